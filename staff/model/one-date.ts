import type { Centre } from '../../content/model/centre.ts'
import type { Event, OccurrenceChange } from '../../content/model/event.ts'
import { readRuleParts, writeRuleParts } from '../../content/model/rule.ts'
import type { Translations } from '../../content/model/text.ts'
import { sourceFingerprint } from '../../content/model/translation.ts'
import { translationStates } from '../../content/resolve/translations.ts'
import { addDays } from '../../content/rules/local-time.ts'
import { shortHash } from './sha256.ts'

/** What is said about one date; undefined takes it back. */
export type DateEdit = { [K in keyof Omit<OccurrenceChange, 'id' | 'original'>]?: OccurrenceChange[K] | undefined }

/** A change names its date by the original start, imported ones of whole days by the day alone. */
const isOf = ({ original }: OccurrenceChange, key: string) =>
  original === key || (original.length === 10 && key.startsWith(`${original}T`))

/** What is said about one date, if anything is. */
export const changeOf = ({ changes }: Event, key: string): OccurrenceChange | undefined =>
  changes.find((change) => isOf(change, key))

/** The event with more said about one date. `id` is taken for a change that is not there yet. */
export function changeDate(event: Event, key: string, edit: DateEdit, id: string): Event {
  const known = changeOf(event, key)
  const change = withoutUndefined({ ...(known ?? { id, original: key, cancelled: false }), ...edit })
  return { ...event, changes: known ? event.changes.map((each) => (each === known ? change : each)) : [...event.changes, change] }
}

/** A cancelled date takes place after all, where and when it was to be; its reason goes with the cancelling. */
export function restoreDate(event: Event, key: string): Event {
  const known = changeOf(event, key)
  if (!known) return event
  const { id, original, cancelled: _cancelled, reason: _reason, ...more } = known
  const change = Object.keys(more).length > 0 ? [{ id, original, cancelled: false, ...more }] : []
  return { ...event, changes: event.changes.flatMap((each) => (each === known ? change : [each])) }
}

/** The date is as the series has it: where, when and under which title. */
export const planDate = (event: Event, key: string): Event => ({
  ...event,
  changes: event.changes.filter((change) => !isOf(change, key)),
})

/** The changes of other dates that ending the series before this one takes with it, in their order. */
export function changesAfter({ changes }: Event, key: string): OccurrenceChange[] {
  const isAfter = (change: OccurrenceChange) => change.original.slice(0, 10) >= key.slice(0, 10) && !isOf(change, key)
  return changes.filter(isAfter).toSorted((a, b) => (a.original < b.original ? -1 : 1))
}

/** The series as it would be if its last date came before this one; undefined where nothing would be left, or no rule makes it. */
export function endBefore(event: Event, key: string): Event | undefined {
  const rule = event.recurrence?.rule
  const day = key.slice(0, 10)
  if (rule === undefined || day <= event.start.slice(0, 10)) return undefined
  const parts = readRuleParts(rule)
  parts.delete('COUNT')
  const isBefore = (moment: string) => moment.slice(0, 10) < day
  return {
    ...event,
    recurrence: {
      rule: writeRuleParts(parts, { UNTIL: addDays(day, -1).replaceAll('-', '') }),
      dates: event.recurrence!.dates.filter(isBefore),
    },
    excludedDates: event.excludedDates.filter(isBefore),
    changes: event.changes.filter(({ original }) => isBefore(original)),
  }
}

/**
 * The bookkeeping for an edit of dates that somebody else than a translator makes. A reason in every language keeps current what was
 * current, and must not make current what was outdated or made by a machine, although it changes texts of that language.
 */
export function keepStates(before: Event, after: Event, centre: Pick<Centre, 'languages' | 'sourceLanguage'>): Translations {
  const states = translationStates('events', before, centre, shortHash)
  const of = shortHash(sourceFingerprint('events', after, centre.sourceLanguage))
  return Object.fromEntries(
    Object.entries(after.translations).map(([tag, known]) => {
      if (states[tag] === 'machine') return [tag, { of, by: 'machine' as const }]
      if (states[tag] !== 'outdated') return [tag, known]
      // No hash of any text; another one than before, because equal bookkeeping says nothing.
      return [tag, { ...known, of: known.of === neverCurrent ? '1'.repeat(16) : neverCurrent }]
    }),
  )
}

const neverCurrent = '0'.repeat(16)

const withoutUndefined = (change: { [K in keyof OccurrenceChange]: OccurrenceChange[K] | undefined }): OccurrenceChange =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as OccurrenceChange
