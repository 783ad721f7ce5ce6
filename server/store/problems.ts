import type { Problem } from './store.ts'

/** What a person should look at, by a key of its own: setting it again keeps when it began. */
export interface Problems {
  /** False when that was known already. */
  set(key: string, problem: Omit<Problem, 'since'> & { since?: string }): boolean
  clear(key: string): void
  list(): readonly Problem[]
}

export function createProblems(now: () => Date, changed: () => void): Problems {
  const known = new Map<string, Problem>()
  return {
    set(key, problem) {
      const before = known.get(key)
      const next = { since: before?.since ?? now().toISOString(), ...problem }
      if (JSON.stringify(before) === JSON.stringify(next)) return false
      known.set(key, next)
      changed()
      return true
    },
    clear(key) {
      if (known.delete(key)) changed()
    },
    list: () => [...known.values()],
  }
}
