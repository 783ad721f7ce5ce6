import { readRuleParts } from '../../content/model/rule.ts'
import { weekdays, type Weekday } from '../../content/model/time.ts'
import { readUntilDay } from './until-day.ts'
import { weekdayOfDate } from './wall-clock.ts'

/** Which weekday of a month: the first to the fourth, or the last. */
export const ordinals = [1, 2, 3, 4, -1] as const
export type Ordinal = (typeof ordinals)[number]

export type MonthDay =
  /** 1 to 31; -1 is the last day of the month. */
  { by: 'day'; day: number } | { by: 'weekday'; nth: Ordinal; day: Weekday }

export type SeriesEnd = { until: string } | { count: number } | undefined

/** A repetition as the form shows it. `every`: each so many days, weeks, months or years. `until` is the last day, as a date. */
export type Repetition = { every: number; end: SeriesEnd } & (
  | { unit: 'day' }
  | { unit: 'week'; days: Weekday[] }
  | { unit: 'month'; on: MonthDay }
  | { unit: 'year' }
)
export type Unit = Repetition['unit']

const units: Record<string, Unit> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' }

/** The parts beside these are more than the form can say. */
const known: Record<Unit, readonly string[]> = {
  day: [],
  week: ['BYDAY'],
  month: ['BYDAY', 'BYMONTHDAY', 'BYSETPOS'],
  year: ['BYMONTH', 'BYMONTHDAY'],
}

/** A rule of RFC 5545 in the words of the form; undefined when the form cannot say it, and must leave it as it is. */
export function readRepetition(rule: string, start: string): Repetition | undefined {
  const parts = readRuleParts(rule)
  const unit = units[parts.get('FREQ') ?? '']
  if (!unit) return undefined
  const common = ['FREQ', 'INTERVAL', 'UNTIL', 'COUNT', 'WKST']
  for (const name of parts.keys()) if (!common.includes(name) && !known[unit].includes(name)) return undefined
  const every = Number(parts.get('INTERVAL') ?? '1')
  if (!Number.isInteger(every) || every < 1 || every > 99) return undefined
  // Where the week begins matters to weeks that are left out.
  if (unit === 'week' && every > 1 && (parts.get('WKST') ?? 'MO') !== 'MO') return undefined
  const end = readEnd(parts)
  if (end === 'other') return undefined
  if (unit === 'day') return { unit, every, end }
  if (unit === 'week') {
    const days = parts.get('BYDAY')?.split(',') ?? [weekdayOfDate(start)]
    return days.every(isWeekday) ? { unit, every, days: inOrder(days), end } : undefined
  }
  if (unit === 'year') return isYearly(parts, start) ? { unit, every, end } : undefined
  const on = readMonthDay(parts, start)
  return on && { unit, every, on, end }
}

export function writeRepetition(repetition: Repetition): string {
  const { unit, every, end } = repetition
  const frequency = Object.keys(units).find((name) => units[name] === unit)!
  const parts = [`FREQ=${frequency}`, ...(every > 1 ? [`INTERVAL=${every}`] : [])]
  if (repetition.unit === 'week') parts.push(`BYDAY=${inOrder(repetition.days).join(',')}`)
  if (repetition.unit === 'month') {
    const { on } = repetition
    parts.push(on.by === 'day' ? `BYMONTHDAY=${on.day}` : `BYDAY=${on.nth}${on.day}`)
  }
  if (end && 'until' in end) parts.push(`UNTIL=${end.until.replaceAll('-', '')}`)
  if (end && 'count' in end) parts.push(`COUNT=${end.count}`)
  return parts.join(';')
}

const isWeekday = (day: string): day is Weekday => (weekdays as readonly string[]).includes(day)
const inOrder = (days: Weekday[]): Weekday[] => weekdays.filter((day) => days.includes(day))

/** Whole days only: an hour within the day, or one in UTC, is more than the form can show. */
function readEnd(parts: ReadonlyMap<string, string>): SeriesEnd | 'other' {
  const [until, count] = [parts.get('UNTIL'), parts.get('COUNT')]
  if (until === undefined) return count === undefined ? undefined : { count: Number(count) }
  return count === undefined && /^\d{8}(T235959)?$/.test(until) ? { until: readUntilDay(until, '')! } : 'other'
}

function readMonthDay(parts: ReadonlyMap<string, string>, start: string): MonthDay | undefined {
  const [byDay, byMonthDay, position] = [parts.get('BYDAY'), parts.get('BYMONTHDAY'), parts.get('BYSETPOS')]
  if (byDay === undefined) {
    if (position !== undefined) return undefined
    const day = byMonthDay === undefined ? Number(start.slice(8, 10)) : Number(byMonthDay)
    return Number.isInteger(day) && (day > 0 || day === -1) ? { by: 'day', day } : undefined
  }
  if (byMonthDay !== undefined) return undefined
  // "The second Tuesday" is written in either of two ways.
  const found = /^([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(byDay)
  const nth = ordinals.find((each) => each === Number(found?.[1] ?? position))
  const isOneWay = (found?.[1] === undefined) !== (position === undefined)
  return found && nth !== undefined && isOneWay ? { by: 'weekday', nth, day: found[2] as Weekday } : undefined
}

/** On the day of its start: said by nothing, or by its month and day. */
function isYearly(parts: ReadonlyMap<string, string>, start: string): boolean {
  const [month, day] = [parts.get('BYMONTH'), parts.get('BYMONTHDAY')]
  if (month === undefined && day === undefined) return true
  return Number(month) === Number(start.slice(5, 7)) && Number(day) === Number(start.slice(8, 10))
}

/** Which weekday of its month a date is: the first to the fourth; the fifth is the last. */
export const ordinalOf = (date: string): Ordinal => {
  const nth = Math.ceil(Number(date.slice(8, 10)) / 7)
  return ordinals.find((each) => each === nth) ?? -1
}

/** What a repetition begins with when somebody chooses its unit. */
export function beginRepetition(unit: Unit, start: string, end: SeriesEnd): Repetition {
  const base = { every: 1, end }
  if (unit === 'week') return { ...base, unit, days: [weekdayOfDate(start)] }
  if (unit === 'month') return { ...base, unit, on: { by: 'weekday', nth: ordinalOf(start), day: weekdayOfDate(start) } }
  return { ...base, unit }
}
