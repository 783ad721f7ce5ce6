/**
 * An RRULE as RFC 5545, 3.3.10 words it, by walking over every single day: no jumps, no library, nothing of the product's. It shares with the
 * product only what RFC 5545 says, so that both being wrong in the same way is unlikely. Slow, and meant to be read beside the RFC.
 */

const day = 86_400_000
const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

interface Day {
  /** Midnight, as if UTC. */
  at: number
  year: number
  month: number
  date: number
  weekday: string
  inMonth: number
  yearDay: number
  inYear: number
}

function dayAt(at: number): Day {
  const date = new Date(at)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  return {
    at,
    year,
    month: month + 1,
    date: date.getUTCDate(),
    weekday: names[(date.getUTCDay() + 6) % 7]!,
    inMonth: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
    yearDay: Math.round((at - Date.UTC(year, 0, 1)) / day) + 1,
    inYear: Math.round((Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / day),
  }
}

/** From either end: the third day of thirty is 3 and -28. */
const isNumber = (wanted: number[], number: number, of: number) => wanted.includes(number) || wanted.includes(number - of - 1)

/** "Week number one is the first week that contains at least four days in that calendar year", found by looking at each week. */
function weekOf(at: number, weekStart: string): { number: number; of: number } {
  const begin = weekBegin(at, weekStart)
  const year = dayAt(begin + 3 * day).year
  const begins: number[] = []
  for (let week = weekBegin(Date.UTC(year, 0, 1) - 7 * day, weekStart); week < Date.UTC(year + 1, 0, 8); week += 7 * day) {
    if (dayAt(week + 3 * day).year === year) begins.push(week)
  }
  return { number: begins.indexOf(begin) + 1, of: begins.length }
}

function weekBegin(at: number, weekStart: string): number {
  let begin = at
  while (dayAt(begin).weekday !== weekStart) begin -= day
  return begin
}

/** The starts from `start` until `end` (both as if UTC, end excluded), as many as COUNT says. */
export function walkRule(rule: string, start: number, end: number): number[] {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]))
  const numbers = (name: string) => parts[name]?.split(',').map(Number)
  const { FREQ: frequency, BYDAY: weekdays } = parts
  const weekStart = parts['WKST'] ?? 'MO'
  const interval = Number(parts['INTERVAL'] ?? 1)
  const first = dayAt(start - (((start % day) + day) % day))
  const startWeek = weekBegin(first.at, weekStart)
  const [months, monthDays, yearDays, weeks] = ['BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO'].map(numbers)

  const periodOf = (each: Day): number => {
    if (frequency === 'YEARLY') return each.year - first.year
    if (frequency === 'MONTHLY') return (each.year - first.year) * 12 + each.month - first.month
    if (frequency === 'WEEKLY') return Math.round((weekBegin(each.at, weekStart) - startWeek) / (7 * day))
    return Math.round((each.at - first.at) / day)
  }

  /** "2TU" counts in the month of a monthly rule or where months are named, else in the year. */
  const isWeekday = (each: Day) =>
    weekdays!.split(',').some((written) => {
      const ordinal = Number(written.slice(0, -2))
      if (written.slice(-2) !== each.weekday) return false
      if (ordinal === 0) return true
      const inMonth = frequency === 'MONTHLY' || months !== undefined
      const [number, of] = inMonth ? [each.date, each.inMonth] : [each.yearDay, each.inYear]
      return ordinal > 0 ? Math.ceil(number / 7) === ordinal : Math.ceil((of - number + 1) / 7) === -ordinal
    })

  /** "Information, not contained in the rule, necessary to determine the various recurrence instance start times and dates, is derived from DTSTART." */
  const fits = (each: Day): boolean => {
    if (months && !months.includes(each.month)) return false
    if (yearDays && !isNumber(yearDays, each.yearDay, each.inYear)) return false
    if (monthDays && !isNumber(monthDays, each.date, each.inMonth)) return false
    if (weekdays && !isWeekday(each)) return false
    if (weeks) {
      const { number, of } = weekOf(each.at, weekStart)
      if (!isNumber(weeks, number, of)) return false
    }
    if (yearDays || monthDays || weekdays) return true
    if (frequency === 'WEEKLY' || weeks) return each.weekday === first.weekday
    if (frequency === 'MONTHLY') return each.date === first.date
    if (frequency === 'YEARLY') return each.date === first.date && (months !== undefined || each.month === first.month)
    return true
  }

  const minuteOfStart = Math.round((start - first.at) / 60_000)
  const hours = numbers('BYHOUR') ?? [Math.floor(minuteOfStart / 60)]
  const minutes = numbers('BYMINUTE') ?? [minuteOfStart % 60]
  const times = [...new Set(hours.flatMap((hour) => minutes.map((minute) => (hour * 60 + minute) * 60_000)))].sort(
    (a, b) => a - b,
  )

  const until = parts['UNTIL'] === undefined ? Infinity : readUntil(parts['UNTIL'])
  const count = Number(parts['COUNT'] ?? Infinity)
  const positions = numbers('BYSETPOS')
  const starts: number[] = []
  let set: number[] = []
  const close = () => {
    const chosen = positions ? set.filter((_, index) => isNumber(positions, index + 1, set.length)) : set
    for (const each of chosen) if (each >= start && each <= until && each < end && starts.length < count) starts.push(each)
    set = []
  }

  const beginOfYear = Date.UTC(first.year, 0, 1) - 7 * day
  let period = NaN
  for (let at = beginOfYear; at < end + 366 * day && starts.length < count; at += day) {
    const each = dayAt(at)
    if (periodOf(each) !== period) {
      close()
      if (at >= end) break
      period = periodOf(each)
    }
    if (period >= 0 && period % interval === 0 && fits(each)) set.push(...times.map((time) => at + time))
  }
  return starts
}

/** Local, or UTC where the zone is UTC; a date means through that day. */
function readUntil(until: string): number {
  const [, year, month, date, hour = '23', minute = '59', second = '59'] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(
    until,
  )!
  return Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`)
}
