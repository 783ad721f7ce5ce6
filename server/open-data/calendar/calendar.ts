import { createHash } from 'node:crypto'
import type { Event } from '../../../content/model/event.ts'
import { dayMs, readWall, type Wall } from '../../../content/resolve/wall.ts'
import { untilOnTheWall } from '../../../content/resolve/rule.ts'
import type { Reading } from '../reading.ts'
import type { Source } from '../source.ts'
import { type JCalProperty, writeComponent, writeProperties } from './jcal.ts'
import { readSeries } from './series.ts'
import { writeTimeZone } from './vtimezone.ts'
import { writeEvent, writeOccurrence } from './vevents.ts'

export interface CalendarWish {
  /** Only what takes place there, or sometimes does. */
  place?: string | undefined
  topic?: string | undefined
}

const begin = 'BEGIN:VCALENDAR\r\n'
const end = 'END:VCALENDAR\r\n'

/** All events of the centre, one a step. What ended more than a quarter of a year ago is left out. */
export function* writeCalendar(
  source: Source,
  reading: Reading,
  wish: CalendarWish,
  write: EventWriter,
): Generator<void, Calendar> {
  const pieces: Buffer[] = []
  const zones = new Map<string, number>()
  for (const event of source.content.events.values()) {
    if (!isWanted(event, source, wish)) continue
    const { bytes, zone, year } = write(event, source, reading)
    if (zone) zones.set(zone, Math.min(zones.get(zone) ?? year, year))
    pieces.push(bytes)
    yield
  }
  const head = begin + writeProperties(headOf(source, reading, nameOf(source, reading, wish)))
  pieces.unshift(Buffer.from([head, ...writeZones(zones, source)].join('')))
  pieces.push(Buffer.from(end))
  return yield* join(pieces)
}

/** The whole calendar, and the hash of it: twenty thousand events are hashed a few at a time. */
export interface Calendar {
  bytes: Buffer
  hash: string
}

function* join(pieces: readonly Buffer[]): Generator<void, Calendar> {
  const hash = createHash('sha256')
  for (const piece of pieces) {
    hash.update(piece)
    yield
  }
  return { bytes: Buffer.concat(pieces), hash: hash.digest('hex') }
}

/** One event, or one date of it, as a calendar to keep. Undefined where there is no date. */
export function writeSingle(event: Event, original: string | undefined, source: Source, reading: Reading): Buffer | undefined {
  const series = readSeries(event, source)
  const wall = original === undefined ? undefined : series.readKey(original)
  if (original !== undefined && wall === undefined) return undefined
  const one = wall === undefined ? undefined : writeOccurrence(series, wall, source, reading)
  const components = wall === undefined ? writeEvent(series, source, reading) : one ? [one] : []
  if (components.length === 0) return undefined
  const zones = new Map(
    series.plan.allDay ? [] : [[series.zone.name, yearOf(Math.min(series.plan.start, wall ?? series.plan.start))]],
  )
  const name = reading.line(event.title)
  return Buffer.from(
    [
      begin + writeProperties(headOf(source, reading, name)),
      ...writeZones(zones, source),
      ...components.map(writeComponent),
      end,
    ].join(''),
  )
}

export interface WrittenEvent {
  bytes: Buffer
  /** Of its times, and the year of the first; none for whole days and where nothing is written. */
  zone?: string
  year: number
}
export type EventWriter = (event: Event, source: Source, reading: Reading) => WrittenEvent

/** An edit costs the edited event alone: what is written of the others is kept, as long as nothing they depend on is another. */
export function createEventWriter(): EventWriter {
  const written = new WeakMap<Event, Map<string, { depends: readonly unknown[]; result: WrittenEvent }>>()
  return (event, source, reading) => {
    const { tag } = reading.language
    const places = [event.place, ...event.changes.map(({ place }) => place)].map((id) => id && source.content.places.get(id))
    const depends = [
      source.centre,
      source.publicUrl,
      source.horizon.from,
      source.marks.of('events', event.id).sequence,
      ...places,
    ]
    const byLanguage = written.get(event) ?? new Map<string, { depends: readonly unknown[]; result: WrittenEvent }>()
    const known = byLanguage.get(tag)
    if (known && known.depends.length === depends.length && known.depends.every((each, index) => each === depends[index]))
      return known.result
    const result = writeOne(event, source, reading)
    byLanguage.set(tag, { depends, result })
    written.set(event, byLanguage)
    return result
  }
}

/** An event whose dates cannot be made out is left out here as on the screens. */
function writeOne(event: Event, source: Source, reading: Reading): WrittenEvent {
  try {
    const series = readSeries(event, source)
    const bytes = Buffer.from(writeEvent(series, source, reading).map(writeComponent).join(''))
    const year = yearOf(series.plan.start)
    return bytes.length === 0 || series.plan.allDay ? { bytes, year } : { bytes, zone: series.zone.name, year }
  } catch {
    return { bytes: Buffer.alloc(0), year: 0 }
  }
}

const yearOf = (wall: Wall) => new Date(wall).getUTCFullYear()

const writeZones = (zones: ReadonlyMap<string, number>, { today }: Source): string[] =>
  [...zones].sort(([a], [b]) => (a < b ? -1 : 1)).map(([zone, year]) => zoneFrom(zone, year, Number(today.slice(0, 4))))

const writtenZones = new Map<string, string>()

/** Thirty years of clock changes take thirty milliseconds to find, and are the same in every calendar of the year. */
function zoneFrom(zone: string, firstYear: number, thisYear: number): string {
  const key = `${zone} ${firstYear} ${thisYear}`
  const written = writtenZones.get(key) ?? writeComponent(writeTimeZone(zone, firstYear, thisYear))
  if (writtenZones.size > 100) writtenZones.clear()
  writtenZones.set(key, written)
  return written
}

function headOf({ centre, publicUrl }: Source, { language }: Reading, name: string): JCalProperty[] {
  return [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', `-//Rotes Sofa//Rotes Sofa//${language.tag.slice(0, 2).toUpperCase()}`],
    ['calscale', {}, 'text', 'GREGORIAN'],
    ['name', { language: language.tag }, 'text', name],
    ['x-wr-calname', {}, 'unknown', escapeText(name)],
    ['x-wr-timezone', {}, 'unknown', centre.timeZone],
    ['refresh-interval', {}, 'duration', 'PT1H'],
    ['x-published-ttl', {}, 'unknown', 'PT1H'],
    ['url', {}, 'uri', `${publicUrl}/events/?lang=${language.tag}`],
  ]
}

/** ical.js would say `VALUE=TEXT` of what it does not know, and older programs then find no name. */
const escapeText = (text: string) => text.replace(/[\\;,]/g, '\\$&')

function nameOf({ centre, content }: Source, { line, say }: Reading, { place, topic }: CalendarWish): string {
  const parts = [
    line(centre.name) || say.events,
    line(place === undefined ? undefined : content.places.get(place)?.name),
    line(topic === undefined ? undefined : centre.topics.find(({ id }) => id === topic)?.name),
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

const keptDays = 92

function isWanted(event: Event, source: Source, { place, topic }: CalendarWish): boolean {
  if (event.status !== 'published') return false
  if (topic !== undefined && !event.topics.includes(topic)) return false
  if (place !== undefined && event.place !== place && !event.changes.some((change) => change.place === place)) return false
  return lastWallOf(event, source) >= readWall(source.today) - keptDays * dayMs
}

/** A duration is a year at most. */
const shiftYear = (moment: string) => `${Number(moment.slice(0, 4)) + 1}${moment.slice(4).replace('-02-29', '-02-28')}`

/** When the last date may be, as far as that is seen without looking for it; a series without an end has none. */
function lastWallOf(event: Event, { centreZone }: Source): Wall {
  const rule = event.recurrence?.rule
  const until = rule === undefined ? undefined : /(?:^|;)UNTIL=([^;]+)/.exec(rule)?.[1]
  if (rule !== undefined && until === undefined) return Infinity
  const walls = [
    event.end ?? event.start,
    ...(event.duration === undefined ? [] : [shiftYear(event.start)]),
    ...(event.recurrence?.dates ?? []),
    ...event.changes.flatMap(({ start, end }) => [start, end].filter((each) => each !== undefined)),
  ].map(readWall)
  return Math.max(...walls, until === undefined ? -Infinity : untilOnTheWall(until, centreZone))
}
