import { Temporal } from 'temporal-polyfill'
import { RRuleTemporal } from 'rrule-temporal'
import { findRuleFault, readRuleParts, type RuleParts, writeRuleParts } from '../model/rule.ts'
import { expandPlainRule } from './plain-rule.ts'
import { expandByWalk, needsWalk, timesOfDay } from './walked-rule.ts'
import { dayMs, startOfDay, type Wall } from './wall.ts'
import type { Zone } from './zone.ts'

/** No event has more dates in a window; what is beyond is a mistake, and a screen could not hold it. */
const mostDates = 2_500

/**
 * The starts that an RRULE makes in [from, until), as wall times. It is expanded on the wall, as if that were UTC: so a time in
 * the spring gap is kept (the library would leave it out) and counts, and the process's zone has no say.
 * A start that the rule itself does not make is not added. Throws when the rule cannot be read or runs too long.
 */
export function expandRule(rule: string, start: Wall, zone: Zone, from: Wall, until: Wall, most = mostDates): Wall[] {
  const fault = findRuleFault(rule)
  if (fault) throw new RangeError(`${fault.part}: ${fault.message}`)
  const parts = readRuleParts(rule)
  const written = parts.get('UNTIL')
  const end = written === undefined ? Infinity : untilOnTheWall(written, zone)
  return expandParts(parts, start, from, until, end).slice(0, most)
}

function expandParts(parts: Map<string, string>, start: Wall, from: Wall, until: Wall, end: Wall): Wall[] {
  if (needsWalk(parts)) return expandByWalk(parts, start, from, until, end)
  const isTimed = parts.has('BYHOUR') || parts.has('BYMINUTE')
  if (isTimed && !parts.has('COUNT') && !parts.has('BYSETPOS')) return expandTimes(parts, start, from, until, end)
  if (end !== Infinity) parts.set('UNTIL', writeUtc(end))
  return expandPlainRule(parts, start, from, until) ?? expandByLibrary(parts, start, from, until)
}

/** Several times a day are the same times on every day: the library would need a millisecond for each. */
function expandTimes(parts: Map<string, string>, start: Wall, from: Wall, until: Wall, end: Wall): Wall[] {
  const ofDays = new Map([...parts].filter(([name]) => !['BYHOUR', 'BYMINUTE', 'BYSECOND'].includes(name)))
  const lastDay = end === Infinity ? end : startOfDay(end) + dayMs - 1_000
  const days = expandParts(ofDays, start, startOfDay(from), until + dayMs, lastDay)
  const times = timesOfDay(parts, start)
  return days
    .flatMap((day) => times.map((time) => startOfDay(day) + time))
    .filter((wall) => wall >= start && wall >= from && wall < until && wall <= end)
}

/** UNTIL as a date (through that day), as local time or in UTC: each is met in the wild. As wall time in the event's zone. */
export function untilOnTheWall(until: string, zone: Zone): Wall {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(until)
  if (!found) throw new RangeError(`UNTIL is not a time: ${until}`)
  const [, year, month, day, hour = '23', minute = '59', second = '59', utc] = found
  // A leap second is no time of Date's.
  const written = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second === '60' ? '59' : second}Z`)
  if (Number.isNaN(written)) throw new RangeError(`UNTIL is not a time: ${until}`)
  return utc ? zone.toWall(written) : written
}

const writeUtc = (wall: Wall): string => new Date(wall).toISOString().replace(/\.000|[-:]/g, '')

function expandByLibrary(parts: RuleParts, start: Wall, from: Wall, until: Wall): Wall[] {
  const rule = new RRuleTemporal({
    rruleString: writeRuleParts(parts),
    dtstart: Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC'),
    temporal: Temporal,
  })
  const starts = rule.between(new Date(from), new Date(until - 1), true)
  return starts.map(({ epochMilliseconds }) => epochMilliseconds)
}
