import type { Event, OccurrenceChange } from '../model/event.ts'
import { dayMs, hourMs, isPlainDate, minuteMs, readWall, startOfDay, type Wall } from './wall.ts'

/** An event's own times, read once for all of its dates. */
export interface Plan {
  event: Event
  allDay: boolean
  start: Wall
  /**
   * How long a date takes on the wall, so that a series ends at the same hour all year, and by the clock beyond that: RFC 5545 has
   * days and weeks of a duration nominal, its hours and minutes exact, also through a night of 23 or 25 hours.
   */
  length: { nominal: number; exact: number }
  /** By original start. */
  changes: ReadonlyMap<Wall, OccurrenceChange>
}

export function readPlan(event: Event): Plan {
  const allDay = event.allDay || isPlainDate(event.start)
  const start = allDay ? startOfDay(readWall(event.start)) : readWall(event.start)
  const times = { allDay, start }
  const changes = new Map(event.changes.toReversed().map((change) => [readStart(times, change.original), change]))
  return { event, ...times, length: readLength(event, times), changes }
}

type Times = Pick<Plan, 'allDay' | 'start'>

/** A start as written: without an hour it has the event's, and whole days have none. */
export function readStart({ allDay, start }: Times, moment: string): Wall {
  const wall = readWall(moment)
  if (allDay) return startOfDay(wall)
  return isPlainDate(moment) ? wall + start - startOfDay(start) : wall
}

/** An end as written: a plain date means through that day. */
export const readEnd = ({ allDay }: Pick<Plan, 'allDay'>, moment: string): Wall =>
  allDay || isPlainDate(moment) ? startOfDay(readWall(moment)) + dayMs : readWall(moment)

function readLength({ end, duration }: Event, times: Times): Plan['length'] {
  if (end) return { nominal: Math.max(0, readEnd(times, end) - times.start), exact: 0 }
  const length = readDuration(duration ?? '')
  return times.allDay ? { nominal: Math.ceil((length.nominal + length.exact) / dayMs) * dayMs, exact: 0 } : length
}

function readDuration(duration: string): Plan['length'] {
  const count = (unit: RegExp) => Number(unit.exec(duration)?.[1] ?? 0)
  return {
    nominal: count(/(\d+)W/) * 7 * dayMs + count(/(\d+)D/) * dayMs,
    exact: count(/(\d+)H/) * hourMs + count(/(\d+)M/) * minuteMs,
  }
}
