import { localeOf } from '../content/rules/locale.ts'

export { localeOf }

/** Days and times in words. */

const formats = new Map<string, Intl.DateTimeFormat>()

function format(tag: string, date: string, options: Intl.DateTimeFormatOptions): string {
  const key = tag + JSON.stringify(options)
  let formatter = formats.get(key)
  if (!formatter) formats.set(key, (formatter = new Intl.DateTimeFormat(localeOf(tag), { timeZone: 'UTC', ...options })))
  return formatter.format(new Date(`${date}T00:00:00Z`))
}

/** "Sonntag, 22. November" */
export const longDay = (tag: string, date: string): string =>
  format(tag, date, { weekday: 'long', day: 'numeric', month: 'long' })
/** "22. November". Dari too says the day before the month, though Intl turns them round. */
export const dayAndMonth = (tag: string, date: string): string =>
  tag === 'fa-AF'
    ? `${format(tag, date, { day: 'numeric' })} ${format(tag, date, { month: 'long' })}`
    : format(tag, date, { day: 'numeric', month: 'long' })
/** "22. Nov." Dari has no short names. */
export const dayAndShortMonth = (tag: string, date: string): string =>
  tag === 'fa-AF' ? dayAndMonth(tag, date) : format(tag, date, { day: 'numeric', month: 'short' })
/** "22. November 2026" */
export const fullDate = (tag: string, date: string): string =>
  format(tag, date, { day: 'numeric', month: 'long', year: 'numeric' })
/** "Sonntag" */
export const weekdayName = (tag: string, date: string): string => format(tag, date, { weekday: 'long' })
/** "So" */
export const shortWeekday = (tag: string, date: string): string => format(tag, date, { weekday: 'short' })
/** "So., 22. Nov." Dari has no short names: Intl's are cut-off words. */
export const shortDay = (tag: string, date: string): string =>
  tag === 'fa-AF' ? longDay(tag, date) : format(tag, date, { weekday: 'short', day: 'numeric', month: 'short' })

/** Clock text or a number that stays whole inside right-to-left text. */
export const isolate = (text: string): string => `\u2066${text}\u2069`

const names = new Map<string, Intl.DisplayNames>()

/** The name of a spoken language in the reader's language: "Dari", "الروسية". */
export function languageName(reader: string, tag: string): string {
  let display = names.get(reader)
  if (!display) names.set(reader, (display = new Intl.DisplayNames(localeOf(reader), { type: 'language' })))
  return display.of(tag === 'de-simple' ? 'de' : tag) ?? tag
}
