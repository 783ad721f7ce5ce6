import type { Event, OccurrenceChange } from '../model/event.ts'
import type { Occurrence } from '../model/snapshot.ts'
import type { Holidays } from './holidays.ts'
import { expandRule } from './rule.ts'
import { dayMs, hourMs, isPlainDate, minuteMs, readWall, startOfDay, type Wall, writeDate, writeMoment, writeTime } from './wall.ts'
import type { Zone } from './zone.ts'

/** What the dates of an event depend on beside the event itself. */
export interface EventSurroundings {
  /** Of the event; its days and clock texts are told in the centre's. */
  zone: Zone
  centreZone: Zone
  window: { from: number; until: number }
  holidays: Holidays
  isPublicPlace(id: string): boolean
}

/** All dates of an event that touch the window, by start. Throws when its rule cannot be read. */
export function resolveOccurrences(event: Event, surroundings: EventSurroundings): Occurrence[] {
  const { window } = surroundings
  return findStarts(event, surroundings)
    .map((start) => resolveOne(event, start, surroundings))
    .filter(({ start, end }) => end > window.from && start < window.until)
    .sort((a, b) => a.start - b.start || (a.key < b.key ? -1 : 1))
}

export const isAllDay = (event: Event): boolean => event.allDay || isPlainDate(event.start)

/** The original starts that may touch the window: those near it, and those that a change moves or prolongs. */
function findStarts(event: Event, { zone, window, holidays }: EventSurroundings): Wall[] {
  const from = startOfDay(zone.toWall(window.from)) - lengthOf(event) - dayMs
  const until = zone.toWall(window.until) + dayMs
  const starts = startsBetween(event, zone, holidays, from, until)
  for (const { original, start, end } of event.changes) {
    if (!start && !end) continue
    const wall = readStart(event, original)
    if (wall < from || wall >= until) for (const far of startsBetween(event, zone, holidays, wall, wall + 1)) starts.add(far)
  }
  return [...starts]
}

/** RRULE ∪ RDATE without EXDATE. Given dates are meant, so that only what the rule makes skips holidays. */
function startsBetween(event: Event, zone: Zone, holidays: Holidays, from: Wall, until: Wall): Set<Wall> {
  const first = readStart(event, event.start)
  const rule = event.recurrence?.rule
  const made = rule ? expandRule(rule, first, zone, from, until).filter((wall) => !isSkipped(event, wall, holidays)) : [first]
  const given = (event.recurrence?.dates ?? []).map((date) => readStart(event, date))
  const starts = new Set([...made, ...given].filter((wall) => wall >= from && wall < until))
  for (const excluded of event.excludedDates) {
    if (!isPlainDate(excluded)) starts.delete(readStart(event, excluded))
    else for (const wall of starts) if (writeDate(wall) === excluded) starts.delete(wall)
  }
  return starts
}

function isSkipped({ skip }: Event, wall: Wall, holidays: Holidays): boolean {
  if (skip.length === 0) return false
  const date = writeDate(wall)
  return (skip.includes('holidays') && holidays.isPublic(date)) || (skip.includes('school-holidays') && holidays.isSchool(date))
}

const hourOf = (wall: Wall) => wall - startOfDay(wall)

/** A start as written: without an hour it has the event's, and whole days have none. */
function readStart(event: Event, moment: string): Wall {
  const wall = readWall(moment)
  if (isAllDay(event)) return startOfDay(wall)
  return isPlainDate(moment) ? wall + hourOf(readWall(event.start)) : wall
}

/** About how long a date lasts, to look far enough back. */
function lengthOf(event: Event): number {
  const start = readStart(event, event.start)
  return endOnTheWall(event, start) - start + exactPart(event, undefined)
}

function resolveOne(event: Event, original: Wall, surroundings: EventSurroundings): Occurrence {
  const key = isAllDay(event) ? writeDate(original) : writeMoment(original)
  const change = event.changes.find((each) => readStart(event, each.original) === original)
  const moved = change?.start !== undefined && !change.cancelled ? readStart(event, change.start) : original
  const times = isAllDay(event) ? wholeDays(event, moved, change, surroundings) : hours(event, moved, change, surroundings)
  const occurrence: Occurrence = { key, ...times, status: change?.cancelled ? 'cancelled' : moved === original ? 'planned' : 'moved' }
  if (change?.reason) occurrence.reason = change.reason
  if (change?.place && surroundings.isPublicPlace(change.place)) occurrence.place = change.place
  if (change?.room) occurrence.room = change.room
  return occurrence
}

type Times = Pick<Occurrence, 'start' | 'end' | 'date' | 'time' | 'endDate' | 'endTime' | 'allDay' | 'gap'>

/** Whole days are days of the centre, whatever the event's zone: they have no hour that could be elsewhere. */
function wholeDays(event: Event, first: Wall, change: OccurrenceChange | undefined, { centreZone }: EventSurroundings): Times {
  const after = Math.max(first + dayMs, endOf(event, first, change))
  return {
    start: centreZone.dayStart(first),
    end: centreZone.dayStart(after),
    date: writeDate(first),
    time: '00:00',
    endDate: writeDate(after - dayMs),
    endTime: '24:00',
    allDay: true,
  }
}

function hours(event: Event, wall: Wall, change: OccurrenceChange | undefined, { zone, centreZone }: EventSurroundings): Times {
  const { instant: start, gap } = zone.locate(wall)
  const endWall = endOf(event, wall, change)
  const written = zone.toInstant(endWall) + exactPart(event, change)
  const planned = gap !== undefined && written <= start ? start + endWall - wall : written
  const known = planned > start
  const end = known ? planned : start + unknownLength
  const shownStart = centreZone.toWall(start)
  const times: Times = {
    start,
    end,
    date: writeDate(shownStart),
    time: writeTime(shownStart),
    ...(known ? tellEnd(centreZone.toWall(end)) : { endDate: writeDate(shownStart), endTime: writeTime(shownStart) }),
  }
  if (gap !== undefined) times.gap = true
  return times
}

/** An event that does not say when it ends is shown as running for an hour; its clock texts tell no end. */
const unknownLength = hourMs

/** What ends at midnight ends at 24:00 of the day before: so people say it. */
const tellEnd = (wall: Wall) =>
  hourOf(wall) === 0 ? { endDate: writeDate(wall - dayMs), endTime: '24:00' } : { endDate: writeDate(wall), endTime: writeTime(wall) }

/** The end of a date that starts at `start`, on the wall; without one, its start. A plain date means through that day. */
function endOf(event: Event, start: Wall, change: OccurrenceChange | undefined): Wall {
  if (change?.end && !change.cancelled) return readEnd(event, change.end)
  return endOnTheWall(event, start)
}

function endOnTheWall(event: Event, start: Wall): Wall {
  if (event.end) return start + Math.max(0, readEnd(event, event.end) - readStart(event, event.start))
  return event.duration ? start + readDuration(event.duration, isAllDay(event)).nominal : start
}

const readEnd = (event: Event, end: string): Wall =>
  isPlainDate(end) || isAllDay(event) ? startOfDay(readWall(end)) + dayMs : readWall(end)

const exactPart = (event: Event, change: OccurrenceChange | undefined): number =>
  change?.end || event.end || !event.duration ? 0 : readDuration(event.duration, false).exact

/** RFC 5545: days and weeks of a duration are nominal, hours and minutes exact, also through a night of 23 or 25 hours. */
function readDuration(duration: string, wholeDaysOnly: boolean): { nominal: number; exact: number } {
  const count = (unit: RegExp) => Number(unit.exec(duration)?.[1] ?? 0)
  const nominal = count(/(\d+)W/) * 7 * dayMs + count(/(\d+)D/) * dayMs
  const exact = count(/(\d+)H/) * hourMs + count(/(\d+)M/) * minuteMs
  return wholeDaysOnly ? { nominal: Math.ceil((nominal + exact) / dayMs) * dayMs, exact: 0 } : { nominal, exact }
}
