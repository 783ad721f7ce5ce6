import { createHash } from 'node:crypto'
import { canonicalJson } from '../../content/model/canonical-json.ts'
import type { Item } from '../../content/model/kinds.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What `of` in a translation is made with. */
export const shortHash = (text: string): string => sha256(text).slice(0, 16)

const known = new WeakMap<Item, string>()

/** Items are never changed in place, so each is hashed once. */
export function etagOf(item: Item): string {
  const before = known.get(item)
  if (before !== undefined) return before
  const etag = sha256(canonicalJson(item)).slice(0, 32)
  known.set(item, etag)
  return etag
}

/** `undefined` stands for an absent item. */
export const sameItem = (a: Item | undefined, b: Item | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && etagOf(a) === etagOf(b))
