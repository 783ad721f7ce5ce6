import type { Change } from './store.ts'

export const recentLimits = { changes: 1000, bytes: 2_000_000 }

/** The newest changes, for screens that come back and for undo at once: bounded by number; older ones are in the history. */
export interface RecentChanges {
  add(change: Change): void
  /** Lets go of all that is held: something in it was erased. */
  forget(): void
  /** Undefined when not all changes after this revision are held. */
  after(revision: number, current: number): readonly Change[] | undefined
}

export function createRecentChanges(first: readonly Change[]): RecentChanges {
  let changes = [...first]
  return {
    add(change) {
      changes.push(change)
      if (changes.length > recentLimits.changes * 2) changes = changes.slice(-recentLimits.changes)
    },
    forget() {
      changes = []
    },
    after(revision, current) {
      if (revision > current || revision < 0) return undefined
      const behind = current - revision
      if (behind === 0) return []
      const found = changes.slice(-behind)
      // Revisions have no gaps, unless a line of the history was damaged.
      return found.length === behind && found[0]?.revision === revision + 1 ? found : undefined
    },
  }
}
