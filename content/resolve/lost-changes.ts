import type { Event, OccurrenceChange } from '../model/event.ts'
import { findRuleFault } from '../model/rule.ts'
import type { Centre } from '../model/centre.ts'
import type { Content } from '../model/kinds.ts'
import { startsBetween } from './occurrences.ts'
import { readPlan, readStart } from './plan.ts'
import type { Steps } from './steps.ts'
import { createZone, type Zone } from './zone.ts'

/** A change of a date that its series does not have, or no longer: it is kept, and comes into force again with the date. */
export interface LostChange {
  /** Where in the event's `changes`. */
  index: number
  change: OccurrenceChange
}

/** Throws RangeError when the rule cannot be read. */
export function findLostChanges(event: Event, zone: Zone): LostChange[] {
  if (event.changes.length === 0) return []
  // A change of a date that falls on a holiday waits as well, but nobody has to look after it.
  const plan = readPlan(event)
  return event.changes
    .map((change, index) => ({ change, index }))
    .filter(({ change }) => {
      const wall = readStart(plan, change.original)
      return !startsBetween(plan, zone, undefined, wall, wall + 1).starts.has(wall)
    })
}

/** What somebody should look at in an event: its rule cannot be read, so that none of its dates is shown; or changes have no date. */
export interface SeriesProblem {
  event: string
  /** Of the field: `recurrence.rule`, `changes.2.original`. */
  path: string
  reason: string
}

/** Looks through all published events, one a step; what was found of an event is known until it is edited. */
export function createSeriesCheck(): (content: Content, today: string) => Steps<SeriesProblem[]> {
  const known = new WeakMap<Event, SeriesProblem[]>()
  let zones = new Map<string, Zone>()
  let last: Centre | undefined
  return function* (content, today) {
    const [centre] = content.centre.values()
    if (!centre) return []
    if (centre.timeZone !== last?.timeZone) zones = new Map()
    last = centre
    const found: SeriesProblem[] = []
    for (const event of content.events.values()) {
      if (event.status !== 'published' || (!event.recurrence?.rule && event.changes.length === 0)) continue
      const problems = known.get(event) ?? problemsOf(event, zones, event.timeZone ?? centre.timeZone)
      known.set(event, problems)
      found.push(...problems.filter(({ path }) => !isOver(event, path, today)))
      yield
    }
    return found
  }
}

/** Of what is past nobody has to be told. */
const isOver = ({ changes }: Event, path: string, today: string): boolean => {
  const change = changes[Number(/^changes\.(\d+)/.exec(path)?.[1] ?? NaN)]
  return change !== undefined && change.original.slice(0, 10) < today
}

function problemsOf(event: Event, zones: Map<string, Zone>, name: string): SeriesProblem[] {
  const fault = event.recurrence?.rule === undefined ? undefined : findRuleFault(event.recurrence.rule)
  if (fault) return [{ event: event.id, path: 'recurrence.rule', reason: `${fault.part}: ${fault.message}` }]
  try {
    const zone = zones.get(name) ?? createZone(name)
    zones.set(name, zone)
    return findLostChanges(event, zone).map((lost) => ({ event: event.id, ...sayLost(lost) }))
  } catch (error) {
    if (error instanceof RangeError) return [{ event: event.id, path: 'start', reason: error.message }]
    throw error
  }
}

/** As a form takes it. */
export const sayLost = ({ index, change }: LostChange) => ({
  path: `changes.${index}.original`,
  reason: `the series has no date ${change.original}: this change is kept, and nothing shows it`,
})
