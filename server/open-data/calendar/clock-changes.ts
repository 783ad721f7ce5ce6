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
 * Original starts within an hour of a clock change. Other programs do not agree on them: what lasts from ten till four ends at three to
 * some and at five to others, half past two is half past one or half past three in spring, and either of two in autumn.
 */
export function findOddNights(series: Series, length: number, horizon: { from: Wall; until: Wall }): Wall[] {
  const { plan, zone } = series
  if (plan.allDay) return []
  return clockChangesOf(zone, horizon.from, horizon.until)
    .filter((change) => mayMeet(plan.start, length, change))
    .flatMap(({ at }) => series.resolveBetween(at - hourMs, at + hourMs))
    .flatMap(({ key }) => series.readKey(key) ?? [])
}

/** By the hour alone: most dates are nowhere near the middle of the night. */
function mayMeet(start: Wall, length: number, { at, before }: ClockChange): boolean {
  if (length >= dayMs) return true
  const begins = start - startOfDay(start)
  const changes = at + before - startOfDay(at + before)
  return [changes, changes + dayMs].some((time) => begins - hourMs <= time && time <= begins + length + hourMs)
}
