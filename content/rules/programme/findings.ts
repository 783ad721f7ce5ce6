import type { PublicNotice, Snapshot } from '../../model/snapshot.ts'
import { reasonOfDay } from '../hours.ts'
import { addDays, dayStart, localMoment } from '../local-time.ts'
import { noticesFor } from '../notices.ts'
import { resolveToday, rowsOfDay, type Today } from '../occurrences.ts'
import { openStateAt } from '../open.ts'
import type { OfferRow, PlaceRow, WeekRow } from './show.ts'

/** What pages are made of at one instant and place: each found when first asked for, and once for all languages. */
export interface Findings {
  today(): Today
  week(): WeekRow[]
  /** In the order of their topics, so that a page holds what belongs together. */
  offers(): OfferRow[]
  notices(): PublicNotice[]
  /** Open ones first and among them this place, then those that open soonest. */
  doors(): PlaceRow[]
}

/** Days of the week ahead, today not among them. */
const daysAhead = 7
/** Coming dates that may fill today's page. */
const comingDates = 4

function once<T>(find: () => T): () => T {
  let found: { value: T } | undefined
  return () => (found ??= { value: find() }).value
}

function findWeek(snapshot: Snapshot, at: number): WeekRow[] {
  const { timeline } = snapshot
  const today = localMoment(timeline, at).date
  return Array.from({ length: daysAhead }, (_, day) => addDays(today, day + 1))
    .filter((date) => dayStart(timeline, date) !== undefined)
    .flatMap((date) => rowsOfDay(snapshot, date).dated.map((row): WeekRow => ({ date, row })))
    .filter(({ date, row }) => row.occurrence.date === date)
}

function findOffer({ places, timeline }: Snapshot, at: number, offer: OfferRow['offer']): OfferRow {
  const place = places.find(({ id }) => id === offer.place)
  const opening = timeline.openings[`offers/${offer.id}`]?.find(([, until]) => until > at)
  if (!opening) return { offer, place }
  const [from, until] = opening
  const local = (instant: number) => localMoment(timeline, instant)
  return { offer, place, next: { now: from <= at, from: local(from), until: local(until) } }
}

function findOffers(snapshot: Snapshot, at: number): OfferRow[] {
  const topics = snapshot.centre.topics.map(({ id }) => id)
  return snapshot.offers
    .map((offer) => ({ row: findOffer(snapshot, at, offer), topic: topics.indexOf(offer.topics[0] ?? '') }))
    .toSorted((a, b) => a.topic - b.topic || (a.row.offer.id < b.row.offer.id ? -1 : 1))
    .map(({ row }) => row)
}

function findDoors(snapshot: Snapshot, at: number, here: string): PlaceRow[] {
  const today = localMoment(snapshot.timeline, at).date
  const order = ({ place, state }: PlaceRow) => (state.open ? (place.id === here ? -2 : -1) : (state.opensInstant ?? Infinity))
  return snapshot.places
    .flatMap((place): PlaceRow[] => {
      const state = openStateAt(snapshot, 'places', place.id, at)
      if (!state || !(state.open || state.byAppointment || state.opensInstant !== undefined)) return []
      const reason = reasonOfDay(snapshot, place, today)
      return [{ place, state, ...(reason && !state.open ? { reason } : {}) }]
    })
    .toSorted((a, b) => order(a) - order(b) || (a.place.id < b.place.id ? -1 : 1))
}

export const makeFindings = (snapshot: Snapshot, at: number, place: string): Findings => ({
  today: once(() => resolveToday(snapshot, at, comingDates)),
  week: once(() => findWeek(snapshot, at)),
  offers: once(() => findOffers(snapshot, at)),
  notices: once(() => noticesFor(snapshot, at, { on: 'signage', place })),
  doors: once(() => findDoors(snapshot, at, place)),
})
