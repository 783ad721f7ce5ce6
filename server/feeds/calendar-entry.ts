import { createHash } from 'node:crypto'
import { dayMs, isPlainDate, readWall, writeDate, writeMoment } from '../../content/resolve/wall.ts'
import { say, type Said } from './entry-fault.ts'
import type { ForeignZones } from './foreign-zones.ts'
import type { RawEntry } from './read-entry.ts'
import { tidyRule } from './tidy-rule.ts'
import { toClock, type WrittenTime } from './written-time.ts'

/** One date of a series that is told for itself; texts as they are written, '' where there are none. */
export interface EntryChange {
  /** As the series writes its starts. */
  original: string
  /** It is told for all dates that follow as well. */
  fromHereOn?: boolean
  cancelled: boolean
  start?: string
  end?: string
  title: string
  description: string
  location: string
}

/** An event of a foreign calendar in the words of our model: moments on the clock of `timeZone`, whole days as plain dates. */
export interface CalendarEntry {
  /** Of the source, or made from the entry where it has none. */
  uid: string
  /** Of the file, where the entry begins. */
  line: number
  title: string
  description: string
  location: string
  organiser: string
  url: string
  categories: string[]
  allDay: boolean
  start: string
  /** Of whole days the last one. */
  end?: string
  /** ISO 8601, instead of `end`. */
  duration?: string
  /** IANA name. */
  timeZone: string
  /** The value of RRULE. */
  rule?: string
  dates: string[]
  excludedDates: string[]
  changes: EntryChange[]
  cancelled: boolean
  /** Of the later part of a series: the UIDs of the earlier ones, oldest first, and the start by which the series names its first date. */
  continues?: { uids: string[]; from: string }
}

export interface ZoneChoice {
  zones: ForeignZones
  /** Where times float, and where nobody knows the zone. */
  home: string
  /** Of the centre: single dates in UTC are told on its clock. */
  centre: string
}

/** Puts an entry and the changes of its dates together. Notes gather what was adapted. Throws UnreadableEntry. */
export const toCalendarEntry = (
  raw: RawEntry,
  uid: string,
  overrides: RawEntry[],
  choice: ZoneChoice,
  notes: Said[],
): CalendarEntry => {
  const repeats = raw.rule !== undefined || raw.dates.length > 0
  const zone = eventZone(raw.start, repeats, choice, notes)
  const onClock = (time: WrittenTime): string =>
    isPlainDate(time.wall) ? time.wall : toClock(time.wall, zoneOf(time, zone, choice), zone)
  const start = onClock(raw.start)
  const allDay = isPlainDate(start)
  /** Dates among times mean the time of day of the series, times among dates their day. */
  const asStart = (time: WrittenTime): string => {
    const moment = onClock(time)
    if (allDay) return moment.slice(0, 10)
    return isPlainDate(moment) ? `${moment}${start.slice(10)}` : moment
  }
  const rule = raw.rule === undefined ? undefined : tidyRule(raw.rule, notes)
  const changes = overrides.map((override): EntryChange => {
    const own = onClock(override.start)
    const isAlike = isPlainDate(own) === allDay
    return {
      original: asStart(override.original ?? override.start),
      ...(override.fromHereOn ? { fromHereOn: true } : {}),
      cancelled: override.status === 'CANCELLED',
      ...(isAlike ? { start: own, ...endOfChange(override, own, onClock) } : {}),
      title: override.title,
      description: override.description,
      location: override.location,
    }
  })
  const { line, title, description, location, organiser, url, categories } = raw
  return {
    uid,
    line,
    title,
    description,
    location,
    organiser,
    url,
    categories,
    allDay,
    start,
    ...lengthOf(raw, start, onClock, notes),
    timeZone: zone,
    rule,
    dates: unique(raw.dates.map(asStart)).filter((date) => date !== start),
    excludedDates: unique(raw.excluded.map(asStart)),
    changes,
    cancelled: raw.status === 'CANCELLED',
  }
}

const unique = (moments: string[]) => [...new Set(moments)].sort()

const eventZone = ({ wall, zone }: WrittenTime, repeats: boolean, { zones, home, centre }: ZoneChoice, notes: Said[]): string => {
  if (isPlainDate(wall) || zone === undefined) return home
  // A single date is the same instant on any clock; a series in UTC keeps its hour in UTC (RFC 5545, 3.3.5, form 2).
  if (zone === 'UTC') return repeats ? 'UTC' : centre
  const found = zones.find(zone)
  if (found === undefined) notes.push(say.unknownZone(zone, home))
  return found ?? home
}

const zoneOf = ({ zone }: WrittenTime, series: string, { zones, home }: ZoneChoice): string =>
  zone === undefined ? series : zone === 'UTC' ? 'UTC' : (zones.find(zone) ?? home)

type OnClock = (time: WrittenTime) => string

const lengthOf = (raw: RawEntry, start: string, onClock: OnClock, notes: Said[]): { end?: string; duration?: string } => {
  if (raw.end !== undefined || raw.duration === undefined) return endOf(raw, start, onClock, notes)
  const length = readDuration(raw.duration)
  if (!length) {
    notes.push(say.badEnd())
    return {}
  }
  if (!isPlainDate(start)) return length.days + length.minutes > 0 ? { duration: writeDuration(length) } : {}
  const days = length.days + Math.ceil(length.minutes / 1440)
  return days > 1 ? { end: writeDate(readWall(start) + (days - 1) * dayMs) } : {}
}

/** A date of its own has an end, also where it is written as a length. */
const endOfChange = (override: RawEntry, own: string, onClock: OnClock): { end?: string } => {
  const { end, duration } = lengthOf(override, own, onClock, [])
  const length = duration === undefined ? undefined : readDuration(duration)
  if (length) return { end: writeMoment(readWall(own) + length.days * dayMs + length.minutes * 60_000) }
  return end === undefined ? {} : { end }
}

/** DTEND of whole days is the day after (RFC 5545, 3.6.1); some write the last day itself, when it is the first. */
const endOf = ({ end }: RawEntry, start: string, onClock: OnClock, notes: Said[]): { end?: string } => {
  if (end === undefined) return {}
  const moment = onClock(end)
  if (isPlainDate(start)) {
    const day = moment.slice(0, 10)
    const last = isPlainDate(moment) || moment.endsWith('T00:00') ? writeDate(readWall(day) - dayMs) : day
    if (day < start) notes.push(say.endBeforeStart())
    return last > start ? { end: last } : {}
  }
  const written = isPlainDate(moment) ? `${moment}T00:00` : moment
  if (written < start) notes.push(say.endBeforeStart())
  return written > start ? { end: written } : {}
}

const readDuration = (text: string): { days: number; minutes: number } | undefined => {
  const found = /^\+?P(?=.)(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(text)
  if (!found) return undefined
  const [weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0))
  return { days: weeks! * 7 + days!, minutes: hours! * 60 + minutes! + Math.floor(seconds! / 60) }
}

const writeDuration = ({ days, minutes }: { days: number; minutes: number }): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const time = `${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`
  return `P${days > 0 ? `${days}D` : ''}${time && `T${time}`}`
}

/** Of an entry that has none: the same as long as it is the same event at the same time. */
export const derivedUid = ({ start, title, rule = '', location }: RawEntry): string =>
  `no-uid-${createHash('sha256').update([start.wall, start.zone, title, rule, location].join('\n')).digest('hex').slice(0, 24)}`
