import { weekdays, type Weekday } from '../../content/model/time.ts'
import { weekdayOfDate } from './wall-clock.ts'

/** A weekly repetition as the form shows it. `until` is the last day, as a date. */
export interface Weekly {
  every: 1 | 2
  days: Weekday[]
  until?: string
}

const readParts = (rule: string): Map<string, string> =>
  new Map(
    rule
      .split(';')
      .filter(Boolean)
      .map((part) => part.split('=', 2) as [string, string]),
  )

/** A rule of RFC 5545 in the words of the form; undefined when the form cannot say it, and must leave it as it is. */
export function readWeekly(rule: string, start: string): Weekly | undefined {
  const parts = readParts(rule)
  if (parts.get('FREQ') !== 'WEEKLY') return undefined
  for (const name of parts.keys()) if (!['FREQ', 'INTERVAL', 'BYDAY', 'UNTIL', 'WKST'].includes(name)) return undefined
  const every = Number(parts.get('INTERVAL') ?? '1')
  if (every !== 1 && every !== 2) return undefined
  if (every === 2 && (parts.get('WKST') ?? 'MO') !== 'MO') return undefined
  const days = parts.get('BYDAY')?.split(',') ?? [weekdayOfDate(start)]
  if (!days.every((day): day is Weekday => (weekdays as readonly string[]).includes(day))) return undefined
  if (!parts.has('UNTIL')) return { every, days: inOrder(days) }
  const until = readUntil(parts.get('UNTIL') ?? '')
  return until === undefined ? undefined : { every, days: inOrder(days), until }
}

export function writeWeekly({ every, days, until }: Weekly): string {
  const parts = ['FREQ=WEEKLY', ...(every === 2 ? ['INTERVAL=2'] : []), `BYDAY=${inOrder(days).join(',')}`]
  return [...parts, ...(until ? [`UNTIL=${until.replaceAll('-', '')}`] : [])].join(';')
}

/** Whole days only: an hour within the day, or one in UTC, is more than the form can show. */
function readUntil(until: string): string | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})(T235959)?$/.exec(until)
  return found ? `${found[1]}-${found[2]}-${found[3]}` : undefined
}

const inOrder = (days: Weekday[]): Weekday[] => weekdays.filter((day) => days.includes(day))
