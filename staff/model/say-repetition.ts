import type { Event } from '../../content/model/event.ts'
import { readRuleParts } from '../../content/model/rule.ts'
import { weekdays } from '../../content/model/time.ts'
import { readUntilDay } from './until-day.ts'
import type { Unit } from './repetition.ts'

/** How one language says the pieces of a repetition. Weekdays are RFC 5545 codes, months 1 to 12; a negative position counts from the end. */
export interface RuleWords {
  join(all: readonly string[]): string
  every(unit: Unit, count: number): string
  /** `every Tuesday and Friday` */
  weekdays(days: readonly string[]): string
  workdays: string
  onWeekdays(days: readonly string[]): string
  nthOfMonth(position: number, day: string): string
  dayOfMonth(day: number): string
  onNth(position: number, day: string): string
  onEach(days: readonly string[]): string
  onMonthDays(days: readonly number[]): string
  onDate(day: number, month: number): string
  inMonths(months: readonly number[]): string
  inWeeks(weeks: readonly number[]): string
  onYearDays(days: readonly number[]): string
  atHours(times: readonly string[]): string
  onlyPositions(positions: readonly number[]): string
  except: Record<'holidays' | 'school-holidays', string>
  exceptAll(what: readonly string[]): string
  until(date: string): string
  times(count: number): string
  without(dates: readonly string[]): string
  withoutMany(count: number): string
  also(dates: readonly string[]): string
  alsoMany(count: number): string
  unknown: string
  date(date: string): string
}

type Said = Pick<Event, 'start' | 'recurrence' | 'excludedDates' | 'skip' | 'timeZone'>

/** So many single dates are named; more are counted. */
const named = 3

/**
 * A repetition as a person would say it: "Alle 2 Wochen dienstags, außer in den Schulferien, bis 30. Juni 2027". Every rule of RFC 5545
 * gets a sentence, also what the form cannot make; undefined for an event that takes place once.
 */
export function sayRepetition(event: Said, words: RuleWords, timeZone: string): string | undefined {
  const { rule, dates = [] } = event.recurrence ?? {}
  const also = tell(dates, words.also, words.alsoMany, words)
  if (rule === undefined) return also && capital(words.join([words.date(event.start), ...dates.map(dayOf).map(words.date)]))
  const parts = readRuleParts(rule)
  const until = readUntilDay(parts.get('UNTIL') ?? '', event.start.slice(11), event.timeZone ?? timeZone)
  const count = Number(parts.get('COUNT'))
  const skip = event.skip ?? []
  return capital(
    [
      sayRule(parts, event.start, words),
      skip.length > 0 && words.exceptAll(skip.map((each) => words.except[each])),
      until && words.until(words.date(until)),
      count > 0 && words.times(count),
      tell(event.excludedDates ?? [], words.without, words.withoutMany, words),
      also,
    ]
      .filter(Boolean)
      .join(', '),
  )
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)
const dayOf = (moment: string) => moment.slice(0, 10)

function tell(
  dates: readonly string[],
  each: (dates: readonly string[]) => string,
  many: (count: number) => string,
  words: RuleWords,
): string | undefined {
  if (dates.length === 0) return undefined
  return dates.length > named ? many(dates.length) : each(dates.map((date) => words.date(dayOf(date))))
}

/** BYDAY's entries: a weekday, with its position where it has one. */
interface DayPart {
  day: string
  position: number
}

interface Read {
  unit: Unit
  every: number
  days: DayPart[]
  months: number[]
  monthDays: number[]
  yearDays: number[]
  weeks: number[]
  positions: number[]
  times: string[]
}

const units: Record<string, Unit> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' }

function read(parts: ReadonlyMap<string, string>, start: string): Read | undefined {
  const unit = units[parts.get('FREQ') ?? '']
  if (!unit) return undefined
  const numbers = (name: string) => (parts.get(name)?.split(',') ?? []).map(Number).filter((number) => !Number.isNaN(number))
  const days = (parts.get('BYDAY')?.split(',') ?? []).map((written) => ({
    day: written.slice(-2),
    position: Number(written.slice(0, -2) || '0'),
  }))
  // What is counted from the end comes last.
  const rank = (position: number) => (position < 0 ? 100 + position : position)
  const order = (day: string) => (weekdays as readonly string[]).indexOf(day)
  const minutes = numbers('BYMINUTE')
  const hours = numbers('BYHOUR').flatMap((hour) =>
    (minutes.length > 0 ? minutes : [Number(start.slice(14) || '0')]).map(
      (minute) => `${hour}:${String(minute).padStart(2, '0')}`,
    ),
  )
  return {
    unit,
    every: Number(parts.get('INTERVAL') ?? '1') || 1,
    days: days.toSorted((a, b) => rank(a.position) - rank(b.position) || order(a.day) - order(b.day)),
    months: numbers('BYMONTH'),
    monthDays: numbers('BYMONTHDAY'),
    yearDays: numbers('BYYEARDAY'),
    weeks: numbers('BYWEEKNO'),
    positions: numbers('BYSETPOS'),
    times: hours,
  }
}

function sayRule(parts: ReadonlyMap<string, string>, start: string, words: RuleWords): string {
  const rule = read(parts, start)
  return rule ? (sayPlain(rule, start, words) ?? sayAny(rule, words)) : words.unknown
}

/** What a centre usually does, as people say it. */
function sayPlain(rule: Read, start: string, words: RuleWords): string | undefined {
  const { unit, every, days, months, monthDays, positions } = rule
  if (rule.yearDays.length + rule.weeks.length + rule.times.length > 0) return undefined
  const plain = days.every(({ position }) => position === 0)
  const codes = days.map(({ day }) => day)
  const isBare = months.length + monthDays.length + positions.length === 0
  if (unit === 'day' && days.length === 0 && isBare) return words.every('day', every)
  if ((unit === 'week' || (unit === 'day' && every === 1)) && isBare && plain) return sayWeeks(every, codes, start, words)
  if (unit === 'month' && months.length === 0) return sayMonths(rule, start, words)
  if (unit !== 'year' || days.length > 0 || positions.length > 0) return undefined
  const [month, day] = [months[0] ?? Number(start.slice(5, 7)), monthDays[0] ?? Number(start.slice(8, 10))]
  if (months.length > 1 || monthDays.length > 1 || day < 1 || (monthDays.length > 0 && months.length === 0)) return undefined
  return `${words.every('year', every)} ${words.onDate(day, month)}`
}

function sayWeeks(every: number, codes: readonly string[], start: string, words: RuleWords): string {
  const days = codes.length > 0 ? codes : [weekdays[(new Date(`${dayOf(start)}T00:00:00Z`).getUTCDay() + 6) % 7]!]
  if (every > 1) return `${words.every('week', every)} ${words.onWeekdays(days)}`
  if (days.length === 7) return words.every('day', 1)
  return days.join() === weekdays.slice(0, 5).join() ? words.workdays : words.weekdays(days)
}

function sayMonths({ every, days, monthDays, positions }: Read, start: string, words: RuleWords): string | undefined {
  if (days.length === 0 && positions.length === 0 && monthDays.length < 2) {
    const day = monthDays[0] ?? Number(start.slice(8, 10))
    return every === 1 ? words.dayOfMonth(day) : `${words.every('month', every)} ${words.onMonthDays([day])}`
  }
  const [only, more] = days
  if (!only || more || monthDays.length > 0 || positions.length > 1) return undefined
  const position = only.position || positions[0]
  if (!position || (only.position !== 0 && positions.length > 0)) return undefined
  return every === 1 ? words.nthOfMonth(position, only.day) : `${words.every('month', every)} ${words.onNth(position, only.day)}`
}

/** Everything else: how often, and one condition after the other. */
function sayAny({ unit, every, days, months, monthDays, yearDays, weeks, positions, times }: Read, words: RuleWords): string {
  const plain = days.filter(({ position }) => position === 0).map(({ day }) => day)
  const conditions = [
    ...days.filter(({ position }) => position !== 0).map(({ day, position }) => words.onNth(position, day)),
    ...(plain.length > 0 ? [words.onEach(plain)] : []),
    ...(monthDays.length > 0 ? [words.onMonthDays(monthDays)] : []),
    ...(yearDays.length > 0 ? [words.onYearDays(yearDays)] : []),
  ]
  const when = [
    conditions.length > 0 && words.join(conditions),
    weeks.length > 0 && words.inWeeks(weeks),
    months.length > 0 && words.inMonths(months),
    times.length > 0 && words.atHours(times),
  ]
  const sentence = [words.every(unit, every), ...when].filter(Boolean).join(' ')
  return positions.length > 0 ? `${sentence}, ${words.onlyPositions(positions)}` : sentence
}
