import { useLayoutEffect, useRef } from 'preact/hooks'
import type { TextForm } from '../../content/model/text.ts'
import { MarkdownTools } from './MarkdownTools.tsx'
import { useSay } from '../staff.ts'

interface TextInputProps {
  id: string
  value: string
  onInput: (text: string) => void
  form: 'line' | 'sentences' | Exclude<TextForm, 'plain'>
  longest: number
  lang: string
  dir: 'ltr' | 'rtl'
  label?: string
  faulty: boolean
  describedBy?: string
}

/** One text in one language. A line grows to a second one when it is long, but takes no line break. */
export function TextInput({ id, value, onInput, form, longest, lang, dir, label, faulty, describedBy }: TextInputProps) {
  const say = useSay()
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = area.current
    if (!element) return
    element.style.blockSize = 'auto'
    element.style.blockSize = `${element.scrollHeight + 4}px`
  }, [value])
  const left = longest - value.length
  return (
    <>
      <textarea
        id={id}
        ref={area}
        value={value}
        lang={lang === 'de-simple' ? 'de' : lang}
        dir={dir}
        rows={form === 'line' ? 1 : form === 'sentences' ? 2 : 3}
        maxLength={longest}
        aria-label={label}
        aria-invalid={faulty}
        aria-describedby={describedBy}
        autocomplete="off"
        enterkeyhint={form === 'line' ? 'next' : undefined}
        onInput={(event) =>
          onInput(form === 'line' ? event.currentTarget.value.replace(/\s*\n\s*/g, ' ') : event.currentTarget.value)
        }
        onKeyDown={(event) => {
          if (form === 'line' && event.key === 'Enter') event.preventDefault()
        }}
      />
      {form === 'markdown' && <MarkdownTools area={area} onChange={onInput} />}
      {left <= 20 && <span class="help">{say.text.left(left)}</span>}
    </>
  )
}
