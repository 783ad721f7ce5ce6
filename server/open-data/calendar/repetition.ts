import { dayMs, readWall, startOfDay, type Wall, writeDate } from '../../../content/resolve/wall.ts'
import { readRuleParts } from '../../../content/model/rule.ts'
import { untilOnTheWall } from '../../../content/resolve/rule.ts'
import type { Source } from '../source.ts'
import type { JCalProperty } from './jcal.ts'
import { momentProperty, writeInstant, type MomentForm } from './moments.ts'
import type { Series } from './series.ts'

/** DTSTART, RRULE, RDATE and EXDATE of a series. */
export interface Repetition {
  /** The first start: other programs count it as a date of the series even where the rule does not make it. */
  first: Wall
  properties: JCalProperty[]
}

/**
 * The rule as it is, with every date it must not make taken out by name: a rule cannot say "but not on holidays". Holidays are named
 * as far as the horizon reaches, and a series that skips some ends there for now: no calendar is to show a date that nobody knows yet
 * to be free. Whoever subscribes gets the next year in time. Undefined: no date at all.
 */
export function writeRepetition(series: Series, form: MomentForm, { horizon }: Source): Repetition | undefined {
  const { plan, given } = series
  const rule = plan.event.recurrence?.rule
  const firstMade = findFirst(series)
  const first = rule ? (firstMade ?? given[0]) : Math.min(plan.start, given[0] ?? plan.start)
  if (first === undefined) return undefined
  // What the rule makes as well would be there twice to some.
  const added = given.filter((wall) => !series.isExcluded(wall) && !(rule && series.made(wall, wall + 1).length > 0))
  const removed = firstMade === undefined ? [] : findRemoved(series, horizon)
  // Without a rule some take the dates given for all there are, and forget the first.
  if (!rule && !given.includes(plan.start) && !series.isExcluded(plan.start)) added.push(plan.start)
  return {
    first,
    properties: [
      ...(rule && firstMade !== undefined ? [writeRule(series, rule, horizon)] : []),
      ...(added.length > 0 ? [momentProperty('rdate', form, ...added.sort((a, b) => a - b))] : []),
      ...(removed.length > 0 ? [momentProperty('exdate', form, ...removed)] : []),
    ],
  }
}

/** A rule that makes nothing for thirty years makes nothing. Of a month or a year, most weeks have no date, and it costs as much to ask. */
const stretches = [8 * dayMs, 400 * dayMs, 30 * 366 * dayMs]
const longStretches = stretches.slice(1)

function findFirst({ plan, made }: Series): Wall | undefined {
  const isFrequent = /FREQ=(DAILY|WEEKLY)/.test(plan.event.recurrence?.rule ?? 'FREQ=DAILY')
  for (const stretch of isFrequent ? stretches : longStretches) {
    const [first] = made(plan.start, plan.start + stretch)
    if (first !== undefined) return first
  }
  return undefined
}

/** What is given as a single date takes place, whatever else would take it out; exclusions alone are stronger. */
function findRemoved({ plan, made, isSkipped, isExcluded, given }: Series, horizon: Source['horizon']): Wall[] {
  const { excludedDates, skip } = plan.event
  const excluded = excludedDates.flatMap((date) => {
    const day = startOfDay(readWall(date))
    const walls = [...made(day, day + dayMs), ...given.filter((wall) => startOfDay(wall) === day)]
    return walls.filter(isExcluded)
  })
  const skipped =
    skip.length === 0 ? [] : made(horizon.from, horizon.until).filter((wall) => isSkipped(wall) && !given.includes(wall))
  return [...new Set([...excluded, ...skipped])].sort((a, b) => a - b)
}

function writeRule({ plan, zone, made }: Series, rule: string, horizon: Source['horizon']): JCalProperty {
  const parts = new Map(
    [...readRuleParts(rule)].map(([name, value]): [string, string | string[]] => [
      name.toLowerCase(),
      value.includes(',') ? value.split(',') : value,
    ]),
  )
  const until = parts.get('until')
  if (typeof until === 'string') parts.set('until', writeUntil(untilOnTheWall(until, zone), plan.allDay, zone.toInstant))
  if (plan.event.skip.length > 0 && made(horizon.until, horizon.until + 400 * dayMs).length > 0) {
    parts.delete('count')
    parts.set('until', writeUntil(horizon.until - 1000, plan.allDay, zone.toInstant))
  }
  return ['rrule', {}, 'recur', Object.fromEntries(parts)]
}

/** RFC 5545, 3.3.10: a date for whole days, otherwise in UTC. */
const writeUntil = (wall: Wall, allDay: boolean, toInstant: (wall: Wall) => number): string =>
  allDay ? writeDate(wall) : writeInstant(toInstant(wall))
