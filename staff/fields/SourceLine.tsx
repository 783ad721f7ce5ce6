import { useDesk } from '../staff.ts'
import { TextInput } from './TextInput.tsx'

interface SourceLineProps {
  id: string
  label: string
  value: string
  onInput: (text: string) => void
}

/** One line in the language that the centre writes in. */
export function SourceLine({ id, label, value, onInput }: SourceLineProps) {
  const { sourceLanguage, languages } = useDesk().centre
  return (
    <div class="text">
      <label for={id} class="label label-small">
        {label}
      </label>
      <TextInput
        id={id}
        value={value}
        form="line"
        longest={160}
        lang={sourceLanguage}
        dir={languages.find(({ tag }) => tag === sourceLanguage)?.direction ?? 'ltr'}
        faulty={false}
        onInput={onInput}
      />
    </div>
  )
}
