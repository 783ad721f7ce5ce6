import type { Event } from '../../../content/model/event.ts'
import type { Occurrence, PublicEvent } from '../../../content/model/snapshot.ts'
import { endTold } from '../../../content/rules/occurrences.ts'
import { titleOf } from '../../../content/rules/series.ts'
import { whereIs } from '../../../content/rules/where.ts'
import { writeRichText } from '../plain-text.ts'
import type { Reading } from '../reading.ts'
import type { Source } from '../source.ts'
import { describePlaceData } from './place-data.ts'
import { describeSchedule } from './schedule-data.ts'

/** schema.org's Event: a single one, or a series with what comes of it. */
export function describeEventData(
  event: PublicEvent,
  shown: Occurrence | undefined,
  dates: readonly Occurrence[],
  source: Source,
  reading: Reading,
): unknown {
  const item = source.content.events.get(event.id)
  const date = shown ? describeDate(event, shown, source, reading) : { startDate: item && writeMoment(item.start) }
  return {
    '@context': 'https://schema.org',
    '@type': event.repeats ? 'EventSeries' : 'Event',
    '@id': `${source.publicUrl}/events/${event.id}`,
    ...common(event, source, reading),
    ...date,
    name: reading.line(event.title),
    url: `${source.publicUrl}/events/${event.id}?lang=${reading.language.tag}`,
    ...(item && event.repeats ? { eventSchedule: describeSchedule(item, source) } : {}),
    ...(event.repeats && dates.length > 0
      ? { subEvent: dates.map((each) => describeSubEvent(event, each, source, reading)) }
      : {}),
  }
}

const describeSubEvent = (event: PublicEvent, occurrence: Occurrence, source: Source, reading: Reading) => ({
  '@type': 'Event',
  ...describeDate(event, occurrence, source, reading),
  name: reading.line(titleOf({ event, occurrence })),
  url: `${source.publicUrl}/events/${event.id}/${encodeURIComponent(occurrence.key)}?lang=${reading.language.tag}`,
})

function common(event: PublicEvent, source: Source, { line, choose }: Reading) {
  const text = writeRichText(choose(event.description)?.text ?? [])
  const description = [line(event.summary), text].filter((part) => part !== '').join('\n\n')
  const media = source.snapshot.media.find(({ id }) => id === event.image)
  const picture = media?.variants.at(-1)
  return {
    ...(description === '' ? {} : { description }),
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    isAccessibleForFree: event.cost.kind === 'free',
    ...(event.spokenLanguages.length > 0 ? { inLanguage: event.spokenLanguages } : {}),
    organizer: { '@type': 'Organization', name: line(event.organiser) || line(source.centre.name), url: source.publicUrl },
    ...(picture ? { image: `${source.publicUrl}/media/${picture.hash}.${picture.type.slice('image/'.length)}` } : {}),
    ...(event.ages ? { typicalAgeRange: `${event.ages.from ?? 0}-${event.ages.until ?? ''}` } : {}),
  }
}

function describeDate(event: PublicEvent, occurrence: Occurrence, source: Source, reading: Reading) {
  const { start, end, allDay, status, key, date, endDate } = occurrence
  const { place, room } = whereIs(event, occurrence)
  const offset = (instant: number) => writeInZone(instant, source.centreZone.offsetAt(instant))
  return {
    startDate: allDay ? date : offset(start),
    ...(allDay ? { endDate } : endTold(occurrence) === undefined ? {} : { endDate: offset(end) }),
    eventStatus: `https://schema.org/${status === 'cancelled' ? 'EventCancelled' : status === 'moved' ? 'EventRescheduled' : 'EventScheduled'}`,
    ...(status === 'moved' ? { previousStartDate: previousStart(event.id, key, source) } : {}),
    ...(place !== undefined
      ? { location: describePlaceData(place, source, reading) }
      : room
        ? { location: { '@type': 'Place', name: reading.line(room) } }
        : {}),
  }
}

/** The written start of a date that was moved, with the offset that holds then in the event's own zone. */
function previousStart(id: string, key: string, source: Source): string {
  if (key.length === 10) return key
  const zone = zoneOf(source.content.events.get(id), source)
  const wall = Date.parse(`${key}:00Z`)
  return writeInZone(zone.toInstant(wall), zone.offsetAt(zone.toInstant(wall)))
}

const zoneOf = (event: Event | undefined, source: Source) =>
  event?.timeZone === undefined ? source.centreZone : source.findZone(event.timeZone)

const writeMoment = (moment: string) => (moment.length === 10 ? moment : `${moment}:00`)

/** `2026-11-24T15:00:00+01:00` */
function writeInZone(instant: number, offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000)
  const digits = (number: number) => String(number).padStart(2, '0')
  const sign = offset < 0 ? '-' : '+'
  return `${new Date(instant + offset).toISOString().slice(0, 19)}${sign}${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`
}
