import type { Event } from '../model/event.ts'
import { readRuleParts, writeRuleParts } from '../model/rule.ts'
import { type ShortHash, keepTranslations, sourceFingerprint } from '../model/translation.ts'
import { weekdays } from '../model/time.ts'
import { startsBetween } from './occurrences.ts'
import { type Plan, readPlan, readStart } from './plan.ts'
import { expandRule, untilOnTheWall } from './rule.ts'
import { dayMs, isPlainDate, readWall, startOfDay, type Wall, writeDate, writeMoment } from './wall.ts'
import type { Zone } from './zone.ts'

/** What changes from a date on; null takes a field away. What is not said stays as it was. */
export type SeriesEdit = {
  [K in keyof Omit<Event, 'id' | 'changes' | 'continues' | 'source'>]?: Event[K] | null
}

export interface Split {
  /** The original start of the first date of the later part: the `key` of an occurrence, skipped ones included. */
  original: string
  /** Of the later part: a new one, made by the client. */
  id: string
  edit: SeriesEdit
}

export interface SplitSurroundings {
  /** Of the event. */
  zone: Zone
  sourceLanguage: string
  hash: ShortHash
}

/**
 * `single`: the event does not repeat. `unknown-date`: the series has no such date. `first-date`: nothing comes before it, so the series
 * itself is to be edited. `imported`: it follows another calendar, whose next news would be of both parts and name neither. `side-by-side`:
 * the later part would begin among the dates of the earlier one.
 */
export type SplitReason = 'single' | 'unknown-date' | 'first-date' | 'imported' | 'side-by-side'

export class SplitRefused extends Error {
  override readonly name = 'SplitRefused'
  readonly reason: SplitReason
  constructor(reason: SplitReason) {
    super(`the series cannot be split here: ${reason}`)
    this.reason = reason
  }
}

/**
 * "This and following": the series up to a date, under its own id, and from that date on, under a new one and with the edit. Together they
 * have the dates the series had: COUNT is shared out, further, excluded and changed dates go to the part they are of, and where the edit moves
 * the start they move along. Throws SplitRefused.
 */
export function splitSeries(event: Event, split: Split, around: SplitSurroundings): { before: Event; after: Event } {
  const plan = readPlan(event)
  const parts = divide(plan, split.original, around.zone)
  const before = withFingerprint(event, { ...event, ...parts.before }, around)
  const unedited = withFingerprint(
    event,
    {
      ...event,
      ...parts.after,
      id: split.id,
      // The name that the calendar gave is the earlier part's.
      source: undefined,
      continues: { events: [...(event.continues?.events ?? []), event.id], from: writeKey(plan, parts.at) },
    },
    around,
  )
  const after = editSeries(unedited, split.edit, around.zone)
  const translations = keepTranslations('events', unedited, after, around.sourceLanguage, around.hash)
  return { before: withoutUndefined(before), after: withoutUndefined({ ...after, translations }) }
}

/** Whether the earlier part of a series still has dates when the later one begins: nobody who moves a date means both. */
export const isSideBySide = (before: Event, after: Event, zone: Zone): boolean => {
  const begins = readPlan(after).start
  return startsBetween(readPlan(before), zone, undefined, begins, begins + farAhead).starts.size > 0
}

type Times = Pick<Event, 'start' | 'excludedDates' | 'changes'> & Partial<Pick<Event, 'end' | 'recurrence'>>

function divide(plan: Plan, original: string, zone: Zone): { at: Wall; before: Times; after: Times } {
  const { event } = plan
  const rule = event.recurrence?.rule
  if (event.source && event.source.own === undefined) throw new SplitRefused('imported')
  if (!event.recurrence || (!rule && event.recurrence.dates.length === 0)) throw new SplitRefused('single')
  const at = readStart(plan, original)
  const given = event.recurrence.dates.map((date) => readStart(plan, date)).sort((a, b) => a - b)
  const expand = (from: Wall, until: Wall) =>
    rule ? expandRule(rule, plan.start, zone, from, until, Infinity) : [plan.start].filter((wall) => wall >= from && wall < until)
  const earlier = expand(plan.start, at)
  const [isMade] = expand(at, at + 1)
  if (isMade === undefined && !given.includes(at)) throw new SplitRefused('unknown-date')
  if (earlier.length === 0 && !given.some((wall) => wall < at)) throw new SplitRefused('first-date')
  const later = isMade ?? (rule ? expand(at, at + farAhead)[0] : undefined)
  const rules = rule ? divideRule(rule, earlier.length, at, plan) : undefined
  return {
    at,
    before: partOf(plan, earlier.length > 0 ? plan.start : undefined, rules?.before, (wall) => wall < at),
    after: partOf(plan, later, rules?.after, (wall) => wall >= at),
  }
}

/** A rule that makes nothing for so long has ended for everybody who edits it. */
const farAhead = 40 * 366 * dayMs

/** COUNT is shared out; without it the earlier part ends before the date, and the later one as the series did. */
function divideRule(rule: string, earlier: number, at: Wall, { allDay }: Plan): { before: string; after: string } {
  const parts = readRuleParts(rule)
  const count = parts.get('COUNT')
  if (count !== undefined) {
    return {
      before: writeRuleParts(parts, { COUNT: String(earlier) }),
      after: writeRuleParts(parts, { COUNT: String(Math.max(1, Number(count) - earlier)) }),
    }
  }
  return {
    before: writeRuleParts(parts, { UNTIL: allDay ? compact(writeDate(at - dayMs)) : compactTime(at - 1_000) }),
    after: rule,
  }
}

const compact = (date: string) => date.replaceAll('-', '')
const compactTime = (wall: Wall) => new Date(wall).toISOString().slice(0, 19).replace(/[-:]/g, '')

/** One side of the split. Where the rule makes none of its dates, the given ones are all there is, and the first is its start. */
function partOf(plan: Plan, start: Wall | undefined, rule: string | undefined, isOurs: (wall: Wall) => boolean): Times {
  const { event } = plan
  const own = (moment: string) => isOurs(readStart(plan, moment))
  // A plain date takes out a whole day: it counts on both sides of a split within that day.
  const excluded = event.excludedDates.filter(
    (moment) => own(moment) || (isPlainDate(moment) && (own(`${moment}T00:00`) || own(`${moment}T23:59`))),
  )
  const dates = (event.recurrence?.dates ?? []).filter(own).sort()
  const first = start ?? readStart(plan, dates[0]!)
  return {
    start: writeKey(plan, first),
    end: event.end === undefined ? undefined : shiftMoment(event.end, first - plan.start),
    recurrence: start === undefined ? { dates: dates.slice(1) } : { ...(rule === undefined ? {} : { rule }), dates },
    excludedDates: excluded,
    changes: event.changes.filter(({ original }) => own(original)),
  }
}

const writeKey = ({ allDay }: Pick<Plan, 'allDay'>, wall: Wall) => (allDay ? writeDate(wall) : writeMoment(wall))

const shiftMoment = (moment: string, by: number): string =>
  isPlainDate(moment) ? writeDate(readWall(moment) + by) : writeMoment(readWall(moment) + by)

/** A translation that was current stays so: a part has fewer texts than the whole, where changes went to the other part. */
function withFingerprint(whole: Event, part: Event, { sourceLanguage, hash }: SplitSurroundings): Event {
  const [was, is] = [whole, part].map((each) => hash(sourceFingerprint('events', each, sourceLanguage)))
  const translations = Object.fromEntries(
    Object.entries(part.translations).map(([tag, word]) => [tag, word.of === was ? { ...word, of: is! } : word]),
  )
  return { ...part, translations }
}

/** An edit of the whole series: where it moves the start, everything that is named by starts moves along. */
export function editSeries(event: Event, edit: SeriesEdit, zone: Zone): Event {
  const given = Object.fromEntries(Object.entries(edit).map(([name, value]) => [name, value ?? undefined]))
  const edited: Event = { ...event, ...defaults(edit), ...given }
  if (edit.duration) edited.end = edit.end ?? undefined
  if (edit.end) edited.duration = edit.duration ?? undefined
  return moveAlong(event, edited, edit, zone)
}

/** What the schema gives to a field that is taken away. */
const defaults = (edit: SeriesEdit): Partial<Event> =>
  Object.fromEntries(
    (['excludedDates', 'skip', 'topics', 'audience', 'spokenLanguages'] as const)
      .filter((name) => edit[name] === null)
      .map((name) => [name, []]),
  )

/** When the start moves, everything that is named by starts moves with it, unless the edit says it anew. */
function moveAlong(from: Event, to: Event, edit: SeriesEdit, zone: Zone): Event {
  const [before, after] = [readPlan(from), readPlan(to)]
  const by = after.start - before.start
  if (by === 0 && before.allDay === after.allDay) return to
  const days = (startOfDay(after.start) - startOfDay(before.start)) / dayMs
  const move = (moment: string): string =>
    isPlainDate(moment) && !before.allDay
      ? writeDate(readWall(moment) + days * dayMs)
      : writeKey(after, readStart(before, moment) + by)
  const recurrence = to.recurrence && {
    ...to.recurrence,
    dates: to.recurrence.dates.map(move),
    ...(to.recurrence.rule === undefined ? {} : { rule: moveRule(to.recurrence.rule, by, days, zone) }),
  }
  return {
    ...to,
    ...(edit.end === undefined && to.end !== undefined
      ? { end: before.allDay === after.allDay ? shiftMoment(to.end, by) : undefined }
      : {}),
    ...(edit.recurrence === undefined && recurrence ? { recurrence } : {}),
    ...(edit.excludedDates === undefined ? { excludedDates: to.excludedDates.map(move) } : {}),
    changes: to.changes.map((change) => ({
      ...change,
      original: move(change.original),
      // Where a date was moved to is an hour that somebody chose: whole days have none.
      ...(after.allDay && change.start !== undefined ? { start: change.start.slice(0, 10) } : {}),
      ...(after.allDay && change.end !== undefined ? { end: change.end.slice(0, 10) } : {}),
    })),
  }
}

/** "Tuesdays until Christmas" that moves to Wednesday, an hour later. */
function moveRule(rule: string, by: number, days: number, zone: Zone): string {
  const parts = readRuleParts(rule)
  const until = parts.get('UNTIL')
  const byDay = parts.get('BYDAY')
  const moved: Record<string, string> = {}
  if (until !== undefined) {
    moved['UNTIL'] = until.includes('T')
      ? compactTime(untilOnTheWall(until, zone) + by)
      : compact(writeDate(untilOnTheWall(until, zone) + days * dayMs))
  }
  if (byDay !== undefined && parts.get('FREQ') === 'WEEKLY' && days % 7 !== 0) {
    moved['BYDAY'] = byDay
      .split(',')
      .map((day) => weekdays[(((weekdays.findIndex((known) => known === day) + days) % 7) + 7) % 7])
      .join(',')
  }
  return writeRuleParts(parts, moved)
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T
}
