import type { Event } from '../../../content/model/event.ts'
import { type Weekday, weekdays } from '../../../content/model/time.ts'
import { readRuleParts, type RuleParts } from '../../../content/model/rule.ts'
import { untilOnTheWall } from '../../../content/resolve/rule.ts'
import { dayMs, readWall, startOfDay, writeDate, writeTime } from '../../../content/resolve/wall.ts'
import { readSeries } from '../calendar/series.ts'
import type { Source } from '../source.ts'
import { dayNames } from './place-data.ts'

const periods = new Map([
  ['DAILY', 'D'],
  ['WEEKLY', 'W'],
  ['MONTHLY', 'M'],
  ['YEARLY', 'Y'],
])

const isWeekday = (day: string): day is Weekday => (weekdays as readonly string[]).includes(day)

/** What schema.org's Schedule has words for; a rule with anything else is told by its dates alone. */
const sayable = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'COUNT', 'UNTIL', 'WKST'])

/** Its days of the month are counted from the first, and its weeks begin on Monday. */
const isOtherwise = (parts: RuleParts): boolean =>
  (parts.get('BYMONTHDAY') ?? '').includes('-') || (parts.get('WKST') ?? 'MO') !== 'MO'

/** schema.org's Schedule of a series. Undefined where it cannot say it. */
export function describeSchedule(event: Event, source: Source): unknown {
  const rule = event.recurrence?.rule
  if (rule === undefined) return undefined
  const parts = readRuleParts(rule)
  const period = periods.get(parts.get('FREQ') ?? '')
  if (!period || [...parts.keys()].some((name) => !sayable.has(name)) || isOtherwise(parts)) return undefined
  const series = readSeries(event, source)
  const { plan, zone } = series
  const list = (name: string) => parts.get(name)?.split(',')
  const until = parts.get('UNTIL')
  const today = readWall(source.today)
  // As far as the screens know the holidays.
  const excepted = series.made(today, today + 101 * dayMs).filter((wall) => !series.isMade(wall))
  return {
    '@type': 'Schedule',
    repeatFrequency: `P${parts.get('INTERVAL') ?? 1}${period}`,
    ...(parts.has('BYDAY') ? { byDay: list('BYDAY')?.map((day) => (isWeekday(day) ? dayNames[day] : day)) } : {}),
    ...(parts.has('BYMONTH') ? { byMonth: list('BYMONTH')?.map(Number) } : {}),
    ...(parts.has('BYMONTHDAY') ? { byMonthDay: list('BYMONTHDAY')?.map(Number) } : {}),
    ...(parts.has('COUNT') ? { repeatCount: Number(parts.get('COUNT')) } : {}),
    startDate: writeDate(plan.start),
    ...(until === undefined ? {} : { endDate: writeDate(untilOnTheWall(until, zone)) }),
    ...(plan.allDay ? {} : { startTime: `${writeTime(plan.start)}:00`, ...endTime(plan.start, plan.length) }),
    scheduleTimezone: zone.name,
    ...(excepted.length > 0
      ? { exceptDate: excepted.map((wall) => (plan.allDay ? writeDate(wall) : `${writeDate(wall)}T${writeTime(wall)}:00`)) }
      : {}),
  }
}

function endTime(start: number, { nominal, exact }: { nominal: number; exact: number }): { endTime?: string } {
  const length = nominal + exact
  return length === 0 || length >= dayMs ? {} : { endTime: `${writeTime(startOfDay(0) + ((start + length) % dayMs))}:00` }
}
