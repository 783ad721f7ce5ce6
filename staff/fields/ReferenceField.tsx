import { X } from 'lucide'
import { useState } from 'preact/hooks'
import type { Field } from '../forms/form.ts'
import { useEditing, useValue } from '../forms/editing.ts'
import { isFormKind, type FormKind } from '../forms/forms.ts'
import { Icon } from '../look/Icon.tsx'
import { titleOf } from '../model/content.ts'
import { ItemPicker, pictureOf } from '../parts/ItemPicker.tsx'
import { kindIcons } from '../parts/kind-icons.ts'
import { Thumb } from '../parts/Thumb.tsx'
import { useSay, useStaff } from '../staff.ts'
import { Frame } from './Frame.tsx'

export type PickedKind = Exclude<FormKind, 'notices'>

export function ReferenceField({ field }: { field: Extract<Field, { type: 'reference' }> }) {
  const [value, set] = useValue<string>(field.path)
  if (!isFormKind(field.kind) || field.kind === 'notices') throw new Error(`there is no picker for ${field.kind}`)
  return (
    <Frame field={field}>
      <Reference kind={field.kind} id={value} onChange={set} canClear={!field.required} />
    </Frame>
  )
}

interface ReferenceProps {
  kind: PickedKind
  id: string | undefined
  onChange: (id: string | undefined) => void
  canClear?: boolean
}

/** What is chosen, with name and picture, and the way to another. */
export function Reference({ kind, id, onChange, canClear = true }: ReferenceProps) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <div class="reference">
      {id === undefined ? <p class="reference-none">{say.picker.none}</p> : <Chosen kind={kind} id={id} />}
      <button type="button" class="button" onClick={() => setOpen(true)}>
        {id === undefined ? say.picker.choose : say.picker.change}
      </button>
      {id !== undefined && canClear && (
        <button type="button" class="icon-button" aria-label={say.remove} onClick={() => onChange(undefined)}>
          <Icon node={X} size="22px" />
        </button>
      )}
      {isOpen && (
        <ItemPicker
          kind={kind}
          chosen={id === undefined ? [] : [id]}
          onClose={() => setOpen(false)}
          onChoose={(chosen) => {
            onChange(chosen)
            setOpen(false)
          }}
        />
      )}
    </div>
  )
}

function Chosen({ kind, id }: { kind: PickedKind; id: string }) {
  const say = useSay()
  const { content } = useStaff()
  const { centre } = useEditing()
  const item = content.find(kind, id)?.item
  if (!item) return <p class="reference-none fault">{say.picker.gone}</p>
  return (
    <p class="reference-chosen">
      <Thumb id={pictureOf(item)} stand={kindIcons[kind]} />
      <span>
        <strong>{titleOf<PickedKind>(item, centre.sourceLanguage) || say.untitled}</strong>
        {item.status !== 'published' && <span class="help">{say.picker.hidden}</span>}
      </span>
    </p>
  )
}
