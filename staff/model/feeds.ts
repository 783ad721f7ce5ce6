import { signal, type ReadonlySignal } from '@preact/signals'
import type { FeedState } from '../../content/model/feed-state.ts'
import type { Feed } from '../../content/model/feed.ts'
import { type Ask, NotReached, Refused } from '../api/request.ts'

export const calendarLimit = 50_000_000

/** How subscriptions stand, and what is done with them. */
export interface Feeds {
  states: ReadonlySignal<Record<string, FeedState>>
  /** Those that are being read because somebody here asked. */
  busy: ReadonlySignal<ReadonlySet<string>>
  /** Why the last reading or file was refused, until the next one. */
  troubles: ReadonlySignal<ReadonlyMap<string, unknown>>
  load(): Promise<void>
  /** `etag` of what is there; none for a new one. Throws Refused or NotReached, as do the others. */
  save(feed: Feed, etag?: string): Promise<void>
  read(id: string): Promise<void>
  bring(id: string, file: Blob): Promise<void>
  /** With all its events. */
  remove(id: string): Promise<void>
}

export function createFeeds(ask: Ask): Feeds {
  const states = signal<Record<string, FeedState>>({})
  const busy = signal<ReadonlySet<string>>(new Set())

  const troubles = signal<ReadonlyMap<string, unknown>>(new Map())

  const during = async (id: string, work: () => Promise<FeedState>) => {
    busy.value = new Set([...busy.peek(), id])
    troubles.value = new Map([...troubles.peek()].filter(([each]) => each !== id))
    try {
      states.value = { ...states.peek(), [id]: await work() }
    } catch (error) {
      troubles.value = new Map([...troubles.peek(), [id, error]])
      throw error
    } finally {
      busy.value = new Set([...busy.peek()].filter((each) => each !== id))
    }
  }

  return {
    states,
    busy,
    troubles,
    async load() {
      try {
        states.value = (await ask<{ feeds: Record<string, FeedState> }>('GET', '/api/staff/feeds')).feeds
      } catch (error) {
        // The next change asks again.
        if (!(error instanceof NotReached) && !(error instanceof Refused)) throw error
      }
    },
    save: (feed, etag) =>
      ask('PUT', `/api/staff/items/feeds/${feed.id}`, {
        json: feed,
        headers: etag === undefined ? { 'if-none-match': '*' } : { 'if-match': `"${etag}"` },
      }),
    read: (id) => during(id, () => ask('POST', `/api/staff/feeds/${id}/read`, { json: {} })),
    bring: (id, file) =>
      during(id, () => ask('POST', `/api/staff/feeds/${id}/file`, { bytes: new Blob([file], { type: 'text/calendar' }) })),
    remove: (id) => ask('DELETE', `/api/staff/feeds/${id}`),
  }
}

/** As people copy it: `webcal:` is https under another name. */
export const readAddress = (typed: string): string | undefined => {
  const address = typed.trim().replace(/^webcals?:/i, 'https:')
  return /^https:\/\/[^\s/@?#\\]+([/?#]\S*)?$/i.test(address) ? address.replace(/^https/i, 'https') : undefined
}
