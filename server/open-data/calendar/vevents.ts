import type { OccurrenceChange } from '../../../content/model/event.ts'
import type { Occurrence } from '../../../content/model/snapshot.ts'
import type { Text } from '../../../content/model/text.ts'
import type { Wall } from '../../../content/resolve/wall.ts'
import { whereIs } from '../../../content/rules/where.ts'
import { describeChange, describeEvent, describePlace } from '../describe.ts'
import { toPlainLine } from '../plain-text.ts'
import type { Reading } from '../reading.ts'
import type { Source } from '../source.ts'
import { uidOf } from '../uid.ts'
import { findOddNights } from './clock-changes.ts'
import type { JCalComponent, JCalProperty } from './jcal.ts'
import { momentProperty, type MomentForm, writeDuration, writeInstant } from './moments.ts'
import { writeRepetition } from './repetition.ts'
import type { Series } from './series.ts'

/**
 * An event as VEVENTs: the series, and one more for each date that differs from it, named by its original start. A single event is
 * one VEVENT, with whatever changed about it. Empty where it has no date.
 */
export function writeEvent(series: Series, source: Source, reading: Reading): JCalComponent[] {
  const form: MomentForm = { allDay: series.plan.allDay, zone: series.zone.name }
  const write = createWriter(series, form, source, reading)
  if (!series.repeats) {
    const occurrence = series.resolve(series.plan.start)
    return occurrence ? [write.date(occurrence, series.plan.changes.get(series.plan.start))] : []
  }
  const repetition = writeRepetition(series, form, source)
  if (!repetition) return []
  const { changes, length } = series.plan
  const changed = [...changes.keys()].filter(series.isMade)
  const odd = findOddNights(series, length.nominal + length.exact, source.horizon).filter((wall) => !changes.has(wall))
  return [
    write.whole(repetition.first, repetition.properties),
    ...[...changed, ...odd]
      .sort((a, b) => a - b)
      .flatMap((wall) => {
        const occurrence = series.resolve(wall)
        return occurrence ? [write.date(occurrence, changes.get(wall), wall)] : []
      }),
  ]
}

/** One date alone, in a calendar of its own: it keeps the name it has in the series. Undefined when there is no such date. */
export function writeOccurrence(series: Series, original: Wall, source: Source, reading: Reading): JCalComponent | undefined {
  const occurrence = series.isMade(original) ? series.resolve(original) : undefined
  if (!occurrence) return undefined
  const form: MomentForm = { allDay: series.plan.allDay, zone: series.zone.name }
  const change = series.plan.changes.get(original)
  return createWriter(series, form, source, reading).date(occurrence, change, series.repeats ? original : undefined)
}

const oneHour = 3_600_000

function createWriter(series: Series, form: MomentForm, source: Source, reading: Reading) {
  const { event, zone, plan } = series
  const { choose, line, say } = reading

  const text = (name: string, written: Text | undefined): JCalProperty[] => {
    const shown = choose(written)
    return shown ? [[name, { language: shown.lang }, 'text', toPlainLine(shown.text)]] : []
  }
  const inWords = (name: string, words: string): JCalProperty[] =>
    words === '' ? [] : [[name, { language: reading.language.tag }, 'text', words]]

  /** Title, words and place: what a date and its series tell alike. */
  const describe = (change: OccurrenceChange | undefined, address: string): JCalProperty[] => {
    const { place, room } = whereIs(event, change?.cancelled ? undefined : change)
    const geo = place !== undefined && source.isPublic('places', place) ? source.content.places.get(place)?.geo : undefined
    const title = choose(change?.title) ?? choose(event.title)
    const words = toPlainLine(title?.text ?? '')
    const { sequence, changedAt } = source.marks.of('events', event.id)
    const topics = event.topics.flatMap((id) => line(source.centre.topics.find((topic) => topic.id === id)?.name) || [])
    return [
      ['dtstamp', {}, 'date-time', writeInstant(changedAt)],
      ['last-modified', {}, 'date-time', writeInstant(changedAt)],
      ['sequence', {}, 'integer', sequence],
      ['status', {}, 'text', change?.cancelled ? 'CANCELLED' : 'CONFIRMED'],
      // Many programs show a cancelled date like any other.
      [
        'summary',
        { language: title?.lang ?? reading.language.tag },
        'text',
        change?.cancelled ? `${say.cancelled}: ${words}` : words,
      ],
      ...inWords('description', describeEvent(event, change, reading)),
      ...(change?.reason ? inWords('comment', describeChange(change, reading)) : []),
      ...inWords('location', describePlace(place, room, source, reading)),
      ...(geo ? [['geo', {}, 'float', [geo.latitude, geo.longitude]] satisfies JCalProperty] : []),
      ...text('contact', event.organiser),
      // The parts of a series that was split.
      ...(event.continues?.events ?? []).map((id): JCalProperty => [
        'related-to',
        { reltype: 'SIBLING' },
        'text',
        uidOf({ id }, source.centre.id),
      ]),
      ...(topics.length > 0
        ? [['categories', { language: reading.language.tag }, 'text', ...topics] satisfies JCalProperty]
        : []),
      ['url', {}, 'uri', `${source.publicUrl}/events/${address}?lang=${reading.language.tag}`],
    ]
  }
  const name: JCalProperty = ['uid', {}, 'text', uidOf(event, source.centre.id)]

  /** When a date of the series ends, as every other program reckons it: so many hours of the clock after its start. */
  const endOfSeries = (first: Wall): JCalProperty[] => {
    const length = plan.length.nominal + plan.length.exact
    if (form.allDay) return [momentProperty('dtend', form, first + Math.max(length, 86_400_000))]
    if (length === 0) return []
    const isPlain = zone.toInstant(first + length) - zone.toInstant(first) === length
    return [isPlain ? momentProperty('dtend', form, first + length) : ['duration', {}, 'duration', writeDuration(length)]]
  }

  /** Whether every program finds this instant by the clock on the wall. */
  const isPlain = (instant: number) => {
    const offset = zone.offsetAt(instant)
    return zone.offsetAt(instant - oneHour) === offset && zone.offsetAt(instant + oneHour) === offset
  }
  const startOfDate = ({ start, end }: Occurrence): JCalProperty => {
    if (form.allDay) return momentProperty('dtstart', form, source.centreZone.toWall(start))
    return isPlain(start) && isPlain(end)
      ? momentProperty('dtstart', form, zone.toWall(start))
      : ['dtstart', {}, 'date-time', writeInstant(start)]
  }

  const endOfDate = ({ start, end, date, time, endDate, endTime }: Occurrence): JCalProperty[] => {
    if (form.allDay) return [momentProperty('dtend', form, source.centreZone.toWall(end))]
    // Nobody says when it ends.
    if (endDate === date && endTime === time) return []
    const wall = zone.toWall(end)
    return [isPlain(end) && isPlain(start) ? momentProperty('dtend', form, wall) : ['dtend', {}, 'date-time', writeInstant(end)]]
  }

  return {
    whole: (first: Wall, repetition: readonly JCalProperty[]): JCalComponent => [
      'vevent',
      [name, momentProperty('dtstart', form, first), ...endOfSeries(first), ...repetition, ...describe(undefined, event.id)],
      [],
    ],
    date(occurrence: Occurrence, change: OccurrenceChange | undefined, original?: Wall): JCalComponent {
      const address = original === undefined ? event.id : `${event.id}/${encodeURIComponent(occurrence.key)}`
      return [
        'vevent',
        [
          name,
          ...(original === undefined ? [] : [momentProperty('recurrence-id', form, original)]),
          startOfDate(occurrence),
          ...endOfDate(occurrence),
          ...describe(change, address),
        ],
        [],
      ]
    },
  }
}
