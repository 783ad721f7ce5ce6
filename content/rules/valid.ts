import type { Interval, Timeline } from '../model/snapshot.ts'

const holds = ([from, until]: Interval, instant: number) =>
  (from === null || from <= instant) && (until === null || instant < until)

/** True when the timeline entry `key` (`notices/<id>` …) holds at `instant`; without an entry always. */
export function isValidAt(timeline: Timeline, key: string, instant: number): boolean {
  const intervals = timeline.intervals[key]
  return !intervals || intervals.some((interval) => holds(interval, instant))
}

/** The next instant after `instant` at which `isValidAt` answers otherwise, or Infinity. */
export function nextTurn(timeline: Timeline, key: string, instant: number): number {
  const edges = (timeline.intervals[key] ?? []).flat().filter((edge): edge is number => edge !== null && edge > instant)
  return Math.min(...edges, Infinity)
}
