import type { Interval, Timeline } from '../model/snapshot.ts'

const holds = ([from, until]: Interval, instant: number) =>
  (from === null || from <= instant) && (until === null || instant < until)

/** True when the timeline entry `key` (`notices/<id>` …) holds at `instant`; without an entry always. */
export function isValidAt(timeline: Timeline, key: string, instant: number): boolean {
  const intervals = timeline.intervals[key]
  return !intervals || intervals.some((interval) => holds(interval, instant))
}
