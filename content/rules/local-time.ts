import type { Day, Timeline } from '../model/snapshot.ts'

/** Local calendar day and wall clock of an instant, read off the timeline: no time-zone code on a screen. */
export interface LocalMoment {
  date: string
  /** `15:00` */
  time: string
  /** 0 = Monday … 6 = Sunday */
  weekday: number
}

const dayMs = 86_400_000
const pad = (n: number) => String(n).padStart(2, '0')

/** Index of the day that holds `instant`, or -1 outside the window. Days are in order. */
export function findDay(days: readonly Day[], instant: number): number {
  let low = 0
  let high = days.length - 1
  if (high < 0 || instant < days[0]!.start) return -1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (days[middle]!.start <= instant) low = middle
    else high = middle - 1
  }
  // The last day has no successor that ends it; no local day is longer than 25 hours.
  return low === days.length - 1 && instant >= days[low]!.start + dayMs + 3_600_000 ? -1 : low
}

/** Minutes local wall time is ahead of UTC at `instant`. Outside the window the nearest known day answers. */
export function offsetAt(timeline: Timeline, instant: number): number {
  const { days } = timeline
  if (days.length === 0) return 0
  const index = findDay(days, instant)
  const day = index >= 0 ? days[index]! : instant < days[0]!.start ? days[0]! : days[days.length - 1]!
  return day.shift && instant >= day.shift.at ? day.shift.offset : day.offset
}

export function localMoment(timeline: Timeline, instant: number): LocalMoment {
  const shifted = new Date(instant + offsetAt(timeline, instant) * 60_000)
  return {
    date: shifted.toISOString().slice(0, 10),
    time: `${pad(shifted.getUTCHours())}:${pad(shifted.getUTCMinutes())}`,
    weekday: (shifted.getUTCDay() + 6) % 7,
  }
}

/** The day `count` days after `date`. */
export function addDays(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10)
}

/** The instant at which the local day `date` begins, or undefined outside the window. */
export function dayStart(timeline: Timeline, date: string): number | undefined {
  const first = timeline.days[0]
  if (!first) return undefined
  const index = Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${first.date}T00:00:00Z`)) / dayMs)
  return timeline.days[index]?.start
}
