import type { Field } from '../forms/form.ts'
import { fieldId, useEditing, useFault, useValue } from '../forms/editing.ts'
import { useSay } from '../staff.ts'
import { Chips } from './Chips.tsx'
import { Frame } from './Frame.tsx'
import { inputType, sensibleDays } from './input-type.ts'
import { Segments } from './Segments.tsx'

type Spec<T extends Field['type']> = { field: Extract<Field, { type: T }> }

/** Fields of one control that need no model of their own. */

export function PlainField({ field }: Spec<'plain'>) {
  const [value = '', set] = useValue<string>(field.path)
  const id = fieldId(field.path)
  const fault = useFault(field.path)
  return (
    <Frame field={field} control={id}>
      <input
        id={id}
        {...inputType(field.input)}
        value={value}
        maxLength={field.longest}
        aria-invalid={fault !== undefined}
        autocomplete="off"
        onInput={(event) => set(event.currentTarget.value || undefined)}
      />
    </Frame>
  )
}

export function DateField({ field }: Spec<'date'>) {
  const [value = '', set] = useValue<string>(field.path)
  const id = fieldId(field.path)
  return (
    <Frame field={field} control={id}>
      <input
        id={id}
        type="date"
        {...sensibleDays}
        class="short"
        value={value}
        onInput={(event) => set(event.currentTarget.value || undefined)}
      />
    </Frame>
  )
}

export function ToggleField({ field }: Spec<'toggle'>) {
  const say = useSay()
  const [value = false, set] = useValue<boolean>(field.path)
  return (
    <label class="toggle field" id={fieldId(field.path)}>
      <input type="checkbox" checked={value} onChange={(event) => set(event.currentTarget.checked)} />
      <span>{say.fields[field.label]}</span>
    </label>
  )
}

export function ChoiceField({ field }: Spec<'choice'>) {
  const say = useSay()
  const [value, set] = useValue<string>(field.path)
  return (
    <Frame field={field}>
      <Segments
        options={field.options.map((option) => ({ value: option, label: say.choices[field.choices][option] ?? '' }))}
        value={value}
        onChoose={set}
      />
    </Frame>
  )
}

export function ChipsField({ field }: Spec<'chips'>) {
  const say = useSay()
  const [values = [], set] = useValue<string[]>(field.path)
  return (
    <Frame field={field}>
      <Chips
        options={field.options.map((option) => ({ value: option, label: say.choices[field.choices][option] ?? '' }))}
        values={values}
        onChange={set}
      />
    </Frame>
  )
}

export function LanguagesField({ field }: Spec<'languages'>) {
  const [values = [], set] = useValue<string[]>(field.path)
  return (
    <Frame field={field}>
      <LanguageChips values={values} onChange={set} />
    </Frame>
  )
}

/** The centre's languages, and whatever else is already chosen, by their own names. */
export function LanguageChips({ values, onChange }: { values: readonly string[]; onChange: (values: string[]) => void }) {
  const { centre } = useEditing()
  const spoken = centre.languages.filter(({ tag }) => tag !== 'de-simple')
  const more = values.filter((tag) => !spoken.some((language) => language.tag === tag))
  const nameOf = (tag: string) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  const options = [
    ...spoken.map(({ tag, name }) => ({ value: tag, label: name, lang: tag })),
    ...more.map((tag) => ({ value: tag, label: nameOf(tag), lang: tag })),
  ]
  return <Chips options={options} values={values} onChange={onChange} />
}

export function TopicsField({ field }: Spec<'topics'>) {
  const { centre } = useEditing()
  const [values = [], set] = useValue<string[]>(field.path)
  const options = centre.topics.map(({ id, name }) => ({ value: id, label: name[centre.sourceLanguage] ?? '' }))
  return (
    <Frame field={field}>
      <Chips options={options} values={values} onChange={set} />
    </Frame>
  )
}

export function DistrictField({ field }: Spec<'district'>) {
  const say = useSay()
  const { centre } = useEditing()
  const [value = '', set] = useValue<string>(field.path)
  const options = centre.districts.map(({ id, name }) => ({ value: id, label: name[centre.sourceLanguage] ?? '' }))
  return (
    <Frame field={field}>
      <Segments
        options={[{ value: '', label: say.district.none }, ...options]}
        value={value}
        onChoose={(next) => set(next || undefined)}
      />
    </Frame>
  )
}
