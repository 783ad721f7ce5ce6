import { useState } from 'preact/hooks'
import type { Event, OccurrenceChange } from '../../content/model/event.ts'
import type { ComingDates, PlannedDate } from '../../content/model/planned.ts'
import type { Occurrence } from '../../content/model/snapshot.ts'
import type { Text } from '../../content/model/text.ts'
import { whereIs } from '../../content/rules/where.ts'
import type { Field } from '../forms/form.ts'
import { fieldId, useEditing, useFault } from '../forms/editing.ts'
import { type EventTime, moveStart, readEventTime, readOccurrenceTime, writeEventTime } from '../model/event-time.ts'
import { useComingDates } from '../model/coming-dates.ts'
import { randomLetters } from '../model/new-id.ts'
import { isSame } from '../model/path.ts'
import { wallTime } from '../model/wall-clock.ts'
import { DateWarnings } from '../parts/DateWarnings.tsx'
import { sayDate } from '../parts/dates.ts'
import { useReadHere } from '../parts/use-read-here.ts'
import { useSay, useStaff } from '../staff.ts'
import { DayInput, TimeInput } from './EventTimeField.tsx'
import { Frame } from './Frame.tsx'
import { Reference } from './ReferenceField.tsx'
import { TextInput } from './TextInput.tsx'

/** The next ten dates of an event as they will be, each to be cancelled or moved with its reason, before anything is saved. */
export function DatesField({ field }: { field: Extract<Field, { type: 'dates' }> }) {
  const say = useSay()
  const coming = useComingDates()
  return (
    <Frame field={field}>
      {coming === 'notYet' || coming === undefined ? (
        <p class="help">{say.dates.notYet}</p>
      ) : coming === 'failed' ? (
        <p class="help">{say.dates.failed}</p>
      ) : (
        <DateList {...coming} />
      )}
    </Frame>
  )
}

function DateList({ dates, isAll, lost }: ComingDates) {
  const say = useSay()
  const today = useToday()
  const names = lost.map((original) => sayDate(original, say, today)).join(' · ')
  const warning = lost.length > 0 && <p class="aside aside-warn">{say.dates.lost(names)}</p>
  if (dates.length === 0)
    return (
      <>
        {warning}
        <p class="help">{say.dates.none}</p>
      </>
    )
  return (
    <>
      {warning}
      <FirstDate dates={dates} />
      <ul class="dates">
        {rowsOf(dates).map((row) =>
          'skipped' in row ? (
            <SkippedRow key={row.key} days={row.days} reason={row.skipped} />
          ) : (
            <DateRow key={row.date.occurrence.key} planned={row.date} />
          ),
        )}
      </ul>
      <p class="help">{isAll ? say.dates.noMore : say.dates.goesOn}</p>
    </>
  )
}

/** The local date, so that days of other years are told with theirs. */
function useToday(): string {
  const { now } = useStaff()
  return wallTime(now(), useEditing().centre.timeZone).slice(0, 10)
}

type DateRowOf = { key: string; date: PlannedDate } | { key: string; skipped: Text; days: string[] }

/**
 * In the order they were planned, so that a row stays where it is while it is moved. Skipped dates that follow each other for one reason
 * are one row.
 */
function rowsOf(dates: readonly PlannedDate[]): DateRowOf[] {
  const rows: DateRowOf[] = []
  for (const date of dates.toSorted((a, b) => (a.occurrence.key < b.occurrence.key ? -1 : 1))) {
    const { key } = date.occurrence
    const before = rows.at(-1)
    if (!date.skipped) rows.push({ key, date })
    else if (before && 'skipped' in before && isSame(before.skipped, date.skipped)) before.days.push(date.occurrence.date)
    else rows.push({ key, skipped: date.skipped, days: [date.occurrence.date] })
  }
  return rows
}

function SkippedRow({ days, reason }: { days: readonly string[]; reason: Text }) {
  const say = useSay()
  const read = useReadHere()
  const today = useToday()
  return (
    <li class="date-row">
      <span class="date-when soft">
        <s>{days.map((day) => sayDate(day, say, today)).join(' · ')}</s>
      </span>
      <span class="soft">{say.dates.skipped(read(reason))}</span>
    </li>
  )
}

/** A series whose rule does not fall on the day written above begins later: said, and mended with one tap. */
function FirstDate({ dates }: { dates: readonly PlannedDate[] }) {
  const say = useSay()
  const { editor } = useEditing()
  const event = editor.draft.value as unknown as Event
  const written = event.allDay ? event.start.slice(0, 10) : event.start
  const first = dates.find(({ skipped }) => !skipped)?.occurrence
  const isMade = dates.some(({ occurrence }) => occurrence.key === written)
  const isLeftOut = (event.excludedDates ?? []).some((each) => each.slice(0, 10) === written.slice(0, 10))
  if (event.recurrence?.rule === undefined || !first || isMade || isLeftOut || first.key < written) return null
  const time = readEventTime(event)
  const adjust = () => {
    const { start, end } = writeEventTime(moveStart(time, first.key.slice(0, 10), time.time))
    editor.set('start', start)
    editor.set('end', end)
    editor.set('duration', undefined)
  }
  return (
    <p class="aside aside-warn">
      {say.dates.firstIsLater(sayDate(first.key, say, written))}{' '}
      <button type="button" class="tool" onClick={adjust}>
        {say.dates.adjustStart}
      </button>
    </p>
  )
}

function DateRow({ planned }: { planned: PlannedDate }) {
  const { occurrence } = planned
  const say = useSay()
  const { editor } = useEditing()
  const { random } = useStaff()
  const changes = (editor.draft.value as unknown as Event).changes ?? []
  const index = changes.findIndex(({ original }) => original === occurrence.key)
  const change = changes[index]
  const isCancelled = change?.cancelled ?? false
  const isMoved = change !== undefined && !isCancelled
  // Opened, and nothing written yet: what is as planned needs no word in the item.
  const [isOpen, setOpen] = useState(false)
  const isMoving = isMoved || (isOpen && change === undefined)
  const { recurrence, timeZone } = editor.draft.value as unknown as Event
  // Dates are told in the centre's zone; one of another zone is moved as a whole event only.
  const canMove = recurrence !== undefined && timeZone === undefined
  const begin: MoveProps['onWrite'] = (what) => {
    if (index >= 0) return editor.set(`changes.${index}`, { ...change, ...what })
    const id = `aenderung-${randomLetters(6, random)}`
    editor.set('changes', [...changes, { id, original: occurrence.key, cancelled: false, ...what }])
  }
  /** A change that only cancelled is nothing any more; one that also moved is moved again. */
  const undo = () => {
    setOpen(false)
    const { id: _id, original: _original, cancelled: _cancelled, reason: _reason, ...more } = change ?? {}
    if (isCancelled && Object.keys(more).length > 0) return editor.set(`changes.${index}.cancelled`, false)
    editor.set(
      'changes',
      changes.filter((_, each) => each !== index),
    )
  }
  const today = useToday()
  const day = sayDate(occurrence.date, say, today)
  return (
    <li class="date-row" role="group" aria-label={day}>
      <span class={isCancelled ? 'date-when struck' : 'date-when'}>
        <strong>{day}</strong> {occurrence.allDay ? say.home.allDay : occurrence.time}
        {occurrence.key.slice(0, 10) !== occurrence.date && (
          <span class="help">{say.dates.insteadOf(sayDate(occurrence.key, say, today))}</span>
        )}
      </span>
      {isCancelled && <span class="cancelled">{say.dates.cancelled}</span>}
      {isMoved && <span class="cancelled">{occurrence.status === 'moved' ? say.dates.moved : say.dates.changed}</span>}
      <span class="date-tools">
        {canMove && change === undefined && !isMoving && (
          <button type="button" class="tool" onClick={() => setOpen(true)}>
            {say.dates.move}
          </button>
        )}
        <button type="button" class="tool" onClick={isMoving || isCancelled ? undo : () => begin({ cancelled: true })}>
          {isCancelled ? say.dates.undo : isMoving ? say.dates.moveBack : say.dates.cancel}
        </button>
      </span>
      <DateWarnings date={planned} />
      {isMoving && <Move index={index} occurrence={occurrence} onWrite={begin} />}
      {change !== undefined && <Reason index={index} />}
    </li>
  )
}

interface MoveProps {
  /** Of its change among those of the event; -1 as long as there is none. */
  index: number
  occurrence: Occurrence
  onWrite: (what: { [K in keyof OccurrenceChange]?: OccurrenceChange[K] | undefined }) => void
}

/** Where and when one date takes place instead. */
function Move({ index, occurrence, onWrite }: MoveProps) {
  const say = useSay()
  const { editor } = useEditing()
  const fault = useFault(`changes.${index}.end`) ?? useFault(`changes.${index}.start`)
  const event = editor.draft.value as unknown as Event
  const change = event.changes?.[index]
  // What is written counts: how the server reads it comes a moment later.
  const time = timeOf(change ?? {}, occurrence)
  const moveTo = (day: string, hour: string) => onWrite(movedTo(time, day, hour))
  return (
    <div class="reason">
      <div class="event-time">
        <DayInput label={say.fields.day} value={time.date} onChange={(next) => next && moveTo(next, time.time)} />
        {!time.allDay && (
          <>
            <TimeInput label={say.fields.begins} value={time.time} onChange={(next) => next && moveTo(time.date, next)} />
            <TimeInput
              label={say.fields.ends}
              value={time.endTime}
              faulty={fault !== undefined}
              onChange={(next) => next && onWrite({ end: `${time.endDate}T${next}` })}
            />
          </>
        )}
      </div>
      {fault && <p class="fault">{fault}</p>}
      <span class="label label-small">{say.fields.place}</span>
      <Reference
        kind="places"
        id={whereIs(event, change).place}
        canClear={false}
        onChange={(place) => onWrite({ elsewhere: undefined, place: place === event.place ? undefined : place })}
      />
    </div>
  )
}

/** When a changed date takes place, from the change as far as it says so. */
function timeOf({ start, end }: Partial<OccurrenceChange>, occurrence: Occurrence): EventTime {
  const resolved = readOccurrenceTime(occurrence)
  if (start === undefined)
    return end === undefined ? resolved : { ...resolved, endDate: end.slice(0, 10), endTime: end.slice(11) }
  return readEventTime({ start, end: end ?? moveEnd(resolved, start), allDay: resolved.allDay })
}

const moveEnd = (time: EventTime, start: string) => writeEventTime(moveStart(time, start.slice(0, 10), start.slice(11))).end

/** Start and end of a date that begins elsewhere, as long as it was. */
function movedTo(time: EventTime, day: string, hour: string): Partial<OccurrenceChange> {
  const { start, end } = writeEventTime(moveStart(time, day, hour))
  return { start, ...(end ? { end } : {}) }
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
