import type { Hours } from '../../../content/model/snapshot.ts'
import { addDays } from '../../../content/rules/local-time.ts'
import { localeOf } from '../../../content/rules/locale.ts'
import { endTold, isRunning } from '../../../content/rules/occurrences.ts'
import { tellSpan } from '../../../content/rules/time-span.ts'
import type { Reading } from '../reading.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(tag: string, date: string, options: Intl.DateTimeFormatOptions): string {
  const key = tag + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(localeOf(tag), { timeZone: 'UTC', ...options })
  formats.set(key, known)
  return known.format(new Date(`${date}T00:00:00Z`))
}

/** "Dienstag, 6. Januar", with the year where it is not today's. Dari says the day before the month, though Intl turns them round. */
export function longDay(tag: string, date: string, today: string): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  if (tag !== 'fa-AF') return format(tag, date, { weekday: 'long', day: 'numeric', month: 'long', ...year })
  const parts = [
    format(tag, date, { day: 'numeric' }),
    format(tag, date, { month: 'long' }),
    year.year && format(tag, date, year),
  ]
  return `${format(tag, date, { weekday: 'long' })}، ${parts.filter(Boolean).join(' ')}`
}

/** "Heute, Dienstag, 6. Januar" */
export function nameDay({ say, language }: Reading, date: string, today: string): string {
  const day = longDay(language.tag, date, today)
  const near = date === today ? say.today : date === addDays(today, 1) ? say.tomorrow : undefined
  return near === undefined ? day : `${near}${commaOf(language.tag)} ${day}`
}

/** Between a day and what follows it, in the reader's script. */
export const commaOf = (tag: string): string => (/^(ar|fa)/.test(tag) ? '،' : ',')

/** Clock text that stays in order inside right-to-left text. */
export const isolate = (text: string) => `\u2066${text}\u2069`

/** When a date is, in words: "15:00 – 17:00", "ganztägig". What runs for weeks says until when. */
export function tellHours(occurrence: Hours, { say, language }: Reading, today: string): string {
  const { time, endDate, allDay } = occurrence
  const until = isRunning({ occurrence }) ? say.untilDate(longDay(language.tag, endDate, today)) : ''
  if (allDay) return until || say.allDay
  const ends = until === '' ? endTold(occurrence) : undefined
  return [ends === undefined ? isolate(time) : tellSpan(language.tag, time, ends), until].filter((part) => part !== '').join(' ')
}
