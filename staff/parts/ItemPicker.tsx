import { Check } from 'lucide'
import { useState } from 'preact/hooks'
import type { Item } from '../../content/model/kinds.ts'
import type { FormKind } from '../forms/forms.ts'
import { Icon } from '../look/Icon.tsx'
import { titleOf } from '../model/content.ts'
import { matchesQuery } from '../model/fold.ts'
import { wallTime } from '../model/wall-clock.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { Dialog } from './Dialog.tsx'
import { kindIcons } from './kind-icons.ts'
import { PictureUpload } from './PictureUpload.tsx'
import { SearchBox } from './SearchBox.tsx'
import { summaryOf } from './summary.ts'
import { Thumb } from './Thumb.tsx'

interface ItemPickerProps {
  kind: Exclude<FormKind, 'notices'>
  chosen: readonly string[]
  onChoose: (id: string) => void
  onClose: () => void
}

/** Picks an item by its picture and name; archived ones are not offered. */
export function ItemPicker({ kind, chosen, onChoose, onClose }: ItemPickerProps) {
  const say = useSay()
  const { content, now } = useStaff()
  const { centre } = useDesk()
  const [query, setQuery] = useState('')
  const source = centre.sourceLanguage
  const parts = { say, content, source, now: wallTime(now(), centre.timeZone) }
  const items = [...(content.collections.value?.[kind].values() ?? [])]
    .map(({ item }) => item as Item)
    .filter((item) => item.status !== 'archived')
    .map((item) => ({ item, title: titleOf(item, source), line: summaryOf(kind, item as never, parts) }))
    .filter(({ title, line }) => matchesQuery(`${title} ${line}`, query))
    .sort((a, b) => a.title.localeCompare(b.title, say.locale))
  return (
    <Dialog title={say.picker.titles[kind]} onClose={onClose}>
      {kind === 'media' && <PictureUpload onMade={onChoose} />}
      <SearchBox value={query} onInput={setQuery} />
      <ul class={kind === 'media' ? 'picker-grid' : 'picker-list'}>
        {items.map(({ item, title, line }) => (
          <li key={item.id}>
            <button type="button" class="picker-item" aria-pressed={chosen.includes(item.id)} onClick={() => onChoose(item.id)}>
              <Thumb id={pictureOf(item)} stand={kindIcons[kind]} />
              <span class="picker-words">
                <strong>{title || say.untitled}</strong>
                <span>{line}</span>
              </span>
              {chosen.includes(item.id) && <Icon node={Check} size="24px" />}
            </button>
          </li>
        ))}
      </ul>
      {items.length === 0 && <p class="empty">{say.list.nothing}</p>}
    </Dialog>
  )
}

/** The picture that stands for an item; a picture stands for itself. */
export const pictureOf = (item: Item): string | undefined =>
  'variants' in item ? item.id : 'image' in item ? item.image : undefined
