import { visitMarks } from '../../content/model/marks.ts'
import type { Item, Kind } from '../../content/model/kinds.ts'
import type { ReferenceUse } from './errors.ts'

type Target = Kind | 'topics' | 'districts'

/** Who names whom: so that a deletion asks the few items that name it instead of all content. */
export class ReferenceIndex {
  /** By what is named, `places/house`; then by who names it. */
  readonly #uses = new Map<string, Map<string, ReferenceUse[]>>()

  /** Tells that an item has changed; null: it was not there before, it is gone after. */
  replace(kind: Kind, id: string, before: Item | null, after: Item | null): void {
    const user = `${kind}/${id}`
    if (before) {
      for (const { target } of referencesOf(kind, before)) {
        const users = this.#uses.get(target)
        users?.delete(user)
        if (users?.size === 0) this.#uses.delete(target)
      }
    }
    if (!after) return
    for (const { target, path } of referencesOf(kind, after)) {
      const users = this.#uses.get(target) ?? new Map<string, ReferenceUse[]>()
      this.#uses.set(target, users.set(user, [...(users.get(user) ?? []), { kind, id, path }]))
    }
  }

  usesOf(target: Target, id: string): ReferenceUse[] {
    return [...(this.#uses.get(`${target}/${id}`)?.values() ?? [])].flat()
  }
}

export interface Reference {
  /** `places/house` */
  target: string
  kind: Target
  id: string
  path: string
}

export function referencesOf(user: Kind, item: Item): Reference[] {
  const references: Reference[] = []
  visitMarks(user, item, { reference: (kind, id, path) => references.push({ target: `${kind}/${id}`, kind, id, path }) })
  return references
}
