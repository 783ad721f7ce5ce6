import { addDays } from '../../content/rules/local-time.ts'
import { weekdays, type Weekday } from '../../content/model/time.ts'

/** Wall time in a zone, as items write it: `2026-11-22T16:30`. */
export function wallTime(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '00'
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`
}

/** The last minute of the day a week from now: what a notice proposes. */
export const weekFrom = (wall: string): string => `${addDays(wall.slice(0, 10), 7)}T23:59`

export const weekdayOfDate = (date: string): Weekday =>
  weekdays[(new Date(`${date.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7]!

/** Adds minutes to `15:00`, staying within the day: `23:59` at most. */
export function addMinutes(time: string, minutes: number): string {
  const total = Math.min(Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes, 23 * 60 + 59)
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
