import type { Item, Kind } from '../../content/model/kinds.ts'
import { etagOf, sameItem } from './canonical.ts'
import type { Edit } from './store.ts'

export interface MergeSides {
  kind: Kind
  /** What the file said before the hand edit. */
  base: ReadonlyMap<string, Item>
  /** What the file says now. */
  theirs: ReadonlyMap<string, Item>
  /** What the store says now. */
  ours: ReadonlyMap<string, Item>
  /** The hand-edited item as the store would keep it: with its translations accounted for. */
  asKept(before: Item | null, item: Item): Item
  /** Whether the store has had exactly this item since `base`: then the file is merely behind, nobody edited it. */
  wasOurs(id: string, item: Item | undefined): boolean
}

/** Three ways, item by item: edits for what only they changed, the ids of what both changed, differently. */
export function mergeHandEdit({ kind, base, theirs, ours, asKept, wasOurs }: MergeSides): { edits: Edit[]; conflicts: string[] } {
  const edits: Edit[] = []
  const conflicts: string[] = []
  for (const id of new Set([...base.keys(), ...theirs.keys()])) {
    const before = base.get(id)
    const written = theirs.get(id)
    if (sameItem(before, written)) continue
    const kept = written && asKept(before ?? null, written)
    const current = ours.get(id)
    if (sameItem(kept, current) || sameItem(written, current)) continue
    if (wasOurs(id, written) || wasOurs(id, kept)) continue
    if (sameItem(before, current)) edits.push({ kind, id, before: current ? etagOf(current) : '', item: written ?? null })
    else conflicts.push(id)
  }
  return { edits, conflicts }
}

/**
 * What a person has started from: not always what we wrote last, because a file may stay open in an editor while others
 * save. Of our last writings, newest first, the one that differs least from theirs, so that what others saved meanwhile is
 * not taken for a deletion. Exactly an older one is a person's wish to go back, and is measured against the newest.
 */
export function chooseBase(
  written: readonly ReadonlyMap<string, Item>[],
  theirs: ReadonlyMap<string, Item>,
): ReadonlyMap<string, Item> {
  let best = { base: written[0] ?? new Map<string, Item>(), different: Infinity }
  for (const base of written) {
    const different = countDifferent(base, theirs)
    if (different < best.different && (different > 0 || base === written[0])) best = { base, different }
    if (best.different <= 1) break
  }
  return best.base
}

function countDifferent(base: ReadonlyMap<string, Item>, theirs: ReadonlyMap<string, Item>): number {
  let different = 0
  for (const [id, item] of theirs) if (!sameItem(base.get(id), item)) different++
  for (const id of base.keys()) if (!theirs.has(id)) different++
  return different
}
