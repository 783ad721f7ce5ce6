import type { Event, OccurrenceChange } from '../../../content/model/event.ts'
import type { Occurrence } from '../../../content/model/snapshot.ts'
import { resolveOccurrences } from '../../../content/resolve/occurrences.ts'
import { type Plan, readPlan, readStart } from '../../../content/resolve/plan.ts'
import { expandRule } from '../../../content/resolve/rule.ts'
import { dayMs, isPlainDate, readWall, startOfDay, type Wall, writeDate } from '../../../content/resolve/wall.ts'
import type { Zone } from '../../../content/resolve/zone.ts'
import type { Source } from '../source.ts'

/** An event with what the resolver knows of its dates, in the terms of RFC 5545. */
export interface Series {
  event: Event
  plan: Plan
  zone: Zone
  repeats: boolean
  /** Whether the event takes place on this original start: made or given, not excluded, not skipped. */
  isMade(wall: Wall): boolean
  /** What the rule makes in [from, until), before anything is taken away. */
  made(from: Wall, until: Wall): Wall[]
  isSkipped(wall: Wall): boolean
  /** RDATE, in order. */
  given: readonly Wall[]
  isExcluded(wall: Wall): boolean
  /** One date as the screens show it, by its original start. */
  resolve(wall: Wall): Occurrence | undefined
  /** All dates that touch [from, until) in instants. */
  resolveBetween(from: number, until: number): Occurrence[]
  /** The original start that a key of the timeline or of an address names. */
  readKey(key: string): Wall | undefined
}

export function readSeries(event: Event, source: Source): Series {
  const plan = readPlan(event)
  const zone = event.timeZone === undefined ? source.centreZone : source.findZone(event.timeZone)
  const { recurrence } = event
  const rule = recurrence?.rule
  const given = [...new Set((recurrence?.dates ?? []).map((date) => readStart(plan, date)))].sort((a, b) => a - b)
  const excludedWalls = new Set(event.excludedDates.filter((date) => !isPlainDate(date)).map((date) => readStart(plan, date)))
  const excludedDays = new Set(event.excludedDates.filter(isPlainDate))
  const { holidays } = source

  const made = (from: Wall, until: Wall): Wall[] =>
    rule ? expandRule(rule, plan.start, zone, from, until) : plan.start >= from && plan.start < until ? [plan.start] : []
  const isSkipped = (wall: Wall) => {
    if (!rule || event.skip.length === 0) return false
    const date = writeDate(wall)
    return (
      (event.skip.includes('holidays') && holidays.isPublic(date)) ||
      (event.skip.includes('school-holidays') && holidays.isSchool(date))
    )
  }
  const isExcluded = (wall: Wall) => excludedWalls.has(wall) || excludedDays.has(writeDate(wall))
  const resolveBetween = (from: number, until: number) =>
    resolveOccurrences(event, {
      zone,
      centreZone: source.centreZone,
      window: { from, until },
      holidays,
      isPublicPlace: (id) => source.isPublic('places', id),
    })

  return {
    event,
    plan,
    zone,
    repeats: rule !== undefined || given.length > 0,
    isMade: (wall) => !isExcluded(wall) && (given.includes(wall) || (made(wall, wall + 1).includes(wall) && !isSkipped(wall))),
    made,
    isSkipped,
    given,
    isExcluded,
    resolveBetween,
    resolve(wall) {
      const key = plan.allDay ? writeDate(wall) : undefined
      const change = plan.changes.get(wall)
      const start = shownStart(plan, wall, change)
      const found = resolveBetween(zone.toInstant(start) - dayMs, zone.toInstant(start) + dayMs)
      return found.find((each) => (key === undefined ? readWall(each.key) === wall : each.key === key))
    },
    readKey: (key) => {
      if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(key) || Number.isNaN(readWall(key))) return undefined
      return plan.allDay ? startOfDay(readWall(key)) : readWall(key)
    },
  }
}

const shownStart = (plan: Plan, wall: Wall, change: OccurrenceChange | undefined): Wall =>
  change?.cancelled || change?.start === undefined ? wall : readStart(plan, change.start)
