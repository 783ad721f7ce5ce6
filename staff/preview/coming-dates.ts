import type { Centre } from '../../content/model/centre.ts'
import type { Event } from '../../content/model/event.ts'
import type { Occurrence } from '../../content/model/snapshot.ts'
import { usualHorizon } from '../../content/resolve/horizon.ts'
import { resolveOccurrences } from '../../content/resolve/occurrences.ts'
import { surroundingsAt } from '../../content/resolve/surroundings.ts'
import { shortHash } from '../model/sha256.ts'

/** The dates of an event from today on, by the code that resolves them for the screens; undefined when they cannot be made out. */
export function comingDatesOf(event: Event, centre: Centre, now: number): Occurrence[] | undefined {
  const around = surroundingsAt(now, centre, { hash: shortHash, horizon: usualHorizon, isPublic: () => true })
  try {
    const zone = event.timeZone === undefined ? around.centreZone : around.findZone(event.timeZone)
    return resolveOccurrences(event, { ...around, zone, isPublicPlace: () => true }).filter(({ end }) => end > now)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
