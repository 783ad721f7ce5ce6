import { Temporal } from 'temporal-polyfill'
import type { Day } from '../model/snapshot.ts'
import { dayMs, minuteMs, type Wall, writeDate } from './wall.ts'

/** Where a wall time lies. In the spring gap, `gap` is the instant of the change, and `instant` is as much later. */
export interface Place {
  instant: number
  gap?: number
}

/** Wall time ↔ instant in one IANA zone. */
export interface Zone {
  readonly name: string
  /** The first instant that shows `wall` (so summer time in the autumn fold); one in the spring gap is moved past it. */
  locate(wall: Wall): Place
  toInstant(wall: Wall): number
  toWall(instant: number): Wall
  /** Milliseconds that wall time is ahead of UTC. */
  offsetAt(instant: number): number
  /** The instant at which the day of `wall` (its midnight) begins. */
  dayStart(wall: Wall): number
}

interface Year {
  from: number
  until: number
  spans: Span[]
}

/** From `from` on, until the next span, the offset holds. */
interface Span {
  from: number
  offset: number
}

/**
 * Asks Temporal once a year for the clock changes and answers everything else by arithmetic: a snapshot needs hundreds of
 * thousands of answers. Throws RangeError for a zone that does not exist.
 */
export function createZone(name: string): Zone {
  const years = new Map<number, Year>()

  const yearOf = (time: number): Year => {
    const number = new Date(time).getUTCFullYear()
    const known = years.get(number)
    if (known) return known
    const year = { from: Date.UTC(number, 0, 1), until: Date.UTC(number + 1, 0, 1), spans: findSpans(name, number) }
    years.set(number, year)
    return year
  }

  let latest = yearOf(0)
  const spansOf = (time: number): Span[] => {
    if (time < latest.from || time >= latest.until) latest = yearOf(time)
    return latest.spans
  }

  const locate = (wall: Wall): Place => {
    const spans = spansOf(wall)
    let index = 0
    while (index < spans.length - 1 && wall - spans[index]!.offset >= spans[index + 1]!.from) index++
    const instant = wall - spans[index]!.offset
    return instant >= spans[index]!.from ? { instant } : inGap(wall, spans, index)
  }

  const offsetAt = (instant: number) => {
    const spans = spansOf(instant)
    let index = spans.length - 1
    while (index > 0 && spans[index]!.from > instant) index--
    return spans[index]!.offset
  }

  return {
    name,
    locate,
    toInstant: (wall) => locate(wall).instant,
    toWall: (instant) => instant + offsetAt(instant),
    offsetAt,
    dayStart: (wall) => {
      const { instant, gap } = locate(wall)
      return gap ?? instant
    },
  }
}

const inGap = (wall: Wall, spans: Span[], index: number): Place => {
  const before = spans[index - 1]
  return before ? { instant: wall - before.offset, gap: spans[index]!.from } : { instant: wall - spans[index]!.offset }
}

/** The spans that touch a UTC year or the two days on either side, so that no wall time of the year falls outside. */
function findSpans(name: string, year: number): Span[] {
  const first = Date.UTC(year, 0, 1) - 2 * dayMs
  const last = Date.UTC(year + 1, 0, 1) + 2 * dayMs
  let at = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(name)
  const spans: Span[] = [{ from: -Infinity, offset: offsetOf(at) }]
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds > last) return spans
    spans.push({ from: next.epochMilliseconds, offset: offsetOf(next) })
    at = next
  }
}

const offsetOf = (at: Temporal.ZonedDateTime) => at.offsetNanoseconds / 1_000_000

/** Every local day from the one at `first` (a midnight on the wall) on, with its clock change if it has one. */
export function listDays(zone: Zone, first: Wall, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => {
    const midnight = first + index * dayMs
    const start = zone.dayStart(midnight)
    const end = zone.dayStart(midnight + dayMs)
    const offset = zone.offsetAt(start) / minuteMs
    const at = findShift(zone, start, end)
    const day: Day = { date: writeDate(midnight), start, offset }
    return at === undefined ? day : { ...day, shift: { at, offset: zone.offsetAt(at) / minuteMs } }
  })
}

/** Clocks change on whole minutes: the first one of a day with another offset than at its start. */
function findShift(zone: Zone, start: number, end: number): number | undefined {
  const before = zone.offsetAt(start)
  if (zone.offsetAt(end - 1) === before) return undefined
  let low = start
  let high = end
  while (high - low > minuteMs) {
    const middle = Math.floor((low + high) / 2 / minuteMs) * minuteMs
    if (zone.offsetAt(middle) === before) low = middle
    else high = middle
  }
  return high
}
