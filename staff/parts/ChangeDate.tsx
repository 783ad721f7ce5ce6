import { useState } from 'preact/hooks'
import type { Text } from '../../content/model/text.ts'
import { Select } from '../fields/Select.tsx'
import { SourceLine } from '../fields/SourceLine.tsx'
import { titleOf } from '../model/content.ts'
import type { DateEdit } from '../model/one-date.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { type ChosenReason, ReasonField, useReason } from './ReasonField.tsx'
import { type Scope, ScopeChoice } from './ScopeChoice.tsx'
import type { DateSaving } from './use-date-saving.ts'

/** Another place, room or title, for this date or for it and all that follow. */
export function ChangeDate({ saving }: { saving: DateSaving }) {
  const say = useSay()
  const { content } = useStaff()
  const { sourceLanguage } = useDesk().centre
  const textOf = useReason()
  const { date, event, isBusy } = saving
  const [scope, setScope] = useState<Scope>('one')
  const [reason, setReason] = useState<ChosenReason>()
  const [place, setPlace] = useState(date.place ?? '')
  const [room, setRoom] = useState(date.room?.[sourceLanguage] ?? '')
  const [title, setTitle] = useState((date.occurrence.title ?? date.title)[sourceLanguage] ?? '')
  const places = [...(content.collections.value?.places.values() ?? [])]
    .filter(({ item }) => item.status !== 'archived' || item.id === place)
    .map(({ item }) => ({ value: item.id, label: titleOf<'places'>(item, sourceLanguage) }))
  const now = { room: date.room, title: date.occurrence.title ?? date.title }
  const isOtherPlace = place !== '' && place !== date.place
  const edit = {
    ...(isOtherPlace ? { place } : {}),
    ...(!isOtherPlace && room.trim() === (now.room?.[sourceLanguage] ?? '') ? {} : { room: textIn(room, sourceLanguage) }),
    ...(title.trim() === (now.title[sourceLanguage] ?? '') ? {} : { title: textIn(title, sourceLanguage) }),
  }
  const isSame = Object.keys(edit).length === 0
  const isForeign = scope === 'following' && saving.follows !== undefined
  const save = () => {
    if (scope === 'following') {
      const { title: named, ...others } = edit
      const texts = { ...event?.title, ...named }
      const following = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, value ?? null]))
      return void saving.following({ ...following, ...(named ? { title: texts } : {}) }, say.calendar.done.following)
    }
    const text = textOf(reason)
    return void saving.change({ ...backToPlan(edit, event), ...(text ? { reason: text } : {}) }, say.calendar.done.changed)
  }
  return (
    <>
      {date.repeats && <ScopeChoice scope={scope} onChoose={setScope} />}
      {isForeign && <p class="help">{say.feeds.event.split(saving.follows ?? '')}</p>}
      <Select
        label={say.fields.place}
        options={[...(date.place === undefined ? [{ value: '', label: say.picker.none }] : []), ...places]}
        value={place}
        onChoose={(chosen) => {
          setPlace(chosen)
          // A room is of its place.
          setRoom(chosen === (date.place ?? '') ? (date.room?.[sourceLanguage] ?? '') : '')
        }}
      />
      <SourceLine id="date-room" label={say.fields.room} value={room} onInput={setRoom} />
      <SourceLine id="date-title" label={say.fields.title} value={title} onInput={setTitle} />
      {scope === 'one' && <ReasonField chosen={reason} onChoose={setReason} />}
      <button
        type="button"
        class="button button-primary"
        disabled={isBusy || isSame || title.trim() === '' || isForeign}
        onClick={save}
      >
        {say.calendar.change}
      </button>
    </>
  )
}

const textIn = (written: string, language: string): Text | undefined =>
  written.trim() ? { [language]: written.trim() } : undefined

/** What is as the event has it needs no word of its own. */
function backToPlan(edit: DateEdit, event: DateSaving['event']): DateEdit {
  if (edit.place === undefined) return edit
  return { ...edit, elsewhere: undefined, place: edit.place === event?.place ? undefined : edit.place }
}
