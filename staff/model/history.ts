import { signal, type ReadonlySignal } from '@preact/signals'
import type { Item, Kind } from '../../content/model/kinds.ts'
import { type Ask, NotReached, Refused } from '../api/request.ts'

export interface PastEdit {
  kind: Kind
  id: string
  before: Item | null
  after: Item | null
  /** Something was erased from it: there is nothing to compare and nothing to bring back. */
  erased?: true
}

/** One change as the server tells it: who, when, by which way, and each item before and after. */
export interface PastChange {
  revision: number
  /** ISO 8601 instant. */
  at: string
  by: string
  via: 'staff' | 'file' | 'seed' | 'import' | 'undo' | 'erase'
  edits: PastEdit[]
  undoable: boolean
}

/** What the history is asked for: everything, one collection, or one item. */
export interface About {
  kind?: Kind
  id?: string
}

export interface History {
  /** Newest first; undefined until the first page has come. */
  changes: ReadonlySignal<readonly PastChange[] | undefined>
  /** There are older ones. */
  hasMore: ReadonlySignal<boolean>
  state: ReadonlySignal<'rest' | 'loading' | 'failed'>
  /** Fetches the newest page; what was shown of older ones stays. */
  load(): Promise<void>
  loadOlder(): Promise<void>
}

interface Page {
  changes: PastChange[]
  next: number | null
}

const pageSize = 30

/** What happened, page by page. */
export function createHistory(ask: Ask, about: About): History {
  const changes = signal<readonly PastChange[] | undefined>(undefined)
  const next = signal<number | null>(null)
  const hasMore = signal(false)
  const state = signal<'rest' | 'loading' | 'failed'>('rest')

  async function fetchPage(before: number | undefined): Promise<Page | undefined> {
    const query = new URLSearchParams({ limit: String(pageSize) })
    for (const [name, value] of Object.entries({ ...about, before })) if (value !== undefined) query.set(name, String(value))
    state.value = 'loading'
    try {
      const page = await ask<Page>('GET', `/api/staff/history?${query}`)
      state.value = 'rest'
      return page
    } catch (error) {
      if (!(error instanceof NotReached) && !(error instanceof Refused)) throw error
      state.value = 'failed'
      return undefined
    }
  }

  const endAt = (end: number | null) => {
    next.value = end
    hasMore.value = end !== null
  }

  return {
    changes,
    hasMore,
    state,
    async load() {
      const page = await fetchPage(undefined)
      if (!page) return
      const oldest = page.changes.at(-1)?.revision ?? 0
      const older = changes.peek()?.filter(({ revision }) => revision < oldest) ?? []
      if (older.length === 0) endAt(page.next)
      changes.value = [...page.changes, ...older]
    },
    async loadOlder() {
      const from = next.peek()
      if (from === null || state.peek() === 'loading') return
      const page = await fetchPage(from)
      if (!page) return
      endAt(page.next)
      changes.value = [...(changes.peek() ?? []), ...page.changes]
    },
  }
}

export interface Undone {
  revision: number
  /** `etag` is null where the item is gone again. */
  items: { kind: Kind; id: string; etag: string | null }[]
}

/** Puts the items of a change back as they were before it, by a change. Throws Refused or NotReached; then nothing has changed. */
export const undoChange = (ask: Ask, revision: number): Promise<Undone> =>
  ask<Undone>('POST', `/api/staff/history/${revision}/undo`)
