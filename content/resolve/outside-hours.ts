import type { Place } from '../model/place.ts'
import type { PlannedDate } from '../model/planned.ts'
import { isRunning } from '../rules/occurrences.ts'
import { keepsHours, resolveOpenings } from './openings.ts'
import type { PlanningWindow } from './planned.ts'

/**
 * Tells of a date whether it lies outside the hours of its place. Whole days and long ones are never asked, nor what does not take place or
 * is at a place that keeps no hours. A place's hours are made out once.
 */
export function createHoursCheck(
  findPlace: (id: string) => Place | undefined,
  around: PlanningWindow,
): (date: PlannedDate) => PlannedDate['outsideHours'] {
  const openings = new Map<string, [from: number, until: number][] | undefined>()
  const openingsOf = (id: string) => {
    if (!openings.has(id)) {
      const place = findPlace(id)
      openings.set(id, place && keepsHours(place) ? resolveOpenings(place, around).openings : undefined)
    }
    return openings.get(id)
  }
  return ({ place, occurrence, skipped }) => {
    if (place === undefined || skipped || occurrence.allDay || occurrence.status === 'cancelled') return undefined
    if (isRunning({ occurrence })) return undefined
    const open = openingsOf(place)
    if (!open || open.some(([from, until]) => from <= occurrence.start && occurrence.end <= until)) return undefined
    const reason = reasonOn(occurrence.date, findPlace(place), around)
    return reason ? { reason } : {}
  }
}

function reasonOn(date: string, place: Place | undefined, { holidays }: PlanningWindow) {
  const special = place?.specialDays.findLast(({ from, until }) => from <= date && date <= (until ?? from))
  if (special) return special.reason
  return place?.closedOnHolidays ? holidays.list.find(({ kind, from }) => kind === 'public' && from === date)?.name : undefined
}
