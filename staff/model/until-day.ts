import { addDays } from '../../content/rules/local-time.ts'
import { wallTime } from './wall-clock.ts'

/**
 * The last day on which a series can have a date, of an UNTIL in any of its forms; undefined when it is none. An end within a day, before
 * the hour of the series (`time`, `15:00`), is the day before.
 */
export function readUntilDay(until: string, time: string, timeZone = 'UTC'): string | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(until)
  if (!found) return undefined
  const [, year, month, day, hour, minute, second, utc] = found
  const date = `${year}-${month}-${day}`
  if (hour === undefined) return date
  const wall = utc ? wallTime(Date.parse(`${date}T${hour}:${minute}:${second}Z`), timeZone) : `${date}T${hour}:${minute}`
  return wall.slice(11) < time ? addDays(wall.slice(0, 10), -1) : wall.slice(0, 10)
}
