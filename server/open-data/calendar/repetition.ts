import { dayMs, readWall, startOfDay, type Wall, writeDate } from '../../../content/resolve/wall.ts'
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
  const added = given.filter((wall) => wall !== first && !series.isExcluded(wall))
  const removed = firstMade === undefined ? [] : findRemoved(series, horizon)
  if (!rule && first !== plan.start) added.push(plan.start)
  return {
    first,
    properties: [
      ...(rule && firstMade !== undefined ? [writeRule(series, rule, horizon)] : []),
      ...(added.length > 0 ? [momentProperty('rdate', form, ...added.sort((a, b) => a - b))] : []),
      ...(removed.length > 0 ? [momentProperty('exdate', form, ...removed)] : []),
    ],
  }
}

/** A rule that makes nothing for thirty years makes nothing. */
const stretches = [8 * dayMs, 400 * dayMs, 30 * 366 * dayMs]

function findFirst({ plan, made }: Series): Wall | undefined {
  for (const stretch of stretches) {
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
    rule
      .split(';')
      .filter(Boolean)
      .map((part): [string, string | string[]] => {
        const [name = '', value = ''] = part.split('=', 2)
        return [name.toLowerCase(), value.includes(',') ? value.split(',') : value]
      }),
  )
  const until = parts.get('until')
  if (typeof until === 'string') parts.set('until', writeUntil(untilWall(until, zone.toWall), plan.allDay, zone.toInstant))
  if (plan.event.skip.length > 0 && made(horizon.until, horizon.until + 400 * dayMs).length > 0) {
    parts.delete('count')
    parts.set('until', writeUntil(horizon.until - 1000, plan.allDay, zone.toInstant))
  }
  return ['rrule', {}, 'recur', Object.fromEntries(parts)]
}

/** As a date through that day, on the wall or in UTC: on the wall. */
export function untilWall(until: string, toWall: (instant: number) => Wall): Wall {
  const [, year, month, day, hour = '23', minute = '59', second = '59', utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(until) ?? []
  const written = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return utc ? toWall(written) : written
}

/** RFC 5545, 3.3.10: a date for whole days, otherwise in UTC. */
const writeUntil = (wall: Wall, allDay: boolean, toInstant: (wall: Wall) => number): string =>
  allDay ? writeDate(wall) : writeInstant(toInstant(wall))

