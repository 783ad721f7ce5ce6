import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expandRule } from '../../../content/resolve/rule.ts'
import { createZone } from '../../../content/resolve/zone.ts'
import { randomRule } from './random-rules.ts'
import { walkRule } from './walk-rule.ts'

const day = 86_400_000
const first = Date.UTC(2024, 0, 1)

/** Where clocks change on other nights, by half an hour, at midnight, or never. */
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kabul', 'Pacific/Chatham']

export interface Difference {
  rule: string
  start: string
  zone: string
  from: string
  ours: string[]
  walked: string[]
}

const write = (instants: number[]) => instants.map((instant) => new Date(instant).toISOString().slice(0, 16))

/** The instant of a time on the wall, told by Temporal: later in the gap, the first in the fold. */
const instantOf = (wall: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(wall)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds

/**
 * Random series in windows of a screen's length, ours beside the walk; every start is compared as an instant of its zone. Clock changes are in most
 * windows, because a window is a quarter of a year and hours of the night are drawn as often as those of the day.
 */
export function compareWithWalk(runs: number, seed: number): { compared: number; dates: number; differences: Difference[] } {
  let compared = 0
  let dates = 0
  const differences: Difference[] = []
  const cases = fc.tuple(
    randomRule,
    fc.integer({ min: 0, max: 900 }),
    fc.constantFrom(0, 30, 120, 150, 180, 540, 1080, 1410),
    fc.integer({ min: -30, max: 1_100 }),
    fc.constantFrom(...zones),
  )
  for (const [rule, startDay, minute, fromDay, zone] of fc.sample(cases, { numRuns: runs, seed })) {
    const start = first + startDay * day + minute * 60_000
    const from = first + (startDay + fromDay) * day
    const until = from + 102 * day
    const ours = expandRule(rule, start, createZone(zone), from, until)
    const walked = walkRule(rule, start, until).filter((wall) => wall >= from)
    compared++
    dates += walked.length
    const at = createZone(zone)
    if (ours.map(at.toInstant).join() !== walked.map((wall) => instantOf(wall, zone)).join())
      differences.push({
        rule,
        start: write([start])[0]!,
        zone,
        from: write([from])[0]!,
        ours: write(ours),
        walked: write(walked),
      })
  }
  return { compared, dates, differences }
}
