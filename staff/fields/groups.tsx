import type { Field, Label } from '../forms/form.ts'
import { fieldId, useFault, useValue } from '../forms/editing.ts'
import { useSay } from '../staff.ts'
import { Frame } from './Frame.tsx'
import { inputType } from './input-type.ts'

type Spec<T extends Field['type']> = { field: Extract<Field, { type: T }> }

/** Fields made of a few plain inputs. */

interface InputProps {
  path: string
  label: Label
  type?: 'text' | 'tel' | 'email'
  class?: string
  longest?: number
}

export function LabelledInput({ path, label, type = 'text', class: className = 'stacked', longest = 120 }: InputProps) {
  const say = useSay()
  const [value = '', set] = useValue<string>(path)
  const fault = useFault(path)
  return (
    <label class={className}>
      <span class="label label-small">{say.fields[label]}</span>
      <input
        id={fieldId(path)}
        {...inputType(type)}
        value={value}
        maxLength={longest}
        autocomplete="off"
        aria-invalid={fault !== undefined}
        onInput={({ currentTarget }) => set(currentTarget.value || undefined)}
      />
      {fault && <span class="fault">{fault}</span>}
    </label>
  )
}

export function AddressField({ field: { path, ...field } }: Spec<'address'>) {
  return (
    <Frame field={{ ...field, path }}>
      <div class="address">
        <LabelledInput path={`${path}.street`} label="street" class="stacked address-street" />
        <LabelledInput path={`${path}.postalCode`} label="postalCode" longest={12} />
        <LabelledInput path={`${path}.city`} label="city" longest={80} />
      </div>
    </Frame>
  )
}

export function ContactField({ field: { path, ...field } }: Spec<'contact'>) {
  return (
    <Frame field={{ ...field, path }}>
      <div class="contact">
        <LabelledInput path={`${path}.name`} label="contactName" />
        <LabelledInput path={`${path}.phone`} label="phone" type="tel" longest={31} />
        <LabelledInput path={`${path}.mail`} label="mail" type="email" />
      </div>
    </Frame>
  )
}

export function AgesField({ field: { path, ...field } }: Spec<'ages'>) {
  return (
    <Frame field={{ ...field, path }}>
      <div class="ages">
        <AgeInput path={`${path}.from`} label="ageFrom" />
        <AgeInput path={`${path}.until`} label="ageUntil" />
      </div>
    </Frame>
  )
}

function AgeInput({ path, label }: { path: string; label: Label }) {
  const say = useSay()
  const [value, set] = useValue<number>(path)
  return (
    <label class="stacked">
      <span class="label label-small">{say.fields[label]}</span>
      <input
        id={fieldId(path)}
        type="number"
        inputMode="numeric"
        min={0}
        max={120}
        value={value ?? ''}
        onInput={({ currentTarget }) => set(currentTarget.value === '' ? undefined : Math.round(currentTarget.valueAsNumber))}
      />
    </label>
  )
}
