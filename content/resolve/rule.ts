import { Temporal } from 'temporal-polyfill'
import { RRuleTemporal } from 'rrule-temporal'
import { expandPlainRule, type RuleParts } from './plain-rule.ts'
import type { Wall } from './wall.ts'
import type { Zone } from './zone.ts'

/** RFC 5545, 3.3.10. Minutes and seconds are no times at which a centre opens its doors. */
const frequencies = new Set(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY'])

/** No event has more dates in a window; what is beyond is a mistake, and a screen could not hold it. */
const mostDates = 2_500

/**
 * The starts that an RRULE makes in [from, until), as wall times. It is expanded on the wall, as if that were UTC: so a time in
 * the spring gap is kept (the library would leave it out) and counts, and the process's zone has no say.
 * A start that the rule itself does not make is not added. Throws when the rule cannot be read or runs too long.
 */
export function expandRule(rule: string, start: Wall, zone: Zone, from: Wall, until: Wall): Wall[] {
  const parts = readRule(rule, zone)
  return expandPlainRule(parts, start, from, until) ?? expandByLibrary(parts, start, from, until)
}

function readRule(rule: string, zone: Zone): RuleParts {
  const parts = new Map(
    rule
      .split(';')
      .filter(Boolean)
      .map((part): [string, string] => {
        const [name = '', value = ''] = part.split('=', 2)
        return [name, value]
      }),
  )
  if (!frequencies.has(parts.get('FREQ') ?? '')) throw new RangeError(`no such frequency: ${parts.get('FREQ')}`)
  const until = parts.get('UNTIL')
  if (until) parts.set('UNTIL', untilOnTheWall(until, zone))
  return parts
}

/** UNTIL as a date (through that day), as local time or in UTC, each is met in the wild: as wall time that claims to be UTC. */
function untilOnTheWall(until: string, zone: Zone): string {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(until)
  if (!found) throw new RangeError(`UNTIL is not a time: ${until}`)
  const [, year, month, day, hour = '23', minute = '59', second = '59', utc] = found
  const written = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(written)) throw new RangeError(`UNTIL is not a time: ${until}`)
  const wall = utc ? zone.toWall(written) : written
  return new Date(wall).toISOString().replace(/\.000|[-:]/g, '')
}

function expandByLibrary(parts: RuleParts, start: Wall, from: Wall, until: Wall): Wall[] {
  const rule = new RRuleTemporal({
    rruleString: [...parts].map(([name, value]) => `${name}=${value}`).join(';'),
    dtstart: Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC'),
    temporal: Temporal,
  })
  const starts = rule.between(new Date(from), new Date(until - 1), true)
  return starts.slice(0, mostDates).map(({ epochMilliseconds }) => epochMilliseconds)
}
