import { fitsOf, numbersOf, periodsOf } from '../model/rule-days.ts'
import type { RuleParts } from '../model/rule.ts'
import { dayMs, hourMs, minuteMs, startOfDay, type Wall } from './wall.ts'

/**
 * Yearly rules that name their days in two ways at once: "the 100th day if it is a Sunday". The library looks at one of the two only, and
 * leaves out "every Thursday" beside "the 7th Sunday"; and far from the start of the series it misses the weekday of numbered weeks. They are rare, and a walk over the days of each year says what RFC 5545 says.
 */
export function needsWalk(parts: RuleParts): boolean {
  if (parts.get('FREQ') !== 'YEARLY') return false
  const ordinals = (parts.get('BYDAY') ?? '').split(',').filter((day) => /\d/.test(day)).length
  const named = ['BYMONTHDAY', 'BYYEARDAY'].filter((name) => parts.has(name)).length
  if (ordinals > 0 && (named > 0 || ordinals < parts.get('BYDAY')!.split(',').length)) return true
  return named > 1 || parts.has('BYWEEKNO') || (parts.has('BYYEARDAY') && parts.has('BYDAY'))
}

/** The starts in [from, until) of a yearly rule; UNTIL, as wall time, comes apart. */
export function expandByWalk(parts: RuleParts, start: Wall, from: Wall, until: Wall, end: Wall): Wall[] {
  const first = startOfDay(start)
  const fits = fitsOf(parts, first)
  const yearOf = periodsOf(parts, first)
  const times = timesOfDay(parts, start)
  const positions = numbersOf(parts, 'BYSETPOS')
  let left = Number(parts.get('COUNT') ?? Infinity)
  const starts: Wall[] = []
  const begin = new Date(Number.isFinite(left) ? start : Math.max(start, from)).getUTCFullYear()
  for (let year = begin; left > 0 && Date.UTC(year, 0, 1) < Math.min(until, end + 1); year++) {
    if (yearOf(Date.UTC(year, 0, 1)) % Number(parts.get('INTERVAL') ?? 1) !== 0) continue
    const set: Wall[] = []
    for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += dayMs)
      if (fits(day)) set.push(...times.map((time) => day + time))
    for (const [index, wall] of set.entries()) {
      const isChosen = !positions || positions.includes(index + 1) || positions.includes(index - set.length)
      if (!isChosen || wall < start || wall > end || left-- <= 0) continue
      if (wall >= from && wall < until) starts.push(wall)
    }
  }
  return starts
}

/** Since midnight, in order: those that the rule names, else the start's. */
export function timesOfDay(parts: RuleParts, start: Wall): number[] {
  const time = start - startOfDay(start)
  const hours = numbersOf(parts, 'BYHOUR') ?? [Math.floor(time / hourMs)]
  const minutes = numbersOf(parts, 'BYMINUTE') ?? [Math.floor((time % hourMs) / minuteMs)]
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * hourMs + minute * minuteMs))
  return [...new Set(times)].sort((a, b) => a - b)
}
