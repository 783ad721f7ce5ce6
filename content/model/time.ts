import * as v from 'valibot'

const realDate = (text: string) => {
  const date = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 10))
}

/** A day in the centre's calendar, `2026-11-24`. */
export const LocalDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written like 2026-11-24'),
  v.check(realDate, 'this day does not exist'),
  v.metadata({ time: 'date' }),
)

/** Wall time, `15:00`. `24:00` is the end of the day. */
export const LocalTime = v.pipe(
  v.string(),
  v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time is written like 15:00'),
  v.metadata({ time: 'time' }),
)

/** A moment or a whole day. A plain date as `until` means through that day. */
export const Moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/, 'write 2026-11-24 or 2026-11-24T15:00'),
  v.check(realDate, 'this day does not exist'),
  v.metadata({ time: 'moment' }),
)

const realZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** IANA name, `Europe/Berlin`. */
export const TimeZone = v.pipe(v.string(), v.maxLength(60), v.check(realZone, 'this time zone does not exist'))

/** RFC 5545 weekday codes. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export const Weekday = v.picklist(weekdays)
export type Weekday = v.InferOutput<typeof Weekday>

/** One stretch of time on some days of the week. An `until` at or before `from` lies on the next day. */
export const Slot = v.strictObject({
  days: v.pipe(v.array(Weekday), v.minLength(1, 'at least one day')),
  from: LocalTime,
  until: LocalTime,
})
export type Slot = v.InferOutput<typeof Slot>
