import { checkItem } from '../../content/model/check.ts'
import type { Centre } from '../../content/model/centre.ts'
import { findFarDates } from '../../content/model/far-dates.ts'
import type { Content, Item, Kind } from '../../content/model/kinds.ts'
import { keepTranslations } from '../../content/model/translation.ts'
import { etagOf, sameItem, shortHash } from './canonical.ts'
import { BrokenReference, InvalidEdit, StaleEdit, type ItemFault, type MissingReference, type ReferenceUse } from './errors.ts'
import { LayeredMap } from './layered-map.ts'
import { freeze, type ParsedEdit } from './parse-edits.ts'
import { referencesOf, type ReferenceIndex } from './reference-index.ts'
import type { ChangedItem, Via } from './store.ts'

/** All that a revision consists of. Immutable: the next revision is another state that shares what has not changed. */
export interface State {
  content: { readonly [K in Kind]: LayeredMap<Item> }
  /** Ids that are gone, by `<kind>/<id>`, with the ETag of what went: nothing else may ever come back under them. */
  removed: LayeredMap<string>
}

/** The maps hold what their kind's schema has parsed; TypeScript cannot see that from a map of any item. */
export const contentOf = (state: State): Content => state.content as unknown as Content

export interface Applied {
  state: State
  /** Empty when nothing differs. */
  edits: ChangedItem[]
  /** Gives the index back as it was, when the change did not become durable. */
  takeBack(): void
}

/** The state after the edits, checked against the state before. The index follows at once. Throws what is wrong, then nothing happened. */
export function applyEdits(state: State, index: ReferenceIndex, parsed: readonly ParsedEdit[], via: Via): Applied {
  const language = sourceLanguageOf(state, parsed)
  const faults: ItemFault[] = []
  const edits = parsed.flatMap(({ kind, id, before: expected, item, exact }): ChangedItem[] => {
    const before = state.content[kind].get(id)
    const after = item && !exact ? withTranslations(kind, before ?? null, item, language) : (item ?? undefined)
    // Repeating what is already true is no edit, whatever the client saw: so a lost answer may be asked for again.
    if (sameItem(before, after)) return []
    if (expected !== undefined && expected !== (before ? etagOf(before) : ''))
      throw new StaleEdit(kind, id, before && etagOf(before))
    faults.push(...faultsOf(state, kind, id, before, after, language))
    return [{ kind, id, before: before ?? null, after: after ?? null }]
  })
  if (via === 'staff') faults.push(...farDatesIn(edits))
  const next = stateWith(state, edits)
  if (next.content.centre.size > 1) faults.push(...secondCentre(edits))
  if (faults.length > 0) throw new InvalidEdit(faults)

  for (const { kind, id, before, after } of edits) index.replace(kind, id, before, after)
  const takeBack = () => {
    for (const { kind, id, before, after } of edits) index.replace(kind, id, after, before)
  }
  const missing = edits.flatMap((edit) => missingReferences(next, edit))
  const uses = edits.flatMap((edit) => usesOfWithdrawn(next, index, edit))
  if (missing.length > 0 || uses.length > 0) {
    takeBack()
    throw new BrokenReference(missing, uses)
  }
  return { state: next, edits, takeBack }
}

/** Applies what was accepted before, from the history: nothing is checked again. */
export function stateWith(state: State, edits: readonly ChangedItem[]): State {
  const content = { ...state.content }
  const removed: [string, string | undefined][] = []
  for (const kind of new Set(edits.map((edit) => edit.kind))) {
    const own = edits.filter((edit) => edit.kind === kind)
    content[kind] = content[kind].with(own.map(({ id, after }) => [id, after ?? undefined]))
    for (const { id, before, after } of own) {
      const key = `${kind}/${id}`
      if (before && !after) removed.push([key, etagOf(before)])
      else if (!before && state.removed.has(key)) removed.push([key, undefined])
    }
  }
  return { content, removed: removed.length > 0 ? state.removed.with(removed) : state.removed }
}

export const centreOf = (state: State): Centre | undefined => contentOf(state).centre.values().next().value

function sourceLanguageOf(state: State, parsed: readonly ParsedEdit[]): string | undefined {
  const edited = parsed.find(({ kind, item }) => kind === 'centre' && item)?.item as Centre | undefined
  return (edited ?? centreOf(state))?.sourceLanguage
}

export function withTranslations(kind: Kind, before: Item | null, item: Item, sourceLanguage: string | undefined): Item {
  if (sourceLanguage === undefined) return item
  return freeze({ ...item, translations: keepTranslations(kind, before, item, sourceLanguage, shortHash) })
}

function faultsOf(
  state: State,
  kind: Kind,
  id: string,
  before: Item | undefined,
  after: Item | undefined,
  language: string | undefined,
): ItemFault[] {
  const fault = (path: string, message: string): ItemFault => ({ kind, id, path, message })
  if (!after) return kind === 'centre' ? [fault('', 'the centre cannot be deleted')] : []
  const faults = checkItem(kind, after, language).map(({ path, message }) => fault(path, message))
  if (before) return faults
  const gone = state.removed.get(`${kind}/${id}`)
  if (gone !== undefined && gone !== etagOf(after))
    faults.push(fault('id', 'this id belonged to an item that was deleted; ids are never used again'))
  return faults
}

/** Typed on a page they are slips; what files and calendars say is warned of and goes on. */
const farDatesIn = (edits: readonly ChangedItem[]): ItemFault[] =>
  edits.flatMap(({ kind, id, after }) => {
    const before = edits.flatMap((edit) => (edit.kind === kind && edit.before ? [edit.before] : []))
    return after ? findFarDates(kind, after, before).map((fault) => ({ kind, id, ...fault })) : []
  })

const secondCentre = (edits: ChangedItem[]): ItemFault[] =>
  edits
    .filter(({ kind, before }) => kind === 'centre' && !before)
    .map(({ kind, id }) => ({ kind, id, path: 'id', message: 'there is one centre' }))

function missingReferences(state: State, { kind, id, after }: ChangedItem): MissingReference[] {
  if (!after) return []
  const centre = centreOf(state)
  return referencesOf(kind, after)
    .filter((end) => {
      if (end.kind === 'topics' || end.kind === 'districts') return !centre?.[end.kind].some((entry) => entry.id === end.id)
      return !state.content[end.kind].has(end.id)
    })
    .map((end) => ({ kind: end.kind, id: end.id, path: end.path, by: { kind, id } }))
}

/** What published items still name of that which this edit deletes, archives or takes out of the centre's lists. */
function usesOfWithdrawn(state: State, index: ReferenceIndex, { kind, id, before, after }: ChangedItem): ReferenceUse[] {
  if (!before) return []
  const withdrawn = !after || (after.status === 'archived' && before.status !== 'archived')
  const uses = withdrawn ? index.usesOf(kind, id) : []
  if (kind === 'centre' && after) uses.push(...usesOfEntries(index, before as Centre, after as Centre))
  return uses.filter((user) => state.content[user.kind].get(user.id)?.status === 'published')
}

function usesOfEntries(index: ReferenceIndex, before: Centre, after: Centre): ReferenceUse[] {
  return (['topics', 'districts'] as const).flatMap((list) => {
    const left = new Set(after[list].map(({ id }) => id))
    return before[list].filter(({ id }) => !left.has(id)).flatMap(({ id }) => index.usesOf(list, id))
  })
}
