import { useEffect, useState } from 'preact/hooks'
import type { Event, OccurrenceChange } from '../../content/model/event.ts'
import type { Occurrence } from '../../content/model/snapshot.ts'
import type { Field } from '../forms/form.ts'
import { fieldId, useEditing } from '../forms/editing.ts'
import { parseDraft } from '../model/check-draft.ts'
import { randomLetters } from '../model/new-id.ts'
import { sayDate } from '../parts/dates.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { Frame } from './Frame.tsx'
import { TextInput } from './TextInput.tsx'

const shown = 8

/** The next dates of an event as they will be, each to be cancelled with its reason. */
export function DatesField({ field }: { field: Extract<Field, { type: 'dates' }> }) {
  const say = useSay()
  const dates = useComingDates()
  return (
    <Frame field={field}>
      {dates === undefined ? (
        <p class="help">{say.dates.notYet}</p>
      ) : dates.length === 0 ? (
        <p class="help">{say.dates.none}</p>
      ) : (
        <ul class="dates">
          {dates.slice(0, shown).map((occurrence) => (
            <DateRow key={occurrence.key} occurrence={occurrence} />
          ))}
        </ul>
      )}
    </Frame>
  )
}

/** Resolved in the browser by the code that resolves for the screens; it comes when it is first needed. */
function useComingDates(): Occurrence[] | undefined {
  const { editor } = useEditing()
  const { centre } = useDesk()
  const { now } = useStaff()
  const [dates, setDates] = useState<Occurrence[]>()
  const draft = editor.draft.value
  const when = JSON.stringify([
    draft.start,
    draft.end,
    draft.duration,
    draft.allDay,
    draft.recurrence,
    draft.skip,
    draft.changes,
    draft.excludedDates,
  ])
  useEffect(() => {
    let isCurrent = true
    const event = parseDraft('events', { ...draft, id: draft.id || 'neu', title: { de: 'neu' } }) as Event | undefined
    if (!event) return setDates(undefined)
    void import('../preview/coming-dates.ts').then(({ comingDatesOf }) => {
      if (isCurrent) setDates(comingDatesOf(event, centre, now()))
    })
    return () => {
      isCurrent = false
    }
  }, [when, centre])
  return dates
}

function DateRow({ occurrence }: { occurrence: Occurrence }) {
  const say = useSay()
  const { editor } = useEditing()
  const { random } = useStaff()
  const changes = ((editor.draft.value as unknown as Event).changes ?? []) as OccurrenceChange[]
  const index = changes.findIndex(({ original }) => original === occurrence.key)
  const isCancelled = occurrence.status === 'cancelled'
  const cancel = () => {
    if (index >= 0) editor.set(`changes.${index}.cancelled`, true)
    else
      editor.set('changes', [...changes, { id: `absage-${randomLetters(6, random)}`, original: occurrence.key, cancelled: true }])
  }
  /** A change that only cancelled is nothing any more. */
  const undo = () => {
    const { id: _id, original: _original, cancelled: _cancelled, reason: _reason, ...more } = changes[index] ?? {}
    if (Object.keys(more).length > 0) editor.set(`changes.${index}.cancelled`, false)
    else
      editor.set(
        'changes',
        changes.filter((_, each) => each !== index),
      )
  }
  return (
    <li class="date-row">
      <span class={isCancelled ? 'date-when struck' : 'date-when'}>
        <strong>{sayDate(occurrence.date, say)}</strong> {occurrence.allDay ? say.home.allDay : occurrence.time}
      </span>
      {isCancelled && <span class="cancelled">{say.dates.cancelled}</span>}
      {occurrence.status === 'moved' && <span class="cancelled">{say.dates.moved}</span>}
      <button type="button" class="tool" onClick={isCancelled ? undo : cancel}>
        {isCancelled ? say.dates.undo : say.dates.cancel}
      </button>
      {isCancelled && index >= 0 && <Reason index={index} />}
    </li>
  )
}

function Reason({ index }: { index: number }) {
  const say = useSay()
  const { editor, centre, beside } = useEditing()
  const changes = (editor.draft.value as unknown as Event).changes
  const languages = beside === undefined ? [centre.sourceLanguage] : [centre.sourceLanguage, beside]
  return (
    <div class="reason">
      {languages.map((tag) => {
        const path = `changes.${index}.reason.${tag}`
        const language = centre.languages.find((each) => each.tag === tag)
        const label =
          tag === centre.sourceLanguage ? say.fields.reason : say.languages.intoLanguage(say.fields.reason, language?.name ?? tag)
        return (
          <div key={tag} class="text">
            <label for={fieldId(path)} class="label label-small">
              {label}
            </label>
            <TextInput
              id={fieldId(path)}
              value={changes[index]?.reason?.[tag] ?? ''}
              form="line"
              longest={160}
              lang={tag}
              dir={language?.direction ?? 'ltr'}
              faulty={false}
              onInput={(text) => editor.set(path, text || undefined)}
            />
          </div>
        )
      })}
      <span class="help">
        {say.dates.reasonHelp} {say.dates.saveToTell}
      </span>
    </div>
  )
}
