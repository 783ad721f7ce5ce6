import type { Centre } from '../model/centre.ts'
import type { Event } from '../model/event.ts'
import type { PlannedDate } from '../model/planned.ts'
import type { Timeline } from '../model/snapshot.ts'
import { whereIs } from '../rules/where.ts'
import { resolveHolidays, type Holidays } from './holidays.ts'
import { resolveOccurrences } from './occurrences.ts'
import { dayMs, readWall } from './wall.ts'
import { createZone, type Zone } from './zone.ts'

/** A stretch of local days in which staff look at dates; it need not be the one that is published. */
export interface PlanningWindow {
  /** Epoch milliseconds, [from, until). */
  window: { from: number; until: number }
  centreZone: Zone
  holidays: Holidays
  findZone(name: string): Zone
}

/** Zones are asked for their clock changes once; keep the function for as long as dates are planned. */
export function createZones(): (name: string) => Zone {
  const zones = new Map<string, Zone>()
  return (name) => {
    const zone = zones.get(name) ?? createZone(name)
    zones.set(name, zone)
    return zone
  }
}

/** From the local day `from` through `until`. Throws RangeError when the centre's zone does not exist. */
export function planningWindow(centre: Centre, from: string, until: string, findZone: (name: string) => Zone): PlanningWindow {
  const centreZone = findZone(centre.timeZone)
  return {
    window: { from: centreZone.dayStart(readWall(from)), until: centreZone.dayStart(readWall(until) + dayMs) },
    centreZone,
    holidays: resolveHolidays(centre, from, until),
    findZone,
  }
}

/**
 * The dates of an event in the window, with those that free days take out of it, by start; clashes and hours are for others to find.
 * Throws when its rule or zone cannot be read.
 */
export function planDates(event: Event, around: PlanningWindow): PlannedDate[] {
  const zone = event.timeZone === undefined ? around.centreZone : around.findZone(event.timeZone)
  const surroundings = { ...around, zone, isPublicPlace: () => true }
  const planned = resolveOccurrences(event, surroundings).map((occurrence) => describe(event, occurrence))
  if (event.skip.length === 0) return planned
  const keys = new Set(planned.map(({ occurrence }) => occurrence.key))
  const skipped = resolveOccurrences({ ...event, skip: [], changes: [] }, surroundings)
    .filter(({ key }) => !keys.has(key))
    .flatMap((occurrence) => {
      const name = nameOf(occurrence.key.slice(0, 10), event, around.holidays.list)
      return name ? [{ ...describe(event, occurrence), skipped: name }] : []
    })
  return [...planned, ...skipped].sort((a, b) => a.occurrence.start - b.occurrence.start)
}

const nameOf = (date: string, { skip }: Event, list: Timeline['holidays']) =>
  list.find(
    ({ kind, from, until }) => skip.includes(kind === 'public' ? 'holidays' : 'school-holidays') && from <= date && date <= until,
  )?.name

function describe(event: Event, occurrence: PlannedDate['occurrence']): PlannedDate {
  const { place, room } = whereIs(event, occurrence)
  return {
    event: event.id,
    status: event.status,
    title: event.title,
    repeats: event.recurrence !== undefined,
    occurrence,
    ...(place ? { place } : {}),
    ...(room ? { room } : {}),
    clashes: [],
  }
}
