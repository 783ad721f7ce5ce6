import type { Centre } from '../model/centre.ts'
import type { PublicKind, Snapshot } from '../model/snapshot.ts'
import type { ShortHash } from '../model/translation.ts'
import { type Holidays, resolveHolidays } from './holidays.ts'
import { dayMs, startOfDay, writeDate } from './wall.ts'
import { createZone, listDays, type Zone } from './zone.ts'

/** What every item is resolved in: it changes only with the centre, the day or the items it names. */
export interface Surroundings {
  centre: Centre
  centreZone: Zone
  /** Throws RangeError for a zone that does not exist. */
  findZone(name: string): Zone
  days: Snapshot['timeline']['days']
  window: Snapshot['window']
  /** The local date of the instant that the window is for. */
  today: string
  holidays: Holidays
  hash: ShortHash
  isPublic(kind: PublicKind, id: string): boolean
}

/** The window is yesterday, today and the days of the horizon after it. */
const daysBefore = 1

interface Known extends Pick<Surroundings, 'hash' | 'isPublic'> {
  /** Days after today that are resolved. */
  horizon: number
}

/** Throws RangeError when the centre's zone does not exist. */
export function surroundingsAt(now: number, centre: Centre, { horizon, ...known }: Known): Surroundings {
  const zones = new Map<string, Zone>()
  const findZone = (name: string) => {
    const zone = zones.get(name) ?? createZone(name)
    zones.set(name, zone)
    return zone
  }
  const centreZone = findZone(centre.timeZone)
  const today = startOfDay(centreZone.toWall(now))
  const first = today - daysBefore * dayMs
  const days = listDays(centreZone, first, daysBefore + 1 + horizon)
  return {
    ...known,
    centre,
    centreZone,
    findZone,
    days,
    window: { from: days[0]!.start, until: centreZone.dayStart(first + days.length * dayMs) },
    today: writeDate(today),
    holidays: resolveHolidays(centre, days[0]!.date, days.at(-1)!.date),
  }
}

/** The horizon of a snapshot that somebody else has resolved. */
export const horizonOf = ({ timeline }: Pick<Snapshot, 'timeline'>): number => timeline.days.length - daysBefore - 1

/** The local day that the window is for, as [from, until) in instants. */
export function todayOf({ days }: Pick<Surroundings, 'days'>): { date: string; from: number; until: number } {
  const today = days[daysBefore]!
  return { date: today.date, from: today.start, until: days[daysBefore + 1]!.start }
}
