import type { Occurrence, PublicEvent, SkippedDate, Snapshot } from '../model/snapshot.ts'
import type { Text } from '../model/text.ts'
import { comingDates, type Row } from './occurrences.ts'

type Dated = Pick<Row, 'event' | 'occurrence'>

/** What this date is called: by a name of its own, or as its event. */
export const titleOf = ({ event, occurrence }: Dated): Text => occurrence.title ?? event.title

/** What this date is about. */
export const summaryOf = ({ event, occurrence }: Dated): Text | undefined => occurrence.summary ?? event.summary

const dayOf = (key: string) => key.slice(0, 10)
const startOf = (event: PublicEvent) => event.continues?.from ?? ''

/** The later parts of a series that was split, in order. */
const laterParts = (snapshot: Snapshot, id: string): PublicEvent[] =>
  snapshot.events.filter(({ continues }) => continues?.events.includes(id)).toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1))

/**
 * The event that a link means: a series that was split since is found by the id of any earlier part, and the date by its day, should the
 * split have moved its hour. Undefined when none of it is left.
 */
export function findEvent(snapshot: Snapshot, id: string, key: string | undefined): PublicEvent | undefined {
  const own = snapshot.events.find((event) => event.id === id)
  const later = laterParts(snapshot, id)
  if (key === undefined) return own ?? later[0]
  return later.findLast((event) => dayOf(startOf(event)) <= dayOf(key)) ?? own ?? later[0]
}

/** The date that a key means: by its name, else by its day; undefined when the series has none such. */
export const findDate = (dates: readonly Occurrence[], key: string | undefined): Occurrence | undefined =>
  key === undefined ? undefined : (dates.find((each) => each.key === key) ?? dates.find((each) => dayOf(each.key) === dayOf(key)))

/** Dates one after the other that the same holiday takes. */
export interface Skipped {
  first: SkippedDate
  last: SkippedDate
}
export type Coming = { event: PublicEvent; occurrence: Occurrence } | { skipped: Skipped }

/**
 * What comes of an event from `instant` on, its later parts included: dates, and between them those that holidays take, each holiday once.
 * Beyond the last date nothing is said to be skipped, because nobody would wait for it.
 */
export function comingOf(snapshot: Snapshot, event: PublicEvent, instant: number, count = 8): Coming[] {
  const parts = [event, ...laterParts(snapshot, event.id)]
  const dates = parts
    .flatMap((part) => comingDates(snapshot, part.id, instant, count).map((occurrence) => ({ event: part, occurrence })))
    .toSorted((a, b) => a.occurrence.start - b.occurrence.start)
    .slice(0, count)
  const skipped = parts
    .flatMap(({ id }) => snapshot.timeline.skipped?.[id] ?? [])
    .filter(({ end }) => end > instant)
    .toSorted((a, b) => a.start - b.start)
  return joinInOrder(dates, skipped)
}

function joinInOrder(dates: readonly Dated[], skipped: readonly SkippedDate[]): Coming[] {
  const coming: Coming[] = []
  let next = 0
  for (const date of dates) {
    for (; next < skipped.length && skipped[next]!.start < date.occurrence.start; next++) addSkipped(coming, skipped[next]!)
    coming.push(date)
  }
  return coming
}

function addSkipped(coming: Coming[], date: SkippedDate): void {
  const before = coming.at(-1)
  const isSame = before && 'skipped' in before && JSON.stringify(before.skipped.last.reason) === JSON.stringify(date.reason)
  if (isSame) before.skipped.last = date
  else coming.push({ skipped: { first: date, last: date } })
}
