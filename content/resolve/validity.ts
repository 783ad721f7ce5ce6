import type { Interval } from '../model/snapshot.ts'
import { dayMs, isPlainDate, readWall } from './wall.ts'
import type { Zone } from './zone.ts'

/** The instants of [from, until): a plain date as `from` is its beginning, as `until` means through that day. */
export function resolveValidity(from: string | undefined, until: string | undefined, zone: Zone): Interval {
  return [from === undefined ? null : instantOf(from, 0, zone), until === undefined ? null : instantOf(until, dayMs, zone)]
}

/** Of a moment, or of a day so much later than its beginning. */
const instantOf = (moment: string, later: number, zone: Zone): number =>
  isPlainDate(moment) ? zone.dayStart(readWall(moment) + later) : zone.toInstant(readWall(moment))
