import { useState } from 'preact/hooks'
import type { OccurrenceChange } from '../../content/model/event.ts'
import { changesAfter, endBefore, planDate, restoreDate } from '../model/one-date.ts'
import { useSay } from '../staff.ts'
import { sayDate } from './dates.ts'
import { type ChosenReason, names, OwnReason, useReason, useReasonName } from './ReasonField.tsx'
import type { DateSaving } from './use-date-saving.ts'

/** One tap on a reason cancels the date: it stays on the screens, struck through, with that reason in every language. */
export function CancelDate({ saving }: { saving: DateSaving }) {
  const say = useSay()
  const textOf = useReason()
  const nameOf = useReasonName()
  const [own, setOwn] = useState('')
  const { isBusy, event, date } = saving
  const cancel = (reason: ChosenReason) =>
    void saving.change({ cancelled: true, reason: textOf(reason) }, say.calendar.done.cancelled)
  const ended = event && endBefore(event, date.occurrence.key)
  return (
    <>
      <p class="help">{say.calendar.tapCancels}</p>
      <ul class="reason-list">
        {names.map((name) => (
          <li key={name}>
            <button type="button" class="button" disabled={isBusy} onClick={() => cancel({ name })}>
              {nameOf(name)}
            </button>
          </li>
        ))}
        <li>
          <button type="button" class="button" disabled={isBusy} onClick={() => cancel(undefined)}>
            {say.calendar.withoutReason}
          </button>
        </li>
      </ul>
      <OwnReason words={own} onInput={setOwn} />
      <button type="button" class="button" disabled={isBusy || own.trim() === ''} onClick={() => cancel({ words: own })}>
        {say.calendar.cancelWithOwn}
      </button>
      {event && ended && (
        <>
          <LostWithIt lost={changesAfter(event, date.occurrence.key)} today={date.occurrence.date} />
          <button
            type="button"
            class="button button-danger"
            disabled={isBusy}
            onClick={() => void saving.replace(() => ended, say.calendar.done.ended)}
          >
            {say.calendar.endSeries}
          </button>
        </>
      )}
    </>
  )
}

const mostNamed = 6

/** Somebody took trouble over these dates: they are named before they go. */
function LostWithIt({ lost, today }: { lost: readonly OccurrenceChange[]; today: string }) {
  const say = useSay()
  if (lost.length === 0) return null
  const named = lost.slice(0, mostNamed).map(({ original }) => sayDate(original, say, today))
  const more = lost.length > mostNamed ? [say.calendar.more(lost.length - mostNamed)] : []
  return <p class="aside aside-warn">{say.calendar.endLoses(lost.length, [...named, ...more].join(' · '))}</p>
}

export function RestoreDate({ saving }: { saving: DateSaving }) {
  const say = useSay()
  return (
    <button
      type="button"
      class="button button-primary"
      disabled={saving.isBusy}
      onClick={() => void saving.replace((event) => restoreDate(event, saving.date.occurrence.key), say.calendar.done.restored)}
    >
      {say.dates.undo}
    </button>
  )
}

/** What was moved or changed by mistake goes back where it was, also days later. */
export function PlanDate({ saving }: { saving: DateSaving }) {
  const say = useSay()
  return (
    <button
      type="button"
      class="button"
      disabled={saving.isBusy}
      onClick={() => void saving.replace((event) => planDate(event, saving.date.occurrence.key), say.calendar.done.asPlanned)}
    >
      {say.dates.moveBack}
    </button>
  )
}
