import type { Content } from '../../content/model/kinds.ts'
import type { LiveChange, Snapshot, StateName } from '../../content/model/snapshot.ts'
import type { ShortHash } from '../../content/model/translation.ts'
import { type Resolved, resolveInSteps } from '../../content/resolve/resolve.ts'
import { takeAllSteps } from '../../content/resolve/steps.ts'
import type { Change, Log, Store } from '../store/store.ts'
import { createBuilds } from './builds.ts'
import { createChangeLog, type PublishedChange } from './change-log.ts'
import { type Bodies, stateOf } from './snapshot.ts'
import { workInTurns } from './turns.ts'

export interface PublisherOptions {
  store: Pick<Store, 'id' | 'content' | 'revision' | 'subscribe'> & Partial<Pick<Store, 'onErased'>>
  hash: ShortHash
  /** Epoch milliseconds. */
  now: () => number
  /** The address for visitors' phones where the centre names none. */
  publicUrl: string
  /** Days after today that screens know; absent: the usual ones. */
  horizon?: number | undefined
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
  /** The state alone: costs nothing. */
  state(): StateName
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
export function createPublisher({ store, hash, now, publicUrl, horizon, log, schedule, onBuild }: PublisherOptions): Publisher {
  const changes = createChangeLog()
  const listeners = new Set<(change: PublishedChange) => void>()
  const refreshListeners = new Set<(state: StateName) => void>()
  let refreshing = false
  let broken = false
  let behindSince: number | undefined

  const resolveAnew = () => {
    const at = now()
    return resolveInSteps(
      store.content(),
      { store: store.id, revision: store.revision(), publishedAt: at, now: at, publicUrl, horizon },
      { hash, onFault: ({ kind, id, error }) => log.warn('an item is left out', { kind, id, reason: String(error) }) },
    )
  }

  let resolved = takeAllSteps(resolveAnew())
  let snapshot: Snapshot | undefined
  /** While everything is resolved anew: the changes since it began, and the end of it. */
  let renewal: { missed: [Change, Content][]; ended: Promise<void> } | undefined
  const closing = new AbortController()

  const takeSnapshot = (): Snapshot => (snapshot ??= resolved.snapshot())
  const builds = createBuilds({ takeSnapshot, now, schedule, log, onBuilt })
  changes.restart(stateOf(resolved.published()))

  function onBuilt(state: StateName, took: number): void {
    onBuild?.(took)
    if (!broken && !renewal && state === changes.state()) behindSince = undefined
    if (!refreshing || state !== changes.state()) return
    refreshing = false
    for (const listener of refreshListeners) listener(state)
  }

  const refresh = () => {
    snapshot = undefined
    behindSince ??= now()
    refreshing = true
    changes.restart(stateOf(resolved.published()))
    builds.request()
  }

  /** Until it is done, the last state stands; what is changed meanwhile is taken in before the new one is told. */
  const renew = () => {
    behindSince ??= now()
    const missed: [Change, Content][] = []
    const ended = workInTurns(resolveAnew(), closing.signal).then(
      (anew) => {
        renewal = undefined
        attempt(() => adopt(anew, missed))
      },
      (error: unknown) => {
        renewal = undefined
        if (!closing.signal.aborted) standStill(error)
      },
    )
    renewal = { missed, ended }
  }

  const adopt = (anew: Resolved, missed: readonly [Change, Content][]) => {
    resolved = anew
    broken = false
    const outcomes = missed.map(([change, content]) => takeIn(change, content))
    if (outcomes.some(({ told }) => told === 'refresh')) renew()
    else refresh()
  }

  const tell = (change: LiveChange) => {
    snapshot = undefined
    behindSince ??= now()
    const published = changes.add(change)
    if (published.json.length > largestMessage) return refresh()
    for (const listener of listeners) listener(published)
    builds.request()
  }

  const takeIn = ({ edits, revision }: Change, content: Content) =>
    resolved.change(content, edits, { revision, publishedAt: now() })

  const take = (change: Change, content: Content) => {
    if (renewal) return void renewal.missed.push([change, content])
    if (broken) return renew()
    const outcome = takeIn(change, content)
    if (outcome.told === 'refresh') renew()
    if (outcome.told === 'change') tell(outcome.change)
  }

  /** What cannot be published stays unpublished: the last good state stands, and the next change begins anew. */
  const standStill = (error: unknown) => {
    broken = true
    behindSince ??= now()
    log.error('the content cannot be published', { reason: String(error) })
  }

  const attempt = (task: () => void) => {
    try {
      task()
    } catch (error) {
      standStill(error)
    }
  }

  let stopClock = () => {}
  const isToday = () => now() >= resolved.today.from && now() < resolved.today.until
  const watchClock = () => {
    if (!isToday() && !renewal) renew()
    const wait = isToday() ? resolved.today.until - now() : clockCheck
    stopClock = schedule(watchClock, Math.min(clockCheck, wait))
  }
  watchClock()
  const unsubscribe = store.subscribe((change, content) => attempt(() => take(change, content)))
  // The changes that are kept for screens that come back must not go on telling what is gone.
  const endErasures = store.onErased?.(() => {
    if (!renewal) renew()
    else void renewal.ended.then(() => renewal ?? renew())
  })
  builds.request()

  return {
    current: () => ({ snapshot: takeSnapshot(), state: changes.state(), bodies: builds.bodies() }),
    state: changes.state,
    bodies: builds.bodies,
    behindFor: () => (behindSince === undefined ? 0 : Math.max(0, now() - behindSince)),
    subscribe: (listener) => addTo(listeners, listener),
    onRefresh: (listener) => addTo(refreshListeners, listener),
    since: changes.since,
    async settle() {
      // A change that came meanwhile may have begun another one.
      for (let pending = renewal; pending; pending = renewal) await pending.ended
      await builds.settle()
    },
    close() {
      unsubscribe()
      endErasures?.()
      stopClock()
      closing.abort()
      builds.close()
    },
  }
}

function addTo<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
