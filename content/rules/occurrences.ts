import type { Hours, Occurrence, PublicEvent, Snapshot } from '../model/snapshot.ts'
import type { Text } from '../model/text.ts'
import { addDays, dayStart, localMoment } from './local-time.ts'
import { whereIs } from './where.ts'

/** One date of an event with its event: a row of every list. */
export interface Row {
  event: PublicEvent
  occurrence: Occurrence
  /** Where this date is, which may differ from its event. */
  place: string | undefined
  room: Text | undefined
  /** Of a date that has moved to another day and is told here for those who would come: where it went. `occurrence` has the hours it had. */
  movedTo?: Occurrence
}

export function rowOf(event: PublicEvent, occurrence: Occurrence): Row {
  const { place, room } = whereIs(event, occurrence)
  return { event, occurrence, place, room }
}

/** A moved date as those find it who know of its first day only: called off there, with its new day. */
export function departedRows(event: PublicEvent, movedTo: Occurrence): Row[] {
  const { was, date } = movedTo
  return was && was.date !== date ? [{ ...rowOf(event, { ...movedTo, ...was, status: 'cancelled' }), movedTo }] : []
}

/** Names a row in a list, where a date that moved may stand twice. */
export const rowKey = ({ event, occurrence: { key, date } }: Row): string => `${event.id} ${key} ${date}`

/**
 * Longer than a day on the wall: listed apart from what has an hour, so that exhibitions do not drown single dates. A night that
 * passes midnight is not.
 */
export const isRunning = ({ occurrence: { date, time, endDate, endTime } }: { occurrence: Hours }): boolean =>
  endDate > addDays(date, 1) || (endDate > date && endTime > time)

/** The hour at which a date ends, as a person reads it; undefined when the event tells none. */
export const endTold = ({ date, time, endDate, endTime }: Hours): string | undefined =>
  endDate === date && endTime === time ? undefined : endTime

const isOneOff = ({ event }: Row) => !event.repeats

/** By start; at the same start one-off events first, then by id, so that every screen has one order. */
export function compareRows(a: Row, b: Row): number {
  return (
    a.occurrence.start - b.occurrence.start ||
    Number(isOneOff(b)) - Number(isOneOff(a)) ||
    (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0)
  )
}

/** All rows that touch [from, until), in order; a date that moved to another day is also where it was. */
export function rowsBetween(snapshot: Snapshot, from: number, until: number): Row[] {
  return snapshot.events
    .flatMap((event) =>
      // Months of dates are in the snapshot, and few of them are ever wanted.
      (snapshot.timeline.occurrences[event.id] ?? [])
        .flatMap((occurrence) => [rowOf(event, occurrence), ...departedRows(event, occurrence)])
        .filter(({ occurrence: { start, end } }) => start < until && end > from),
    )
    .toSorted(compareRows)
}

/** The rows of one local day, running exhibitions apart. A date past midnight belongs to the day it began. */
export function rowsOfDay(snapshot: Snapshot, date: string): { dated: Row[]; running: Row[] } {
  const from = dayStart(snapshot.timeline, date)
  const until = dayStart(snapshot.timeline, addDays(date, 1)) ?? snapshot.window.until
  if (from === undefined) return { dated: [], running: [] }
  const rows = rowsBetween(snapshot, from, until)
  return {
    dated: rows.filter((each) => !isRunning(each) && each.occurrence.date === date),
    running: rows.filter(isRunning),
  }
}

export type Phase = 'ended' | 'now' | 'later'

export const phaseAt = ({ start, end }: Hours, instant: number): Phase =>
  end <= instant ? 'ended' : start <= instant ? 'now' : 'later'

/** What a visitor asks first. `now` and `later` hold cancelled dates until they would have ended. */
export interface Today {
  date: string
  now: Row[]
  later: Row[]
  running: Row[]
  /** The next rows after today, for a day on which nothing more happens. */
  next: Row[]
}

export function resolveToday(snapshot: Snapshot, instant: number, next = 3): Today {
  const { date } = localMoment(snapshot.timeline, instant)
  const yesterday = rowsOfDay(snapshot, addDays(date, -1)).dated.filter(
    ({ occurrence }) => occurrence.end > instant && occurrence.date < date,
  )
  const { dated, running } = rowsOfDay(snapshot, date)
  const rows = [...yesterday.filter((each) => !dated.includes(each) && !each.occurrence.allDay), ...dated]
  const tomorrow = dayStart(snapshot.timeline, addDays(date, 1)) ?? Infinity
  return {
    date,
    now: rows.filter(({ occurrence }) => phaseAt(occurrence, instant) === 'now'),
    later: rows.filter(({ occurrence }) => phaseAt(occurrence, instant) === 'later'),
    running: running.filter(({ occurrence }) => occurrence.end > instant),
    next: rowsBetween(snapshot, tomorrow, Infinity)
      .filter((each) => each.occurrence.start >= tomorrow && each.occurrence.status !== 'cancelled')
      .slice(0, next),
  }
}

/** The coming dates of one event, from those still running on. */
export function comingDates(snapshot: Snapshot, event: string, instant: number, count = 8): Occurrence[] {
  return (snapshot.timeline.occurrences[event] ?? []).filter(({ end }) => end > instant).slice(0, count)
}
