import type { ComponentChildren } from 'preact'
import { type Field } from '../forms/form.ts'
import { fieldId, useFault } from '../forms/editing.ts'
import { useSay } from '../staff.ts'

interface FrameProps {
  field: Field
  children: ComponentChildren
  /** A single control is labelled by `label`; several by their group. */
  control?: string
}

/** Label, help and fault around a field. Groups of controls become a fieldset that faults can lead to. */
export function Frame({ field, children, control }: FrameProps) {
  const say = useSay()
  const fault = useFault(field.path, 'deep')
  const help = field.help && say.help[field.help]
  const words = (
    <>
      <span class="label">
        {say.fields[field.label]}
        {field.required && <span class="required"> {say.required}</span>}
      </span>
      {help && (
        <span class="help" id={`${fieldId(field.path)}-help`}>
          {help}
        </span>
      )}
    </>
  )
  const told = fault && (
    <p class="fault" id={`${fieldId(field.path)}-fault`}>
      {fault}
    </p>
  )
  if (control) {
    return (
      <div class={fault ? 'field field-faulty' : 'field'}>
        <label for={control}>{words}</label>
        {children}
        {told}
      </div>
    )
  }
  return (
    <fieldset class={fault ? 'field field-faulty' : 'field'} id={fieldId(field.path)} tabIndex={-1}>
      <legend>{words}</legend>
      {children}
      {told}
    </fieldset>
  )
}
