import type { Event } from '../../content/model/event.ts'
import type { Item } from '../../content/model/kinds.ts'
import { type FormKind, isFormKind } from '../forms/forms.ts'
import type { Messages } from '../messages/de.ts'
import { compareVersions, type Difference } from '../model/compare.ts'
import { titleOf } from '../model/content.ts'
import { toDraft } from '../model/draft.ts'
import type { PastChange, PastEdit } from '../model/history.ts'
import { sayRepetition } from '../model/say-repetition.ts'
import { sayDateChanges } from './say-date-changes.ts'
import { isTextField, sayField, sayValue, type ValueWords } from './say-value.ts'

type Made = keyof Messages['history']['made']

/** What became of an item, seen from those who read it. */
export function whatWasMade({ before, after, erased }: PastEdit): Made {
  if (erased) return 'erased'
  if (!before) return after?.status === 'draft' ? 'begun' : 'created'
  if (!after) return 'deleted'
  if (before.status === after.status) return 'changed'
  if (after.status === 'published') return 'published'
  return after.status === 'archived' ? 'archived' : 'withdrawn'
}

/** The title an item had after the change, else before it. */
export function titleOfEdit({ before, after }: PastEdit, source: string, say: Messages): string {
  const item: Item | null = after ?? before
  return (item && titleOf(item, source)) || say.untitled
}

export const kindOfEdit = ({ kind }: PastEdit, say: Messages): string =>
  isFormKind(kind) ? say.kinds[kind].one : say.otherKinds[kind]

/** Who did it, and how it came where that was not this page. */
export function sayAuthor({ by, via }: PastChange, say: Messages): string {
  if (via === 'staff') return by
  const way = say.history.via[via]
  return via === 'undo' || via === 'erase' || via === 'import' ? `${by} · ${way}` : way
}

export interface FieldChange {
  path: string
  field: string
  before: string
  after: string
}

/** In the words of the form, field by field. Empty for kinds without a form, and for what came or went as a whole. */
export function sayDifferences(edit: PastEdit, words: Omit<ValueWords, 'kind'>): FieldChange[] {
  const { kind, before, after, erased } = edit
  if (!isFormKind(kind) || !before || !after || erased) return []
  const differences = compareVersions(undefined, toDraft(after), toDraft(before), isTextField(kind))
  return differences.map((difference) => {
    const said = sayDifference(kind, difference, words)
    if (kind !== 'events') return said
    return { ...said, ...sayEventDifference(difference.path, before as Event, after as Event, words) }
  })
}

/** What only the event as a whole tells: which dates were changed how, and when a series ends. */
function sayEventDifference(path: string, before: Event, after: Event, words: Omit<ValueWords, 'kind'>) {
  const { say, centre } = words
  if (path === 'changes')
    return {
      before: sayDateChanges(before.changes, after.changes, words),
      after: sayDateChanges(after.changes, before.changes, words),
    }
  const rule = (event: Event) => sayRepetition({ ...event, skip: [], excludedDates: [] }, say.rule, centre.timeZone) ?? ''
  return path === 'recurrence' ? { before: rule(before), after: rule(after) } : {}
}

function sayDifference(kind: FormKind, { path, mine, theirs }: Difference, words: Omit<ValueWords, 'kind'>): FieldChange {
  const value = (of: unknown) => sayValue(path, of, { ...words, kind })
  return { path, field: sayField(kind, path, words.centre, words.say), before: value(theirs), after: value(mine) }
}

/** Names of the changed fields, each once: `Überschrift, Bis`. */
export const sayFields = (changes: readonly FieldChange[]): string => [...new Set(changes.map(({ field }) => field))].join(', ')
