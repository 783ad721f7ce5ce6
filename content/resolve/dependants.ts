import { visitMarks } from '../model/marks.ts'
import type { PublicKind } from '../model/snapshot.ts'

export interface PublicName {
  kind: PublicKind
  id: string
}

export interface Dependants {
  /** Notes what an item names now, instead of what it named before; undefined when it is gone. */
  note(kind: PublicKind, id: string, item: object | undefined): void
  /** Those that name an item. */
  of(kind: PublicKind, id: string): Iterable<PublicName>
}

/** Who names whom, so that an item that appears or vanishes finds those whose public form changes with it. */
export function createDependants(): Dependants {
  const named = new Map<string, string[]>()
  const naming = new Map<string, Map<string, PublicName>>()
  return {
    note(kind, id, item) {
      const key = `${kind}/${id}`
      for (const target of named.get(key) ?? []) naming.get(target)?.delete(key)
      named.delete(key)
      const targets = item ? targetsOf(kind, item) : []
      if (targets.length === 0) return
      named.set(key, targets)
      for (const target of targets)
        naming.set(target, (naming.get(target) ?? new Map<string, PublicName>()).set(key, { kind, id }))
    },
    of: (kind, id) => naming.get(`${kind}/${id}`)?.values() ?? [],
  }
}

function targetsOf(kind: PublicKind, item: object): string[] {
  const targets: string[] = []
  visitMarks(kind, item, { reference: (target, id) => void targets.push(`${target}/${id}`) })
  return targets
}
