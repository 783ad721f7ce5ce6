import * as v from 'valibot'
import { Event } from '../../content/model/event.ts'
import { readPlan } from '../../content/resolve/plan.ts'
import { expandRule } from '../../content/resolve/rule.ts'
import { editSeries, type SeriesEdit, SplitRefused, splitSeries } from '../../content/resolve/split.ts'
import { readWall, writeDate, writeMoment, type Wall } from '../../content/resolve/wall.ts'
import { createZone, type Zone } from '../../content/resolve/zone.ts'
import type { CalendarEntry, EntryChange } from './calendar-entry.ts'
import { say, type Said } from './entry-fault.ts'

/**
 * A series that its calendar changes from a date on (RECURRENCE-ID;RANGE=THISANDFUTURE; RFC 5545, 3.2.13), as the series before the date
 * and one from it on, as if staff had split it here. Changes of single dates would be "moved" on every screen for ever, and would have to
 * be made for dates that nobody knows yet. Notes gather what was adapted; `since` as in ReadOptions.
 */
export const splitEntry = (entry: CalendarEntry, since: string | undefined, notes: Said[]): CalendarEntry[] => {
  const ranges = entry.changes.filter(({ fromHereOn }) => fromHereOn).sort((a, b) => (a.original < b.original ? -1 : 1))
  if (ranges.length === 0) return [entry]
  let first: CalendarEntry = { ...entry, changes: entry.changes.filter(({ fromHereOn }) => !fromHereOn) }
  const later: { part: CalendarEntry; from: string }[] = []
  // The last one first: so each still finds the starts as they were planned, by which it names its date.
  for (const [index, range] of ranges.toReversed().entries()) {
    const parts = index < mostParts ? tolerantly(() => splitAt(first, range, since, notes)) : undefined
    if (!parts) {
      notes.push(say.fromHereOn())
      first = { ...first, changes: [...first.changes, range] }
    } else {
      if (parts.before) later.unshift({ part: parts.after, from: range.original })
      first = parts.before ?? { ...parts.after, uid: entry.uid }
    }
  }
  const uids = [entry.uid, ...later.map(({ part: { uid } }) => uid)]
  return [first, ...later.map(({ part, from }, index) => ({ ...part, continues: { uids: uids.slice(0, index + 1), from } }))]
}

/** A rule that runs too long is refused where its dates are made, and told there. */
const tolerantly = <T>(attempt: () => T): T | undefined => {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Nobody changes a series so often; each time costs its dates of years. */
const mostParts = 10

/** `before` is absent where the change begins with the first date. Undefined where the series has no such date. */
const splitAt = (entry: CalendarEntry, range: EntryChange, since: string | undefined, notes: Said[]) => {
  const series = toSeries(entry)
  if (!series) return undefined
  const zone = createZone(entry.timeZone)
  const edit: SeriesEdit = { start: range.start ?? range.original, ...(range.end === undefined ? {} : { end: range.end }) }
  const parts = cut(series, range.original, edit, zone)
  if (!parts) return undefined
  const at = readWall(range.original)
  const { wanted, until } = movedStarts(series, at, readWall(parts.after.start) - at, since, zone)
  const isExact = sameStarts(wanted, ruleStarts(parts.after, readWall(parts.after.start), until, zone))
  if (!isExact) notes.push(say.fromHereOnByDates(writeDate(until - 1).slice(0, 4)))
  const after = isExact ? parts.after : withDates(parts.after, wanted)
  return {
    before: parts.before && { ...entry, ...timesOf(parts.before, entry) },
    after: {
      ...entry,
      ...timesOf(after, entry),
      uid: `${entry.uid}#from-${range.original}`,
      title: range.title || entry.title,
      description: range.description || entry.description,
      location: range.location || entry.location,
      cancelled: range.cancelled,
    },
  }
}

/** Whom the parts belong to is the calendar's business: here they are times, and changes by their place in the entry. */
const toSeries = ({ start, end, duration, allDay, rule, dates, excludedDates, changes }: CalendarEntry): Event | undefined => {
  const written = { start, end, duration, allDay, recurrence: { rule, dates }, excludedDates }
  const more = { id: 'before', status: 'published', title: {}, cost: { kind: 'free' } }
  const ours = changes.map(({ original }, index) => ({ id: `c${index}`, original }))
  const parsed = v.safeParse(Event, JSON.parse(JSON.stringify({ ...more, ...written, changes: ours })))
  return parsed.success ? parsed.output : undefined
}

const cut = (series: Event, original: string, edit: SeriesEdit, zone: Zone): { before?: Event; after: Event } | undefined => {
  try {
    return splitSeries(series, { original, id: 'after', edit }, { zone, sourceLanguage: 'de', hash: () => '' })
  } catch (error) {
    if (!(error instanceof SplitRefused)) throw error
    return error.reason === 'first-date' ? { after: editSeries(series, edit, zone) } : undefined
  }
}

const timesOf = ({ start, end, duration, recurrence, excludedDates, changes }: Event, entry: CalendarEntry) => ({
  start,
  end,
  duration,
  rule: recurrence?.rule,
  dates: recurrence?.dates ?? [],
  excludedDates,
  changes: changes.map(({ id, original }) => ({ ...entry.changes[Number(id.slice(1))]!, original })),
})

const ruleStarts = ({ recurrence }: Event, from: Wall, until: Wall, zone: Zone, start = from): Wall[] =>
  recurrence?.rule === undefined ? [] : expandRule(recurrence.rule, start, zone, from, until)

/** Where a rule cannot be moved (the day after the second Tuesday is not the second Wednesday), dates are named for so many years more. */
const yearsAhead = 2

/** What "moved by the same difference" means, from `at` to the end of some year, which moves on with the years and not with the days. */
const movedStarts = (series: Event, at: Wall, by: number, since: string | undefined, zone: Zone) => {
  const year = Math.max(new Date(at).getUTCFullYear(), Number(since?.slice(0, 4) ?? 0))
  const until = Date.UTC(year + yearsAhead + 1, 0)
  const { start } = readPlan(series)
  const wanted = ruleStarts(series, at, until - by, zone, start).map((wall) => wall + by)
  return { wanted, until }
}

const sameStarts = (some: readonly Wall[], others: readonly Wall[]) =>
  some.length === others.length && some.every((wall, index) => wall === others[index])

const withDates = (event: Event, starts: readonly Wall[]): Event => {
  const write = event.allDay ? writeDate : writeMoment
  const dates = [...starts.slice(1).map(write), ...(event.recurrence?.dates ?? [])].sort()
  return { ...event, recurrence: { dates } }
}
