import type { Snapshot, Timeline } from '../model/snapshot.ts'
import { addDays, dayStart, type LocalMoment, localMoment } from './local-time.ts'

export type Doors = 'places' | 'offers'

export type OpenState =
  /** `always`: no closing is known within the window. */
  | { open: true; until: LocalMoment; untilInstant: number; always?: true }
  /**
   * `opens` is absent when no opening is known within the window. `byAppointment`: somebody is there now for those who have an
   * appointment, or there is no other way in the days to come.
   */
  | { open: false; opens?: LocalMoment; opensInstant?: number; byAppointment?: true }

/** Whether a door is open, when it closes, when it opens again; undefined for what keeps no hours. */
export function openStateAt(snapshot: Snapshot, kind: Doors, id: string, instant: number): OpenState | undefined {
  const { timeline, window } = snapshot
  const intervals = timeline.openings[`${kind}/${id}`]
  if (!intervals) return undefined
  const next = intervals.find(([, until]) => until > instant)
  if (next && next[0] <= instant) {
    const until = next[1]
    const state = { open: true as const, until: localMoment(timeline, until), untilInstant: until }
    return until >= window.until ? { ...state, always: true } : state
  }
  const appointment = timeline.appointments?.[`${kind}/${id}`]?.find(([, until]) => until > instant)
  const isByAppointment = appointment !== undefined && (!next || appointment[0] <= instant)
  return {
    open: false,
    ...(next ? { opens: localMoment(timeline, next[0]), opensInstant: next[0] } : {}),
    ...(isByAppointment ? { byAppointment: true } : {}),
  }
}

/** [from, until) in epoch milliseconds. */
export interface Stretch {
  from: number
  until: number
  byAppointment?: true
}

/**
 * What is open on one local day, in order. A night belongs whole to the day it began; what is open for longer than a day is cut at
 * midnight, day by day.
 */
export function stretchesOfDay({ timeline, window }: Snapshot, kind: Doors, id: string, date: string): Stretch[] {
  const begin = dayStart(timeline, date)
  const end = dayStart(timeline, addDays(date, 1)) ?? window.until
  if (begin === undefined) return []
  const within = (openings: readonly Opening[] = []): Stretch[] =>
    openings
      .map((opening) => (isLong(timeline, opening) ? cut(opening, begin, end) : opening))
      .filter(([from, until]) => from >= begin && from < end && until > from)
      .map(([from, until]) => ({ from, until }))
  const key = `${kind}/${id}`
  const appointments = within(timeline.appointments?.[key]).map((each): Stretch => ({ ...each, byAppointment: true }))
  return [...within(timeline.openings[key]), ...appointments].toSorted((a, b) => a.from - b.from)
}

/** A stretch as it is told, in wall times: `00:00` to `24:00`. */
export interface Span {
  from: string
  until: string
  byAppointment?: true
}

/** What is open on one local day, as it is told: for the list of the next seven days. */
export function openingsOfDay(snapshot: Snapshot, kind: Doors, id: string, date: string): Span[] {
  const { timeline } = snapshot
  return stretchesOfDay(snapshot, kind, id, date).map(({ from, until, ...how }) => ({
    from: localMoment(timeline, from).time,
    until: tellEnd(localMoment(timeline, until).time),
    ...how,
  }))
}

type Opening = readonly [from: number, until: number]

function isLong(timeline: Timeline, [from, until]: Opening): boolean {
  const opens = localMoment(timeline, from)
  const closes = localMoment(timeline, until)
  return closes.date > addDays(opens.date, 1) || (closes.date > opens.date && closes.time > opens.time)
}

const cut = ([from, until]: Opening, begin: number, end: number): Opening => [Math.max(from, begin), Math.min(until, end)]

const tellEnd = (time: string) => (time === '00:00' ? '24:00' : time)
