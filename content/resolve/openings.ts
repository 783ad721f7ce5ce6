import { weekdays, type Slot } from '../model/time.ts'
import type { OpeningSlot, SpecialDay } from '../model/hours.ts'
import type { Interval } from '../model/snapshot.ts'
import type { Holidays } from './holidays.ts'
import { dayMs, readTime, startOfDay, type Wall, weekdayOf, writeDate } from './wall.ts'
import type { Zone } from './zone.ts'

export interface Hours {
  hours: OpeningSlot[]
  specialDays: SpecialDay[]
  closedOnHolidays: boolean
}

interface HourSurroundings {
  centreZone: Zone
  window: { from: number; until: number }
  holidays: Holidays
}

type Times = SpecialDay['slots'][number]
type Opening = [from: number, until: number]

export const keepsHours = ({ hours, specialDays }: Hours): boolean => hours.length > 0 || specialDays.length > 0

/**
 * When a door is open within the window, and when somebody is behind it by appointment; each in order, merged where one stretch ends
 * as the next begins.
 */
export function resolveOpenings(
  { hours, specialDays, closedOnHolidays }: Hours,
  { centreZone, window, holidays }: HourSurroundings,
): { openings: Opening[]; appointments: Opening[] } {
  const timesOn = (midnight: Wall): readonly Times[] => {
    const date = writeDate(midnight)
    const special = specialDays.findLast(({ from, until }) => from <= date && date <= (until ?? from))
    if (special) return special.slots
    if (closedOnHolidays && holidays.isPublic(date)) return []
    return slotsOn(hours, midnight)
  }
  const resolve = (appointments: boolean) =>
    resolveDays(centreZone, window, (midnight) =>
      timesOn(midnight).filter(({ byAppointment = false }) => byAppointment === appointments),
    )
  return { openings: resolve(false), appointments: resolve(true) }
}

/** On-hours of a screen and dayparts of its playlists: weekly, whatever the holidays. */
export function resolveWeekly(slots: Slot[], { centreZone, window }: Omit<HourSurroundings, 'holidays'>): Interval[] {
  return resolveDays(centreZone, window, (midnight) => slotsOn(slots, midnight))
}

const slotsOn = <T extends Slot>(slots: readonly T[], midnight: Wall): T[] =>
  slots.filter(({ days }) => days.includes(weekdays[weekdayOf(midnight)]!))

/** From the day before the window on, because a night may reach into it. */
function resolveDays(zone: Zone, window: HourSurroundings['window'], timesOn: (midnight: Wall) => readonly Times[]): Opening[] {
  const openings: Opening[] = []
  const last = zone.toWall(window.until - 1)
  for (let midnight = startOfDay(zone.toWall(window.from)) - dayMs; midnight <= last; midnight += dayMs) {
    for (const times of timesOn(midnight)) openings.push(locate(zone, midnight, times))
  }
  return merge(openings.filter(([from, until]) => until > window.from && from < window.until && until > from))
}

/** An `until` at or before `from` lies on the next day. */
function locate(zone: Zone, midnight: Wall, { from, until }: Times): Opening {
  const opens = readTime(from)
  const closes = readTime(until)
  return [zone.toInstant(midnight + opens), zone.toInstant(midnight + closes + (closes <= opens ? dayMs : 0))]
}

function merge(openings: Opening[]): Opening[] {
  const merged: Opening[] = []
  for (const [from, until] of openings.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], until)
    else merged.push([from, until])
  }
  return merged
}
