import type { Event, OccurrenceChange } from '../model/event.ts'
import type { Hours, Occurrence, SkippedDate } from '../model/snapshot.ts'
import type { Holidays } from './holidays.ts'
import { type Plan, readEnd, readPlan, readStart } from './plan.ts'
import { expandRule } from './rule.ts'
import { dayMs, hourMs, isPlainDate, startOfDay, type Wall, writeDate, writeMoment, writeTime } from './wall.ts'
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

const touches = ({ start, end }: Hours, { from, until }: EventSurroundings['window']) => end > from && start < until

/** All dates of an event that touch the window, by start. Throws when its rule cannot be read. */
export const resolveOccurrences = (event: Event, surroundings: EventSurroundings): Occurrence[] =>
  resolveDates(event, surroundings).occurrences.filter((each) => touches(each, surroundings.window))

/** The same with those that were moved out of the window, because somebody may come for them; and the dates that holidays take, by start. */
export function resolveDates(
  event: Event,
  surroundings: EventSurroundings,
): { occurrences: Occurrence[]; skipped: SkippedDate[] } {
  const { window } = surroundings
  const plan = readPlan(event)
  const { starts, skipped } = findStarts(plan, surroundings)
  return {
    occurrences: [...starts]
      .map((start) => resolveOne(plan, start, surroundings))
      .filter((each) => touches(each, window) || (each.was && touches(each.was, window)))
      .sort(byStart),
    skipped: [...skipped]
      .map(([start, taken]) => ({ ...unchanged(plan, start, surroundings), status: 'skipped' as const, ...taken }))
      .filter((each) => touches(each, window))
      .sort(byStart),
  }
}

const byStart = (a: Occurrence | SkippedDate, b: Occurrence | SkippedDate) => a.start - b.start || (a.key < b.key ? -1 : 1)

/** Original starts, and those that a holiday takes with its name. */
export interface Starts {
  starts: Set<Wall>
  skipped: Map<Wall, Pick<SkippedDate, 'holiday' | 'reason'>>
}

/** The original starts that may touch the window: those near it, and those that a change moves or prolongs. */
function findStarts(plan: Plan, { zone, window, holidays }: EventSurroundings): Starts {
  const { nominal, exact } = plan.length
  const from = startOfDay(zone.toWall(window.from)) - nominal - exact - dayMs
  const until = zone.toWall(window.until) + dayMs
  const found = startsBetween(plan, zone, holidays, from, until)
  for (const [wall, { start, end }] of plan.changes) {
    if (!start && !end) continue
    if (wall < from || wall >= until)
      for (const far of startsBetween(plan, zone, holidays, wall, wall + 1).starts) found.starts.add(far)
  }
  return found
}

/** RRULE ∪ RDATE without EXDATE. Given dates are meant, so that only what the rule makes skips holidays; without these nothing does. */
export function startsBetween(plan: Plan, zone: Zone, holidays: Holidays | undefined, from: Wall, until: Wall): Starts {
  const { recurrence, excludedDates, skip } = plan.event
  const made = recurrence?.rule ? expandRule(recurrence.rule, plan.start, zone, from, until) : [plan.start]
  const given = (recurrence?.dates ?? []).map((date) => readStart(plan, date))
  const starts = new Set([...made, ...given].filter((wall) => wall >= from && wall < until))
  for (const excluded of excludedDates) {
    if (!isPlainDate(excluded)) starts.delete(readStart(plan, excluded))
    else for (const wall of starts) if (writeDate(wall) === excluded) starts.delete(wall)
  }
  const skipped: Starts['skipped'] = new Map()
  if (!holidays || skip.length === 0 || !recurrence?.rule) return { starts, skipped }
  const meant = new Set(given)
  for (const wall of starts) {
    const taken = meant.has(wall) ? undefined : takenBy(skip, writeDate(wall), holidays)
    if (!taken) continue
    starts.delete(wall)
    skipped.set(wall, taken)
  }
  return { starts, skipped }
}

/** The holiday because of which a day is skipped, the public one first. */
function takenBy(skip: Event['skip'], date: string, { nameOf }: Holidays): Pick<SkippedDate, 'holiday' | 'reason'> | undefined {
  const name = skip.includes('holidays') ? nameOf(date, 'public') : undefined
  if (name) return { holiday: 'public', reason: name }
  const school = skip.includes('school-holidays') ? nameOf(date, 'school') : undefined
  return school && { holiday: 'school', reason: school }
}

/** A cancelled date stays where and when it would have been. */
function resolveOne(plan: Plan, original: Wall, surroundings: EventSurroundings): Occurrence {
  const change = plan.changes.get(original)
  const moving = change?.cancelled ? undefined : change
  const start = moving?.start === undefined ? original : readStart(plan, moving.start)
  const times = timesOf(plan, start, moving, surroundings)
  const occurrence: Occurrence = {
    key: keyOf(plan, original),
    ...times,
    status: change?.cancelled ? 'cancelled' : start === original ? 'planned' : 'moved',
  }
  if (occurrence.status === 'moved') occurrence.was = timesOf(plan, original, undefined, surroundings)
  if (change?.reason) occurrence.reason = change.reason
  if (change?.elsewhere) occurrence.elsewhere = true
  else if (change?.place && surroundings.isPublicPlace(change.place)) occurrence.place = change.place
  // Better no place than the one where nobody will be.
  else if (change?.place) occurrence.elsewhere = true
  if (change?.room) occurrence.room = change.room
  if (change?.title) occurrence.title = change.title
  if (change?.summary) occurrence.summary = change.summary
  return occurrence
}

const keyOf = ({ allDay }: Plan, original: Wall) => (allDay ? writeDate(original) : writeMoment(original))

/** A date as planned. */
const unchanged = (plan: Plan, original: Wall, surroundings: EventSurroundings) => ({
  key: keyOf(plan, original),
  ...timesOf(plan, original, undefined, surroundings),
})

const timesOf = (plan: Plan, start: Wall, change: OccurrenceChange | undefined, surroundings: EventSurroundings): Hours =>
  plan.allDay ? wholeDays(plan, start, change, surroundings) : hours(plan, start, change, surroundings)

/** Whole days are days of the centre, whatever the event's zone: they have no hour that could be elsewhere. */
function wholeDays(plan: Plan, first: Wall, change: OccurrenceChange | undefined, { centreZone }: EventSurroundings): Hours {
  const end = change?.end ? readEnd(plan, change.end) : first + plan.length.nominal
  const after = Math.max(first + dayMs, end)
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

function hours(plan: Plan, wall: Wall, change: OccurrenceChange | undefined, { zone, centreZone }: EventSurroundings): Hours {
  const { instant: start, gap } = zone.locate(wall)
  const planned = endOf(plan, wall, change, zone, start)
  const end = planned > start ? planned : start + unknownLength
  const shown = centreZone.toWall(start)
  const date = writeDate(shown)
  const time = writeTime(shown)
  const told = planned > start ? tellEnd(centreZone.toWall(end)) : { endDate: date, endTime: time }
  return gap === undefined ? { start, end, date, time, ...told } : { start, end, date, time, ...told, gap: true }
}

/** The instant at which a date ends, or its start when nobody says. What the spring gap would swallow keeps its length. */
function endOf(plan: Plan, wall: Wall, change: OccurrenceChange | undefined, zone: Zone, start: number): number {
  const endWall = change?.end ? readEnd(plan, change.end) : wall + plan.length.nominal
  const end = zone.toInstant(endWall) + (change?.end ? 0 : plan.length.exact)
  return end <= start && endWall > wall ? start + endWall - wall : end
}

/** An event that does not say when it ends is shown as running for an hour; its clock texts tell no end. */
const unknownLength = hourMs

/** What ends at midnight ends at 24:00 of the day before: so people say it. */
const tellEnd = (wall: Wall) =>
  wall === startOfDay(wall)
    ? { endDate: writeDate(wall - dayMs), endTime: '24:00' }
    : { endDate: writeDate(wall), endTime: writeTime(wall) }
