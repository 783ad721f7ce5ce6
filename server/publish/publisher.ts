import type { Content } from '../../content/model/kinds.ts'
import type { LiveChange, Snapshot, StateName } from '../../content/model/snapshot.ts'
import type { ShortHash } from '../../content/model/translation.ts'
import { type Resolved, resolveContent } from '../../content/resolve/resolve.ts'
import type { Change, Log, Store } from '../store/store.ts'
import { createBuilds } from './builds.ts'
import { createChangeLog, type PublishedChange } from './change-log.ts'
import { type Bodies, stateOf } from './snapshot.ts'

export interface PublisherOptions {
  store: Pick<Store, 'id' | 'content' | 'revision' | 'subscribe'>
  hash: ShortHash
  /** Epoch milliseconds. */
  now: () => number
  /** The address for visitors' phones where the centre names none. */
  publicUrl: string
  log: Log
  /** Runs a task after so many milliseconds; returns its withdrawal. */
  schedule: (task: () => void, delay: number) => () => void
  /** Hears how many seconds each build of the snapshot took. */
  onBuild?: (seconds: number) => void
}

export interface Published {
  snapshot: Snapshot
  /** Of `snapshot`. */
  state: StateName
  /** The last finished build, which may be a moment behind: its own state says. */
  bodies: Bodies
}

export interface Publisher {
  current(): Published
  /** The last finished build alone: costs nothing, however much is going on. */
  bodies(): Bodies
  /** Milliseconds since which `bodies` lacks something that is accepted and public; 0 when it lacks nothing. */
  behindFor(): number
  /** Called at once with every public change, before anything is built. Returns the end of the subscription. */
  subscribe(listener: (change: PublishedChange) => void): () => void
  /**
   * Called when screens must take the whole snapshot: at midnight, after an edit of the centre that touches everything, after a very
   * large change; and only when it is built. Returns the end of the subscription.
   */
  onRefresh(listener: (state: StateName) => void): () => void
  /** What a screen at `state` has missed, oldest first; undefined when only the whole snapshot helps. */
  since(state: string): readonly PublishedChange[] | undefined
  /** Resolves when the bodies say what `current` says, gzip included. */
  settle(): Promise<void>
  close(): void
}

/** A larger message is no longer pushed to everybody at once: screens fetch the snapshot, each in its own time. */
const largestMessage = 1_000_000

/** The clock is looked at this often, because timers stand still while a machine sleeps. */
const clockCheck = 600_000

/** Keeps the public form of the store's content. Throws when that has no centre. */
export function createPublisher({ store, hash, now, publicUrl, log, schedule, onBuild }: PublisherOptions): Publisher {
  const changes = createChangeLog()
  const listeners = new Set<(change: PublishedChange) => void>()
  const refreshListeners = new Set<(state: StateName) => void>()
  let refreshing = false
  let broken = false
  let behindSince: number | undefined

  const resolve = (content: Content, revision: number): Resolved => {
    const at = now()
    return resolveContent(
      content,
      { store: store.id, revision, publishedAt: at, now: at, publicUrl },
      { hash, onFault: ({ kind, id, error }) => log.warn('an item is left out', { kind, id, reason: String(error) }) },
    )
  }

  let resolved = resolve(store.content(), store.revision())
  let snapshot: Snapshot | undefined

  const takeSnapshot = (): Snapshot => (snapshot ??= resolved.snapshot())
  const builds = createBuilds({ takeSnapshot, now, schedule, log, onBuilt })
  changes.restart(stateOf(takeSnapshot()))

  function onBuilt(state: StateName, took: number): void {
    onBuild?.(took)
    if (!broken && state === changes.state()) behindSince = undefined
    if (!refreshing || state !== stateOf(takeSnapshot())) return
    refreshing = false
    for (const listener of refreshListeners) listener(state)
  }

  const refresh = () => {
    snapshot = undefined
    behindSince ??= now()
    refreshing = true
    changes.restart(stateOf(takeSnapshot()))
    builds.request()
  }

  const renew = (content: Content, revision: number) => {
    resolved = resolve(content, revision)
    refresh()
  }

  const tell = (change: LiveChange) => {
    snapshot = undefined
    behindSince ??= now()
    const published = changes.add(change)
    if (published.json.length > largestMessage) return refresh()
    for (const listener of listeners) listener(published)
    builds.request()
  }

  const take = ({ edits, revision }: Change, content: Content) => {
    if (broken) return renew(content, revision)
    const outcome = resolved.change(content, edits, { revision, publishedAt: now() })
    if (outcome.told === 'refresh') renew(content, revision)
    if (outcome.told === 'change') tell(outcome.change)
  }

  /** What cannot be published stays unpublished: the last good state stands, and the next change begins anew. */
  const attempt = (task: () => void) => {
    try {
      task()
      broken = false
    } catch (error) {
      broken = true
      behindSince ??= now()
      log.error('the content cannot be published', { reason: String(error) })
    }
  }

  let stopClock = () => {}
  const watchClock = () => {
    const wait = Math.min(clockCheck, Math.max(0, resolved.today.until - now()))
    stopClock = schedule(() => {
      const { from, until } = resolved.today
      if (now() < from || now() >= until) attempt(() => renew(store.content(), store.revision()))
      watchClock()
    }, wait)
  }
  watchClock()
  const unsubscribe = store.subscribe((change, content) => attempt(() => take(change, content)))
  builds.request()

  return {
    current: () => ({ snapshot: takeSnapshot(), state: stateOf(takeSnapshot()), bodies: builds.bodies() }),
    bodies: builds.bodies,
    behindFor: () => (behindSince === undefined ? 0 : Math.max(0, now() - behindSince)),
    subscribe: (listener) => addTo(listeners, listener),
    onRefresh: (listener) => addTo(refreshListeners, listener),
    since: changes.since,
    settle: builds.settle,
    close() {
      unsubscribe()
      stopClock()
      builds.close()
    },
  }
}

function addTo<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
