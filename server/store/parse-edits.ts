import * as v from 'valibot'
import { schemas, type Item, type Kind } from '../../content/model/kinds.ts'
import type { Fault } from '../../content/model/check.ts'
import { InvalidEdit, type ItemFault } from './errors.ts'
import { findForbidden } from './json-text.ts'
import type { Edit } from './store.ts'

export interface ParsedEdit {
  kind: Kind
  id: string
  before?: string
  item: Item | null
  exact?: boolean
}

/** What needs no look at the content: every item is copied and parsed whole, its keys come in schema order. */
export function parseEdits(edits: readonly Edit[]): ParsedEdit[] {
  const faults: ItemFault[] = []
  const seen = new Set<string>()
  const parsed = edits.map(({ kind, id, before, item, exact }): ParsedEdit => {
    const blame = (errors: Fault[]) => faults.push(...errors.map((fault) => ({ kind, id, ...fault })))
    if (seen.has(`${kind}/${id}`)) blame([{ path: '', message: 'one change has one edit of an item' }])
    seen.add(`${kind}/${id}`)
    if (item === null) return { kind, id, before, item }
    const result = parseItem(kind, item)
    if ('errors' in result) {
      blame(result.errors)
      return { kind, id, before, item: null }
    }
    if (result.item.id !== id) blame([{ path: 'id', message: `the id never changes: it is ${id}` }])
    return { kind, id, before, item: result.item, exact }
  })
  if (faults.length > 0) throw new InvalidEdit(faults)
  return parsed
}

/** The item is new through and through, and frozen. */
export function parseItem(kind: Kind, value: unknown): { item: Item } | { errors: Fault[] } {
  if (!Object.hasOwn(schemas, kind)) return { errors: [{ path: '', message: `there is no collection ${String(kind)}` }] }
  const forbidden = findForbidden(value, '')
  if (forbidden) return { errors: [{ path: forbidden.path, message: forbidden.reason }] }
  const result = v.safeParse(schemas[kind] as unknown as v.GenericSchema<unknown, Item>, value)
  if (result.success) return { item: freeze(result.output) }
  return { errors: result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message })) }
}

/** Content is shared by everybody in the process: nobody changes it in place. */
export function freeze<T extends object>(value: T): T {
  for (const field of Object.values(value)) if (typeof field === 'object' && field !== null) freeze(field as object)
  return Object.freeze(value)
}
