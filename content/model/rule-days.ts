import type { RuleParts } from './rule.ts'
import { weekdays } from './time.ts'

/** Which days a rule means, day by day: midnights as milliseconds since 1970, as if every zone were UTC. The rule is free of faults. */
export const dayMs = 86_400_000

/** The year, month or week of the start begins before it, and counts from there. */
export function beginOf(parts: RuleParts, first: number): number {
  const date = new Date(first)
  if (parts.get('FREQ') === 'YEARLY') return Date.UTC(date.getUTCFullYear(), 0, 1)
  if (parts.get('FREQ') === 'MONTHLY') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
  return parts.get('FREQ') === 'WEEKLY' ? first - ((weekdayOf(first) - weekStart(parts) + 7) % 7) * dayMs : first
}

export const numbersOf = (parts: RuleParts, name: string) => parts.get(name)?.split(',').map(Number)
const weekStart = (parts: RuleParts) => weekdays.findIndex((day) => day === (parts.get('WKST') ?? 'MO'))
/** 0 = Monday. */
const weekdayOf = (day: number) => (((day / dayMs + 3) % 7) + 7) % 7

/** Which period, counted from the one of the start, a day is in. */
export function periodsOf(parts: RuleParts, first: number): (day: number) => number {
  const frequency = parts.get('FREQ')
  const monthOf = (day: number) => new Date(day).getUTCFullYear() * 12 + new Date(day).getUTCMonth()
  const weekOf = (day: number) => Math.floor((day / dayMs + 3 - weekStart(parts)) / 7)
  if (frequency === 'YEARLY') return (day) => new Date(day).getUTCFullYear() - new Date(first).getUTCFullYear()
  if (frequency === 'MONTHLY') return (day) => monthOf(day) - monthOf(first)
  if (frequency === 'WEEKLY') return (day) => weekOf(day) - weekOf(first)
  return (day) => (day - first) / dayMs
}

/** Whether a day is one that the BY… parts let through, in a period that INTERVAL does not leave out. */
export function fitsOf(parts: RuleParts, first: number): (day: number) => boolean {
  const interval = Number(parts.get('INTERVAL') ?? '1')
  const periodOf = periodsOf(parts, first)
  const tests = [byMonth, byMonthDay, byYearDay, byWeekNumber, byWeekday].flatMap((make) => make(parts, first) ?? [])
  return (day) => periodOf(day) % interval === 0 && tests.every((test) => test(day))
}

type Test = ((day: number) => boolean) | undefined

function byMonth(parts: RuleParts, first: number): Test {
  const isAnniversary =
    parts.get('FREQ') === 'YEARLY' && !['BYYEARDAY', 'BYWEEKNO', 'BYDAY', 'BYMONTHDAY'].some((name) => parts.has(name))
  const months = numbersOf(parts, 'BYMONTH') ?? (isAnniversary ? [new Date(first).getUTCMonth() + 1] : undefined)
  return months && ((day) => months.includes(new Date(day).getUTCMonth() + 1))
}

function byMonthDay(parts: RuleParts, first: number): Test {
  const isImplied =
    (parts.get('FREQ') === 'MONTHLY' || parts.get('FREQ') === 'YEARLY') &&
    !['BYDAY', 'BYYEARDAY', 'BYWEEKNO'].some((name) => parts.has(name))
  const days = numbersOf(parts, 'BYMONTHDAY') ?? (isImplied ? [new Date(first).getUTCDate()] : undefined)
  return (
    days &&
    ((day) => {
      const date = new Date(day)
      const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
      return days.includes(date.getUTCDate()) || days.includes(date.getUTCDate() - length - 1)
    })
  )
}

function byYearDay(parts: RuleParts): Test {
  const days = numbersOf(parts, 'BYYEARDAY')
  return (
    days &&
    ((day) => {
      const year = new Date(day).getUTCFullYear()
      const number = (day - Date.UTC(year, 0, 1)) / dayMs + 1
      const length = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / dayMs
      return days.includes(number) || days.includes(number - length - 1)
    })
  )
}

function byWeekNumber(parts: RuleParts): Test {
  const weeks = numbersOf(parts, 'BYWEEKNO')
  if (!weeks) return undefined
  const begins = weekStart(parts)
  /** The first week of a year is the first with four of its days. */
  const firstWeek = (year: number) => {
    const fourth = Date.UTC(year, 0, 4)
    return fourth - ((weekdayOf(fourth) - begins + 7) % 7) * dayMs
  }
  return (day) => {
    const ahead = new Date(day).getUTCFullYear() + 1
    const year = [ahead, ahead - 1, ahead - 2].find((each) => firstWeek(each) <= day)!
    const number = Math.floor((day - firstWeek(year)) / dayMs / 7) + 1
    const length = (firstWeek(year + 1) - firstWeek(year)) / dayMs / 7
    return weeks.includes(number) || weeks.includes(number - length - 1)
  }
}

function byWeekday(parts: RuleParts, first: number): Test {
  const frequency = parts.get('FREQ')
  const isImplied =
    (frequency === 'WEEKLY' && !parts.has('BYDAY')) ||
    (frequency === 'YEARLY' && parts.has('BYWEEKNO') && !['BYDAY', 'BYMONTHDAY', 'BYYEARDAY'].some((name) => parts.has(name)))
  const written = parts.get('BYDAY') ?? (isImplied ? weekdays[weekdayOf(first)] : undefined)
  if (written === undefined) return undefined
  const inYear = frequency === 'YEARLY' && !parts.has('BYMONTH')
  const days = written.split(',').map((day) => ({
    weekday: weekdays.findIndex((known) => known === day.slice(-2)),
    ordinal: Number(day.slice(0, -2)),
  }))
  return (day) =>
    days.some(({ weekday, ordinal }) => {
      if (weekday !== weekdayOf(day)) return false
      if (ordinal === 0) return true
      const { before, after } = daysAround(day, inYear)
      return ordinal > 0 ? Math.floor(before / 7) + 1 === ordinal : Math.floor(after / 7) + 1 === -ordinal
    })
}

/** How many days of its month or year lie before and after a day. */
function daysAround(day: number, inYear: boolean): { before: number; after: number } {
  const date = new Date(day)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const first = inYear ? Date.UTC(year, 0, 1) : Date.UTC(year, month, 1)
  const next = inYear ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month + 1, 1)
  return { before: (day - first) / dayMs, after: (next - day) / dayMs - 1 }
}
