import type { Messages } from '../messages/de.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options])
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  formats.set(key, known)
  return known
}

const at = (date: string) => new Date(`${date.slice(0, 10)}T00:00:00Z`)
const isReal = (date: string) => !Number.isNaN(at(date).getTime())

/** `So, 29. November`, with the year where it is not this one. Wall dates in, no zone involved. */
export function sayDate(date: string, { locale }: Messages, today?: string): string {
  if (!isReal(date)) return date
  const otherYear = today !== undefined && today.slice(0, 4) !== date.slice(0, 4)
  return format(locale, { weekday: 'short', day: 'numeric', month: 'long', ...(otherYear ? { year: 'numeric' } : {}) }).format(
    at(date),
  )
}

export const sayLongDate = (date: string, { locale }: Messages): string =>
  isReal(date) ? format(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(at(date)) : date

/** `23.–29. November 2026` */
export const sayDays = (from: string, until: string, { locale }: Messages): string =>
  format(locale, { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(at(from), at(until))

/** `November 2026` */
export const sayMonth = (date: string, { locale }: Messages): string =>
  format(locale, { month: 'long', year: 'numeric' }).format(at(date))

/** `So, 29. November, 23:59`; a plain date without an hour. */
export const sayMoment = (moment: string, say: Messages, today?: string): string =>
  moment.includes('T') ? `${sayDate(moment, say, today)}, ${moment.slice(11)}` : sayDate(moment, say, today)

/** An instant as wall time of this device: for what happened on it. */
export const sayInstant = (instant: number, { locale }: Messages): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(instant)
