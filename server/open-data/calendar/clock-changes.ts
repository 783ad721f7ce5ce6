import { Temporal } from 'temporal-polyfill'
import { dayMs, hourMs, startOfDay, type Wall } from '../../../content/resolve/wall.ts'
import type { Zone } from '../../../content/resolve/zone.ts'
import type { Series } from './series.ts'

/** Clock changes of a zone in [from, until), as instants with the offsets before and after in milliseconds. */
export interface ClockChange {
  at: number
  before: number
  after: number
}

export function listClockChanges(zone: string, from: number, until: number): ClockChange[] {
  const changes: ClockChange[] = []
  let time = Temporal.Instant.fromEpochMilliseconds(from - 1).toZonedDateTimeISO(zone)
  for (;;) {
    const next = time.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds >= until) return changes
    const before = next.subtract({ nanoseconds: 1 }).offsetNanoseconds / 1_000_000
    changes.push({ at: next.epochMilliseconds, before, after: next.offsetNanoseconds / 1_000_000 })
    time = next
  }
}

const known = new Map<string, ClockChange[]>()

function clockChangesOf(zone: Zone, from: Wall, until: Wall): ClockChange[] {
  const key = `${zone.name} ${from} ${until}`
  const changes = known.get(key) ?? listClockChanges(zone.name, from, until)
  if (known.size > 100) known.clear()
  known.set(key, changes)
  return changes
}

/**
 * Original starts whose length on a night of a clock change is not what RFC 5545 makes of the series: there a date of ten till four
 * lasts six hours of the clock, with us it ends at four. Only those nights are looked at.
 */
export function findOddNights(series: Series, length: number, horizon: { from: Wall; until: Wall }): Wall[] {
  const { plan, zone } = series
  if (plan.allDay || length === 0) return []
  return clockChangesOf(zone, horizon.from, horizon.until)
    .filter((change) => mayMeet(plan.start, length, change))
    .flatMap(({ at }) => series.resolveBetween(at - hourMs, at + hourMs))
    .filter(({ start, end, status }) => status === 'planned' && end - start !== length)
    .flatMap(({ key }) => series.readKey(key) ?? [])
}

/** By the hour alone: most dates are nowhere near the middle of the night. */
function mayMeet(start: Wall, length: number, { at, before }: ClockChange): boolean {
  if (length >= dayMs) return true
  const begins = start - startOfDay(start)
  const changes = at + before - startOfDay(at + before)
  return [changes, changes + dayMs].some((time) => begins - hourMs <= time && time <= begins + length + hourMs)
}
