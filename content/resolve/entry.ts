import type { Event } from '../model/event.ts'
import type { Items } from '../model/kinds.ts'
import type { Screen } from '../model/screen.ts'
import type { Interval, Occurrence, PublicItems, PublicKind, SkippedDate, Timeline } from '../model/snapshot.ts'
import { weekdays } from '../model/time.ts'
import { resolveDates } from './occurrences.ts'
import { keepsHours, resolveOpenings, resolveWeekly } from './openings.ts'
import { toPublic } from './public-item.ts'
import type { Surroundings } from './surroundings.ts'
import { resolveValidity } from './validity.ts'

/** One public item and its share of the timeline: what is kept, compared and sent by item. */
export interface Entry<K extends PublicKind = PublicKind> {
  item: PublicItems[K]
  occurrences?: Occurrence[]
  /** Absent where nothing is skipped. */
  skipped?: SkippedDate[]
  openings?: Timeline['openings'][string]
  /** Only where there are any. */
  appointments?: Timeline['openings'][string]
  /** By the timeline's key. */
  intervals?: Record<string, Interval[]>
}

/**
 * The entry of an item, or undefined when it is not public: when it is not published, when nothing of it falls into the window, or
 * when what it cannot do without is not public either. Throws when an event's rule or zone cannot be read.
 */
export function resolveEntry<K extends PublicKind>(kind: K, item: Items[K], around: Surroundings): Entry<K> | undefined {
  if (item.status !== 'published') return undefined
  const shares = (resolvers[kind] as Resolve<K>)(item, around)
  return shares && { item: toPublic(kind, item, around), ...shares }
}

type Shares = Omit<Entry, 'item'>
type Resolve<K extends PublicKind> = (item: Items[K], around: Surroundings) => Shares | undefined

const resolvers: { [K in PublicKind]: Resolve<K> } = {
  // A screen that is alone must take a picture down by itself when the consent to it ends.
  media: ({ id, consentUntil }, around) => {
    if (consentUntil === undefined) return {}
    return consentUntil < around.today ? undefined : validityOf(`media/${id}`, { until: consentUntil }, around)
  },
  places: (place, around) => openingsOf(place, around),
  offers: (offer, around) => (around.isPublic('places', offer.place) ? openingsOf(offer, around) : undefined),
  events: (event, around) => {
    const { occurrences, skipped } = datesOf(event, around)
    if (occurrences.length === 0) return undefined
    return skipped.length > 0 ? { occurrences, skipped } : { occurrences }
  },
  notices: (notice, around) =>
    isForSomebody(notice.places, notice.districts, around) ? validityOf(`notices/${notice.id}`, notice, around) : undefined,
  // An alert that nobody ends is never sent.
  alerts: (alert, around) =>
    alert.until !== undefined && isForSomebody(alert.places, [], around)
      ? validityOf(`alerts/${alert.id}`, alert, around)
      : undefined,
  pages: () => ({}),
  slides: (slide, around) => (slide.from || slide.until ? validityOf(`slides/${slide.id}`, slide, around) : {}),
  playlists: () => ({}),
  screens: (screen, around) =>
    around.isPublic('places', screen.place) ? { intervals: screenIntervals(screen, around) } : undefined,
  surveys: (survey, around) =>
    isForSomebody(survey.places, [], around) ? validityOf(`surveys/${survey.id}`, survey, around) : undefined,
}

function openingsOf(item: Items['places'] | Items['offers'], around: Surroundings): Shares {
  if (!keepsHours(item)) return {}
  const { openings, appointments } = resolveOpenings(item, around)
  return appointments.length > 0 ? { openings, appointments } : { openings }
}

const datesOf = (event: Event, around: Surroundings) =>
  resolveDates(event, {
    ...around,
    zone: event.timeZone === undefined ? around.centreZone : around.findZone(event.timeZone),
    isPublicPlace: (id) => around.isPublic('places', id),
  })

/** What was meant for some places must not reach all when these are no longer public: an empty list means everywhere. */
const isForSomebody = (places: string[], districts: string[], { isPublic }: Surroundings): boolean =>
  places.length === 0 || districts.length > 0 || places.some((id) => isPublic('places', id))

function validityOf(
  key: string,
  { from, until }: { from?: string; until?: string },
  { centreZone, window }: Surroundings,
): Shares | undefined {
  const interval = resolveValidity(from, until, centreZone)
  const isOver = interval[1] !== null && interval[1] <= window.from
  const isFar = interval[0] !== null && interval[0] >= window.until
  const isEmpty = interval[0] !== null && interval[1] !== null && interval[1] <= interval[0]
  return isOver || isFar || isEmpty ? undefined : { intervals: { [key]: [interval] } }
}

/** No entry means always: a screen without on-hours, a playlist without a daypart. */
function screenIntervals({ id, onHours, playlists }: Screen, around: Surroundings): Record<string, Interval[]> {
  const dayparts = playlists.filter(({ days, from, until }) => days || from || until)
  const slots = dayparts.map((entry): [string, Interval[]] => {
    const slot = { days: entry.days ?? [...weekdays], from: entry.from ?? '00:00', until: entry.until ?? '24:00' }
    return [`screens/${id}/${entry.id}`, resolveWeekly([slot], around)]
  })
  const on: [string, Interval[]][] = onHours.length > 0 ? [[`screens/${id}/on`, resolveWeekly(onHours, around)]] : []
  return Object.fromEntries([...on, ...slots])
}
