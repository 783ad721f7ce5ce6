import type { PublicAlert, PublicNotice, Snapshot } from '../model/snapshot.ts'
import { isValidAt } from './valid.ts'

/** Where somebody stands: a screen's place, or nowhere in particular (a visitor's phone). */
export interface Audience {
  on: 'kiosk' | 'signage'
  place?: string | undefined
}

const rank = { urgent: 0, important: 1, info: 2 } as const
const severityRank = { extreme: 0, severe: 1, moderate: 2, minor: 3 } as const

function isFor(snapshot: Snapshot, places: readonly string[], districts: readonly string[], place: string | undefined): boolean {
  if (places.length === 0 && districts.length === 0) return true
  if (place === undefined) return true
  if (places.includes(place)) return true
  const district = snapshot.places.find(({ id }) => id === place)?.district
  return district !== undefined && districts.includes(district)
}

/** The notices somebody sees, urgent first, then the newest. */
export function noticesFor(snapshot: Snapshot, instant: number, { on, place }: Audience): PublicNotice[] {
  const begins = (id: string) => snapshot.timeline.intervals[`notices/${id}`]?.[0]?.[0] ?? 0
  return snapshot.notices
    .filter((notice) => notice.on.includes(on) && isFor(snapshot, notice.places, notice.districts, place))
    .filter(({ id }) => isValidAt(snapshot.timeline, `notices/${id}`, instant))
    .toSorted((a, b) => rank[a.level] - rank[b.level] || begins(b.id) - begins(a.id) || (a.id < b.id ? -1 : 1))
}

/** The alerts in force at a place, the worst first. An alert without an end is never in force. */
export function alertsFor(snapshot: Snapshot, instant: number, place: string | undefined): PublicAlert[] {
  return snapshot.alerts
    .filter(({ id }) => snapshot.timeline.intervals[`alerts/${id}`]?.length)
    .filter((alert) => isFor(snapshot, alert.places, [], place) && isValidAt(snapshot.timeline, `alerts/${alert.id}`, instant))
    .toSorted((a, b) => severityRank[a.severity] - severityRank[b.severity] || (a.id < b.id ? -1 : 1))
}
