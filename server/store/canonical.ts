import { createHash } from 'node:crypto'
import type { Item } from '../../content/model/kinds.ts'

/** The same text for the same value, in whatever order its keys were written. `undefined` is not there at all. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let fields = ''
  for (const name of Object.keys(value).sort()) {
    const field = (value as Record<string, unknown>)[name]
    if (field !== undefined) fields += `${fields === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(field)}`
  }
  return `{${fields}}`
}

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
