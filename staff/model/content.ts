import { batch, signal, type ReadonlySignal } from '@preact/signals'
import { kinds, type Items, type Kind } from '../../content/model/kinds.ts'
import type { Centre } from '../../content/model/centre.ts'
import { type Ask, NotReached, Refused } from '../api/request.ts'
import type { Stored } from './draft.ts'

export type Collections = { [K in Kind]: ReadonlyMap<string, Stored<K>> }

interface ChangeMessage {
  revision: number
  by: string
  items: { kind: Kind; id: string; etag: string | null }[]
}

/** Something wrong with the store that a person should look at. */
export interface Trouble {
  health: { writable: boolean; reason?: string }
  problems: { about: string; file: string; reason: string; since: string; path?: string; line?: number }[]
  /** Published events whose dates, or changes of dates, are not shown: `path` is the field. */
  events?: { event: string; path: string; reason: string }[]
}

export interface Content {
  /** Undefined until first loaded. */
  collections: ReadonlySignal<Collections | undefined>
  /** The live channel stands. */
  connected: ReadonlySignal<boolean>
  trouble: ReadonlySignal<Trouble | undefined>
  /** Who last changed what while this page was open, by `kind/id`. */
  authors: ReadonlySignal<ReadonlyMap<string, string>>
  /** Counts the changes heard of: whoever shows what they made fetches again. */
  revision: ReadonlySignal<number>
  find<K extends Kind>(kind: K, id: string): Stored<K> | undefined
  centre(): Centre | undefined
  load(): Promise<void>
  keep<K extends Kind>(kind: K, id: string, stored: Stored<K> | undefined): void
  /** Listens for changes. Returns the end of it. */
  listen(): () => void
}

export interface ContentParts {
  ask: Ask
  openStream: (path: string) => EventSource
  /** Calls back after so many milliseconds; returns the withdrawal. */
  later: (milliseconds: number, work: () => void) => () => void
}

const emptyCollections = (): Collections => Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as unknown as Collections

/** Everything staff can edit, kept as it changes. One list for all pages, so that search and pickers need no server. */
export function createContent({ ask, openStream, later }: ContentParts): Content {
  const collections = signal<Collections | undefined>(undefined)
  const connected = signal(false)
  const trouble = signal<Trouble | undefined>(undefined)
  const authors = signal<ReadonlyMap<string, string>>(new Map())
  const revision = signal(-1)

  /** What is loaded and what is told come one after the other: twenty thousand items take long, and must not undo what changed meanwhile. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }

  const find = <K extends Kind>(kind: K, id: string) => collections.value?.[kind].get(id)

  const keep = <K extends Kind>(kind: K, id: string, stored: Stored<K> | undefined) => {
    const all = collections.peek() ?? emptyCollections()
    const next = new Map<string, Stored<K>>(all[kind])
    if (stored) next.set(id, stored)
    else next.delete(id)
    collections.value = { ...all, [kind]: next }
  }

  const load = async () => {
    const answer = await ask<{ revision: number; items: { [K in Kind]: Stored<K>[] } }>('GET', '/api/staff/items')
    const next = kinds.map((kind) => [kind, new Map(answer.items[kind].map((stored) => [stored.item.id, stored]))])
    batch(() => {
      collections.value = Object.fromEntries(next) as Collections
      revision.value = answer.revision
    })
  }

  const loadTrouble = async () => {
    trouble.value = await ask<Trouble>('GET', '/api/staff/problems')
  }

  const fetchOne = async (kind: Kind, id: string) => {
    try {
      keep(kind, id, await ask<Stored>('GET', `/api/staff/items/${kind}/${id}`))
    } catch (error) {
      if (error instanceof Refused && error.problem.status === 404) keep(kind, id, undefined)
      else throw error
    }
  }

  const take = async ({ revision: to, by, items }: ChangeMessage) => {
    authors.value = new Map([...authors.peek(), ...items.map(({ kind, id }) => [`${kind}/${id}`, by] as const)])
    // What could not be loaded is loaded with the next `hello`, this change in it.
    if (!collections.peek()) return
    for (const { kind, id, etag } of items) {
      if (etag === null) keep(kind, id, undefined)
      else if (collections.peek()?.[kind].get(id)?.etag !== etag) await fetchOne(kind, id)
    }
    revision.value = Math.max(to, revision.peek())
  }

  /** What a lost connection or an ended session interrupts is made up for by the next `hello`. */
  const quietly = (work: Promise<void>) =>
    void work.catch((error: unknown) => {
      if (!(error instanceof NotReached) && !(error instanceof Refused)) throw error
    })

  const listen = () => {
    let stream: EventSource | undefined
    let forget = () => {}
    const open = () => {
      stream = openStream('/api/staff/events')
      stream.addEventListener('hello', (event: MessageEvent<string>) => {
        connected.value = true
        const hello = JSON.parse(event.data) as { revision: number }
        if (hello.revision !== revision.peek() || !collections.peek()) quietly(inTurn(load))
        quietly(loadTrouble())
      })
      stream.addEventListener('change', (event: MessageEvent<string>) => {
        const change = JSON.parse(event.data) as ChangeMessage
        quietly(inTurn(() => take(change)))
      })
      stream.addEventListener('trouble', () => quietly(loadTrouble()))
      stream.addEventListener('error', () => {
        connected.value = false
        // A browser gives up for good after an answer that is no stream.
        if (stream?.readyState === 2) forget = later(5_000, open)
      })
    }
    open()
    return () => {
      forget()
      stream?.close()
      connected.value = false
    }
  }

  return {
    collections,
    connected,
    trouble,
    authors,
    revision,
    find,
    centre: () => [...(collections.value?.centre.values() ?? [])][0]?.item,
    load: () => inTurn(load),
    keep,
    listen,
  }
}

/** The text of an item that names it, in the language its centre writes first. */
export function titleOf<K extends Kind>(item: Items[K], language: string): string {
  const named = item as { title?: Record<string, string>; name?: Record<string, string> | string }
  const title = named.title ?? named.name
  if (typeof title === 'string') return title
  return title?.[language] || Object.values(title ?? {}).find((text) => text.trim() !== '') || ''
}
