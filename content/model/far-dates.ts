import type { Fault } from './check.ts'
import type { Item, Kind } from './kinds.ts'
import { visitMarks } from './marks.ts'
import { readRuleParts } from './rule.ts'

/** The years a house speaks of. A date field that somebody has half typed says 0002-03-01, and another's slip 2206. */
export const firstYear = 1900
export const lastYear = 2199

export const isFarYear = (year: number): boolean => year < firstYear || year > lastYear

export const farYearMessage = `the year lies from ${firstYear} to ${lastYear}`

/**
 * The dates of an item in years that nobody means, the end of a series among them. What one of `before` (items of this kind) says already,
 * from a file edited by hand or another's calendar, stands in nobody's way.
 */
export function findFarDates(kind: Kind, item: Item, before: readonly Item[] = []): Fault[] {
  const found = farDatesOf(kind, item)
  if (found.length === 0) return []
  const known = new Set(before.flatMap((each) => farDatesOf(kind, each)).map(({ date }) => date))
  return found
    .filter(({ date }) => !known.has(date))
    .map(({ path, part }) => ({ path, message: part ? `${part}: ${farYearMessage}` : farYearMessage }))
}

function farDatesOf(kind: Kind, item: Item) {
  const found: { path: string; date: string; part?: string }[] = []
  visitMarks(kind, item, {
    time(text, path, form) {
      if (form === 'time') return
      const date = form === 'rule' ? readRuleParts(text).get('UNTIL') : text
      if (date !== undefined && isFarYear(Number(date.slice(0, 4))))
        found.push({ path, date, ...(form === 'rule' ? { part: 'UNTIL' } : {}) })
    },
  })
  return found
}
