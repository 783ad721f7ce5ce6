import type { RuleFault, RuleParts } from './rule.ts'
import { beginOf, dayMs, fitsOf, numbersOf, periodsOf } from './rule-days.ts'

/** A rule that makes nothing for so many years is a mistake, even if a date of the next century fits it. */
const years = 40

/**
 * Whether a series can ever take place: a walk over its days, because combinations like 30 February or an even year that is to be a leap
 * year in odd ones are found no other way. The dates themselves are the resolver's. `rule` is free of faults, `start` as in the item.
 */
export function findReachFault(parts: RuleParts, start: string): RuleFault | undefined {
  const first = Date.parse(`${start.slice(0, 10)}T00:00:00Z`)
  const until = parts.get('UNTIL')
  // A day more, because UTC may be a day ahead or behind.
  const last =
    until === undefined
      ? Infinity
      : Date.parse(`${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}T00:00:00Z`) + dayMs
  if (last < first) return { part: 'UNTIL', message: 'it lies before the start' }
  return takesPlace(parts, first, Math.min(last, first + years * 366 * dayMs))
    ? undefined
    : { part: '', message: until === undefined ? 'no day ever fits this rule' : 'no day fits this rule before it ends' }
}

function takesPlace(parts: RuleParts, first: number, last: number): boolean {
  const fits = fitsOf(parts, first)
  const positions = numbersOf(parts, 'BYSETPOS')
  if (!positions) {
    for (let day = first; day <= last; day += dayMs) if (fits(day)) return true
    return false
  }
  const needed = Math.min(...positions.map(Math.abs))
  const times = Math.max(1, (numbersOf(parts, 'BYHOUR')?.length ?? 1) * (numbersOf(parts, 'BYMINUTE')?.length ?? 1))
  const periodOf = periodsOf(parts, first)
  let period = NaN
  let found = 0
  for (let day = beginOf(parts, first); day <= last; day += dayMs) {
    if (periodOf(day) !== period) [period, found] = [periodOf(day), 0]
    if (fits(day) && (found += times) >= needed) return true
  }
  return false
}
