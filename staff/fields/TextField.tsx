import type { Field } from '../forms/form.ts'
import { fieldId, useEditing, useFault } from '../forms/editing.ts'
import { readPath } from '../model/path.ts'
import { useSay } from '../staff.ts'
import { TextInput } from './TextInput.tsx'

type TextSpec = Extract<Field, { type: 'text' }>

/** A text in the original, and beside it in the language somebody translates into. */
export function TextField({ field }: { field: TextSpec }) {
  const say = useSay()
  const { editor, centre, beside } = useEditing()
  const languages = beside === undefined ? [centre.sourceLanguage] : [centre.sourceLanguage, beside]
  return (
    <div class="field">
      <div class={beside === undefined ? 'texts' : 'texts texts-two'}>
        {languages.map((tag) => (
          <OneLanguage
            key={tag}
            field={field}
            tag={tag}
            value={String(readPath(editor.draft.value, `${field.path}.${tag}`) ?? '')}
          />
        ))}
      </div>
      {field.help && (
        <p class="help" id={`${fieldId(field.path)}-help`}>
          {say.help[field.help]}
        </p>
      )}
    </div>
  )
}

function OneLanguage({ field, tag, value }: { field: TextSpec; tag: string; value: string }) {
  const say = useSay()
  const { editor, centre } = useEditing()
  const path = `${field.path}.${tag}`
  const isSource = tag === centre.sourceLanguage
  const own = useFault(path)
  const whole = useFault(field.path)
  const fault = own ?? (isSource ? whole : undefined)
  const language = centre.languages.find((each) => each.tag === tag)
  return (
    <div class={fault ? 'text field-faulty' : 'text'}>
      <label for={fieldId(path)}>
        <span class="label">
          {isSource ? say.fields[field.label] : say.languages.intoLanguage(say.fields[field.label], language?.name ?? tag)}
          {isSource && field.required && <span class="required"> {say.required}</span>}
        </span>
      </label>
      <TextInput
        id={fieldId(path)}
        value={value}
        form={field.form}
        longest={field.longest}
        lang={tag}
        dir={language?.direction ?? 'ltr'}
        faulty={fault !== undefined}
        describedBy={[fault && `${fieldId(path)}-fault`, field.help && `${fieldId(field.path)}-help`].filter(Boolean).join(' ')}
        onInput={(text) => editor.set(path, text || undefined)}
      />
      {fault && (
        <p class="fault" id={`${fieldId(path)}-fault`}>
          {fault}
        </p>
      )}
    </div>
  )
}
