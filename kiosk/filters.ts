import type { PublicOffer, PublicPlace, Snapshot } from '../content/model/snapshot.ts'
import { addDays, dayStart, localMoment } from '../content/rules/local-time.ts'
import { phaseAt, resolveToday, type Row, rowsBetween } from '../content/rules/occurrences.ts'
import { type Doors, openStateAt } from '../content/rules/open.ts'
import { isSameLanguage } from '../screen/match-language.ts'
import type { Filter } from './routes.ts'

/** What answers a visitor's question. */
export interface Found {
  places: PublicPlace[]
  offers: PublicOffer[]
  rows: Row[]
}

/** How far ahead the dates of an answer go, in days. */
const ahead = 14

/** Spoken languages with the reader's own first, else in their order. */
export const ownFirst = (tags: readonly string[], reader: string): string[] => [
  ...tags.filter((tag) => isSameLanguage(tag, reader)),
  ...tags.filter((tag) => !isSameLanguage(tag, reader)),
]

const speaks = (tag: string, languages: readonly string[]) => languages.some((each) => isSameLanguage(each, tag))
const isForChildren = ({ audience }: { audience: readonly string[] }) =>
  audience.includes('children') || audience.includes('families')

const isOpen = (snapshot: Snapshot, kind: Doors, id: string, instant: number) =>
  openStateAt(snapshot, kind, id, instant)?.open === true

/** What is open first, then what opens soonest, then what keeps no hours; then by id. */
export function sortBySoonest<T extends { id: string }>(
  snapshot: Snapshot,
  kind: Doors,
  items: readonly T[],
  instant: number,
): T[] {
  const begins = ({ id }: T) => {
    const state = openStateAt(snapshot, kind, id, instant)
    return state?.open ? 0 : (state?.opensInstant ?? Infinity)
  }
  return items.toSorted((a, b) => {
    const [left, right] = [begins(a), begins(b)]
    return left === right ? (a.id < b.id ? -1 : 1) : left - right
  })
}

/** The next date of each event that takes place within `days` days, in order; cancelled ones before it stay in sight. */
export function nextRows(snapshot: Snapshot, instant: number, fits: (row: Row) => boolean, days = ahead): Row[] {
  const { date } = localMoment(snapshot.timeline, instant)
  const until = dayStart(snapshot.timeline, addDays(date, days)) ?? Infinity
  const seen = new Set<string>()
  return rowsBetween(snapshot, instant, until).filter((row) => {
    if (seen.has(row.event.id) || !fits(row)) return false
    if (row.occurrence.status !== 'cancelled') seen.add(row.event.id)
    return true
  })
}

/** The offers that open their doors later today, or have them open now. */
export function offersOfToday(snapshot: Snapshot, instant: number): PublicOffer[] {
  const { date } = localMoment(snapshot.timeline, instant)
  return snapshot.offers.filter(({ id }) => {
    const state = openStateAt(snapshot, 'offers', id, instant)
    return state !== undefined && (state.open || state.opens?.date === date)
  })
}

const finders: Record<Filter, (snapshot: Snapshot, instant: number, reader: string) => Found> = {
  open: (snapshot, instant) => ({
    places: snapshot.places.filter(({ id }) => isOpen(snapshot, 'places', id, instant)),
    offers: snapshot.offers.filter(({ id }) => isOpen(snapshot, 'offers', id, instant)),
    rows: resolveToday(snapshot, instant).now.filter(
      ({ occurrence }) => occurrence.status !== 'cancelled' && phaseAt(occurrence, instant) === 'now',
    ),
  }),
  today: (snapshot, instant) => {
    const { now, later, running } = resolveToday(snapshot, instant)
    return { places: [], offers: offersOfToday(snapshot, instant), rows: [...now, ...later, ...running] }
  },
  free: (snapshot, instant) => ({
    places: [],
    offers: snapshot.offers.filter(({ cost }) => cost.kind === 'free'),
    rows: nextRows(snapshot, instant, ({ event }) => event.cost.kind === 'free'),
  }),
  language: (snapshot, instant, reader) => ({
    places: snapshot.places.filter(({ people }) => people.some(({ languages }) => speaks(reader, languages))),
    offers: snapshot.offers.filter(({ spokenLanguages }) => speaks(reader, spokenLanguages)),
    rows: nextRows(snapshot, instant, ({ event }) => speaks(reader, event.spokenLanguages)),
  }),
  children: (snapshot, instant) => ({
    places: [],
    offers: snapshot.offers.filter(isForChildren),
    rows: nextRows(snapshot, instant, ({ event }) => isForChildren(event)),
  }),
}

/** What answers `filter` at `instant` for somebody who reads `reader`, the soonest first. */
export function find(filter: Filter, snapshot: Snapshot, instant: number, reader: string): Found {
  const { places, offers, rows } = finders[filter](snapshot, instant, reader)
  return {
    places: sortBySoonest(snapshot, 'places', places, instant),
    offers: sortBySoonest(snapshot, 'offers', offers, instant),
    rows,
  }
}
