import type { FeedReport, FeedState } from '../../content/model/feed-state.ts'
import type { Feed } from '../../content/model/feed.ts'
import { Problem, notFound } from '../problem.ts'
import type { Author, Edit, Log, Store } from '../store/store.ts'
import type { CalendarDesk, CalendarSource } from './calendar-desk.ts'
import type { Said } from './entry-fault.ts'
import { FetchFailed, fetchCalendar, fetchLimits } from './fetch-calendar.ts'
import type { FeedStatesFile } from './feed-states.ts'
import type { Reach } from './reach.ts'
import { syncFeed } from './sync-feed.ts'

export interface FeedDeps {
  store: Pick<Store, 'content' | 'change' | 'subscribe'>
  states: FeedStatesFile
  desk: CalendarDesk
  reach: Reach
  /** As for `syncFeed`. */
  told: () => Promise<void>
  now: () => number
  /** In [0, 1). */
  random: () => number
  /** Returns the end of the wait. */
  schedule: (task: () => void, delay: number) => () => void
  log: Log
}

/** `resting`: paused, filled from files, or not yet tried. */
export type CalendarStatus = 'read' | 'failing' | 'resting'

export interface FeedStanding {
  name: string
  status: CalendarStatus
  leftOut: number
  /** Tries in a row that failed. */
  failures: number
  reason?: string
}

/** The subscriptions of the house: each is read on its own, none waits for another. */
export interface Feeds {
  states(): Record<string, FeedState>
  /** One word for each. */
  standings(): FeedStanding[]
  /** Reads a subscription at once. Throws 404, and 409 while it is being read. */
  readNow(id: string): Promise<FeedState>
  /** Takes over a calendar that somebody brought. Throws 404, 409, and 422 for what is no calendar. */
  bring(id: string, source: CalendarSource): Promise<FeedState>
  /** The subscription goes, and with it every event that follows it. */
  remove(id: string, author: Author): Promise<void>
  close(): void
}

const minute = 60_000
const rhythm = 30 * minute
const longest = 6 * 60 * minute
/** How often it is looked who is due. */
const look = 20_000

const inTrouble: Said = {
  de: 'Der Kalender konnte hier nicht übernommen werden. Es wird wieder versucht.',
  en: 'The calendar could not be taken over here. It will be tried again.',
}

export const createFeeds = ({ store, states, desk, reach, told, now, random, schedule, log }: FeedDeps): Feeds => {
  const busy = new Set<string>()
  const ended = new AbortController()
  let stop = () => {}

  const find = (id: string): Feed => {
    const feed = store.content().feeds.get(id)
    if (!feed) throw notFound('such subscription')
    return feed
  }
  const stateOf = (id: string): FeedState => states.value()[id] ?? { failures: 0 }
  const keep = async (id: string, state: FeedState) => {
    await states.update((all) => (store.content().feeds.has(id) ? { ...all, [id]: state } : all))
    return state
  }
  const standingOf = ({ id, name, status, address }: Feed): FeedStanding => {
    const { failures, failed, report, triedAt } = stateOf(id)
    const isRead = status === 'published' && address !== undefined && triedAt !== undefined
    return {
      name,
      status: isRead ? (failures > 0 ? 'failing' : 'read') : 'resting',
      leftOut: report?.leftOut ?? 0,
      failures: isRead ? failures : 0,
      reason: failed?.en,
    }
  }
  /** A tenth earlier or later, so that not all come at once; twice as long after each failure. */
  const nextAfter = (failures: number) => now() + Math.min(longest, rhythm * 2 ** failures) * (0.9 + 0.2 * random())

  const alone = async <T>(id: string, work: () => Promise<T>): Promise<T> => {
    if (busy.has(id)) throw new Problem(409, 'Being read', 'This calendar is being read at this moment.')
    busy.add(id)
    try {
      return await work()
    } finally {
      busy.delete(id)
    }
  }

  const readAddress = async (feed: Feed, address: string): Promise<FeedState> => {
    const before = stateOf(feed.id)
    const known = before.address === address && before.report ? { etag: before.etag, lastModified: before.lastModified } : {}
    const triedAt = now()
    try {
      const fetched = await fetchCalendar(address, known, reach, fetchLimits, ended.signal)
      const success = { triedAt, readAt: now(), nextAt: nextAfter(0), failures: 0, address, moved: fetched.moved }
      if (!fetched.isNew) return await keep(feed.id, { ...success, ...known, report: before.report })
      const report = await syncFeed(feed, { bytes: fetched.bytes }, { store, desk, now, told }, before.report)
      return await keep(feed.id, { ...success, ...fetched.validators, report })
    } catch (error) {
      const failures = before.failures + 1
      if (!(error instanceof FetchFailed)) log.warn('a calendar could not be taken over', { feed: feed.id, error })
      const failed = sayFailure(error)
      // What another address said of itself is no news of this one.
      const validators = before.address === address ? {} : { etag: undefined, lastModified: undefined }
      return keep(feed.id, { ...before, ...validators, address, triedAt, nextAt: nextAfter(failures), failures, failed })
    }
  }

  const isDue = ({ id, status, address }: Feed) => {
    if (status !== 'published' || address === undefined || busy.has(id)) return false
    const state = stateOf(id)
    return state.nextAt === undefined || state.nextAt <= now() || state.address !== address
  }
  const readDue = () => {
    for (const feed of store.content().feeds.values()) {
      if (!isDue(feed)) continue
      alone(feed.id, () => readAddress(feed, feed.address ?? '')).catch((error: unknown) =>
        log.warn('how a calendar stands could not be written', { feed: feed.id, error }),
      )
    }
  }
  const lookAgain = () => {
    stop = schedule(() => {
      readDue()
      lookAgain()
    }, look)
  }
  lookAgain()
  const unsubscribe = store.subscribe(({ edits }) => {
    if (edits.some(({ kind }) => kind === 'feeds')) setImmediate(() => !ended.signal.aborted && readDue())
  })

  return {
    states: () => states.value(),
    standings: () => [...store.content().feeds.values()].map(standingOf),
    readNow: (id) =>
      alone(id, () => {
        const feed = find(id)
        if (feed.address === undefined) throw new Problem(409, 'No address', 'This calendar has no address: bring its file.')
        return readAddress(feed, feed.address)
      }),
    bring: (id, source) =>
      alone(id, async () => {
        const report = await syncOrSay(find(id), source)
        return keep(id, { ...stateOf(id), triedAt: now(), readAt: now(), failures: 0, failed: undefined, report })
      }),
    remove: (id, author) =>
      alone(id, async () => {
        find(id)
        const events = [...store.content().events.values()].filter(
          ({ source }) => source?.feed === id && source.own === undefined,
        )
        const edits: Edit[] = [
          ...events.map((event): Edit => ({ kind: 'events', id: event.id, item: null })),
          { kind: 'feeds', id, item: null },
        ]
        await removeTogether(edits, author)
        await states.update((all) => Object.fromEntries(Object.entries(all).filter(([each]) => each !== id)))
      }),
    close() {
      ended.abort()
      stop()
      unsubscribe()
    },
  }

  async function syncOrSay(feed: Feed, source: CalendarSource): Promise<FeedReport> {
    try {
      return await syncFeed(feed, source, { store, desk, now, told }, stateOf(feed.id).report)
    } catch (error) {
      const isUnreadable = error instanceof FetchFailed || (error instanceof Problem && error.status === 422)
      if (!isUnreadable) throw error
      const says = sayFailure(error)
      throw new Problem(422, 'No calendar', says.en, { says })
    }
  }

  /** As one change, unless there are so many that everybody else would wait: then the subscription goes with the last of them. */
  async function removeTogether(edits: readonly Edit[], author: Author) {
    const many = 500
    for (let from = 0; from < edits.length; from += many) {
      await store.change(edits.slice(from, from + many), author)
      await told()
    }
  }
}

const sayFailure = (error: unknown): Said => {
  if (error instanceof FetchFailed) return error.says
  if (error instanceof Problem && error.status === 422)
    return {
      de: 'Der Kalender ist nicht zu lesen: er ist zu groß oder verworren.',
      en: 'The calendar cannot be read: it is too large or tangled.',
    }
  return inTrouble
}
