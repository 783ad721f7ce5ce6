import { addDays } from '../../content/rules/local-time.ts'
import { weekdays } from '../../content/model/time.ts'
import { weekdayOfDate } from './wall-clock.ts'

export type CalendarView = 'month' | 'week'

/** The page of a calendar: whole weeks from Monday, and what the neighbouring pages begin with. */
export interface CalendarPage {
  view: CalendarView
  from: string
  until: string
  days: string[]
  /** A day of the page itself. */
  day: string
  before: string
  after: string
}

const mondayOf = (date: string) => addDays(date, -weekdays.indexOf(weekdayOfDate(date)))

/** `day`: any of the month or week. */
export function calendarPage(view: CalendarView, day: string): CalendarPage {
  const first = view === 'month' ? `${day.slice(0, 8)}01` : mondayOf(day)
  const next = view === 'month' ? firstOfNext(first) : addDays(first, 7)
  const from = mondayOf(first)
  const until = addDays(mondayOf(addDays(next, -1)), 6)
  const count = Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1
  return {
    view,
    day: first,
    from,
    until,
    days: Array.from({ length: count }, (_, index) => addDays(from, index)),
    before: view === 'month' ? `${addDays(first, -1).slice(0, 8)}01` : addDays(first, -7),
    after: next,
  }
}

const firstOfNext = (first: string) => `${addDays(first, 31).slice(0, 8)}01`

/** A day as an address writes it; undefined for anything else. */
export function readDay(written: string | undefined): string | undefined {
  if (!written || !/^(19[7-9]|20|21)\d+-\d{2}-\d{2}$/.test(written) || written.length !== 10) return undefined
  const date = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined
}
