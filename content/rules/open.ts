import type { Snapshot, Timeline } from '../model/snapshot.ts'
import { addDays, dayStart, type LocalMoment, localMoment } from './local-time.ts'

export type OpenState =
  | { open: true; until: LocalMoment; untilInstant: number }
  /** `opens` is absent when no opening is known within the window. */
  | { open: false; opens?: LocalMoment; opensInstant?: number }

/** Whether a door is open, when it closes, when it opens again; undefined for what keeps no hours. */
export function openStateAt(snapshot: Snapshot, kind: 'places' | 'offers', id: string, instant: number): OpenState | undefined {
  const intervals = snapshot.timeline.openings[`${kind}/${id}`]
  if (!intervals) return undefined
  const next = intervals.find(([, until]) => until > instant)
  if (!next) return { open: false }
  const [from, until] = next
  return from <= instant
    ? { open: true, until: localMoment(snapshot.timeline, until), untilInstant: until }
    : { open: false, opens: localMoment(snapshot.timeline, from), opensInstant: from }
}

/**
 * What is open on one local day, as wall times: for the list of the next seven days. A night belongs to the day it began; what is
 * open for longer than a day is told day by day, `00:00` to `24:00`.
 */
export function openingsOfDay(
  snapshot: Snapshot,
  kind: 'places' | 'offers',
  id: string,
  date: string,
): { from: string; until: string }[] {
  const { timeline } = snapshot
  const begin = dayStart(timeline, date)
  const end = dayStart(timeline, addDays(date, 1)) ?? snapshot.window.until
  if (begin === undefined) return []
  return (timeline.openings[`${kind}/${id}`] ?? [])
    .map((opening) => (isLong(timeline, opening) ? cut(opening, begin, end) : opening))
    .filter(([from, until]) => from >= begin && from < end && until > from)
    .map(([from, until]) => ({ from: localMoment(timeline, from).time, until: tellEnd(localMoment(timeline, until).time) }))
}

type Opening = readonly [from: number, until: number]

function isLong(timeline: Timeline, [from, until]: Opening): boolean {
  const opens = localMoment(timeline, from)
  const closes = localMoment(timeline, until)
  return closes.date > addDays(opens.date, 1) || (closes.date > opens.date && closes.time > opens.time)
}

const cut = ([from, until]: Opening, begin: number, end: number): Opening => [Math.max(from, begin), Math.min(until, end)]

const tellEnd = (time: string) => (time === '00:00' ? '24:00' : time)
