import fc from 'fast-check'
import { DateTime, RRuleSet } from 'rrule-rust'
import { readRuleParts, type RuleParts, writeRuleParts } from '../../../content/model/rule.ts'
import { weekdays } from '../../../content/model/time.ts'
import { expandRule, untilOnTheWall } from '../../../content/resolve/rule.ts'
import { dayMs, startOfDay, type Wall, weekdayOf } from '../../../content/resolve/wall.ts'
import { createZone, type Zone } from '../../../content/resolve/zone.ts'
import { randomRule } from './random-rules.ts'

/**
 * Our starts beside those of the Rust crate `rrule`: another language, other authors, no line in common with what the house uses. Both give
 * instants, so each reads the clock changes by itself. Where that library is known to read RFC 5545 otherwise, `against-rust.test.ts` says how and
 * why ours stays; here such rules are said so that both must agree, or are left out and counted.
 */
export interface Comparison {
  compared: number
  leftOut: number
  dates: number
  differences: { rule: string; start: string; zone: string; from: string; ours: string[]; theirs: string[] }[]
}

const first = Date.UTC(2024, 0, 1)
const windowDays = 102

/** Where clocks change on other nights, by half an hour, at another hour, or never. Not at midnight: the library leaves such a date out. */
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Asia/Kabul',
  'Pacific/Chatham',
  'UTC',
]

const cases = fc.tuple(
  randomRule,
  fc.integer({ min: 0, max: 900 }),
  fc.constantFrom(0, 30, 120, 150, 180, 540, 1080, 1410),
  // Most series with an end are over after half a year.
  fc.oneof(fc.integer({ min: -30, max: 150 }), fc.integer({ min: -30, max: 1_100 })),
  fc.constantFrom(...zones),
)

export function compareWithRust(runs: number, seed: number): Comparison {
  const comparison: Comparison = { compared: 0, leftOut: 0, dates: 0, differences: [] }
  for (const [rule, startDay, minute, fromDay, name] of fc.sample(cases, { numRuns: runs, seed })) {
    const zone = createZone(name)
    const parts = readRuleParts(rule)
    const start = alignStart(parts, first + startDay * dayMs + minute * 60_000, zone)
    const from = first + (startDay + fromDay) * dayMs
    const until = from + windowDays * dayMs
    if (isReadOtherwise(parts) || isIdle(rule, parts, start, zone)) {
      comparison.leftOut++
      continue
    }
    const ours = expandRule(rule, start, zone, from, until).map(zone.toInstant)
    const theirs = expandByRust(sayWeekday(parts, start), start, zone, from, until)
    comparison.compared++
    comparison.dates += ours.length
    if (ours.join() === theirs.join()) continue
    const [begin = '', window = ''] = write([start, from])
    comparison.differences.push({ rule, start: begin, zone: name, from: window, ours: write(ours), theirs: write(theirs) })
  }
  return comparison
}

/** Instants in [from, until), as the library makes them. Throws what it throws. */
export function expandByRust(rule: string, start: Wall, zone: Zone, from: Wall, until: Wall): number[] {
  const parts = readRuleParts(rule)
  const written = parts.get('UNTIL')
  if (written !== undefined) {
    const end = zone.toInstant(untilOnTheWall(written, zone))
    // The library refuses a series that ends before it begins; it has no dates.
    if (end < zone.toInstant(start)) return []
    parts.set('UNTIL', `${stamp(end)}Z`)
  }
  const set = RRuleSet.fromString(`DTSTART;TZID=${zone.name}:${stamp(start)}\nRRULE:${writeRuleParts(parts)}`)
  const [begin, end] = [zone.toInstant(from), zone.toInstant(until) - 1_000].map((each) => DateTime.fromTimestamp(each))
  return set.between(begin!, end!, true).map((each) => each.toTimestamp())
}

const stamp = (time: number) => new Date(time).toISOString().replace(/[-:]|\.000Z/g, '')
const write = (times: number[]) => times.map((time) => new Date(time).toISOString().slice(0, 16))

/** Weekdays with a number beside some without; the last number from the end, the fifth in a month and the 53rd in a year. */
function isReadOtherwise(parts: RuleParts): boolean {
  const days = (parts.get('BYDAY') ?? '').split(',')
  const numbered = days.filter((day) => /\d/.test(day)).length
  if (numbered > 0 && numbered < days.length) return true
  return days.some((day) => /^-0*(5|53)\D/.test(day))
}

/** Positions that no interval has: the library needs a second to find out. The walk over every day is asked about them instead. */
const isIdle = (rule: string, parts: RuleParts, start: Wall, zone: Zone): boolean =>
  parts.has('BYSETPOS') && expandRule(rule, start, zone, start, start + 1_500 * dayMs, 1).length === 0

/** Positions in a first week that is cut: the series begins with its week. A start in the spring gap: the series begins a week earlier. */
function alignStart(parts: RuleParts, time: Wall, zone: Zone): Wall {
  const start = zone.locate(time).gap === undefined ? time : time - 7 * dayMs
  if (parts.get('FREQ') !== 'WEEKLY' || !parts.has('BYSETPOS')) return start
  const weekStart = (weekdays as readonly string[]).indexOf(parts.get('WKST') ?? 'MO')
  return startOfDay(start) - ((weekdayOf(start) - weekStart + 7) % 7) * dayMs
}

/** Weeks by their number, with the weekday that RFC 5545 takes from the start. */
function sayWeekday(parts: RuleParts, start: Wall): string {
  const isTold = !parts.has('BYWEEKNO') || ['BYDAY', 'BYMONTHDAY', 'BYYEARDAY'].some((name) => parts.has(name))
  return writeRuleParts(parts, isTold ? {} : { BYDAY: weekdays[weekdayOf(start)]! })
}
