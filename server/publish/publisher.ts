import type { Content } from '../../content/model/kinds.ts'
import type { LiveChange, Snapshot, StateName } from '../../content/model/snapshot.ts'
import type { ShortHash } from '../../content/model/translation.ts'
import { type Outcome, type Resolved, resolveInSteps } from '../../content/resolve/resolve.ts'
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
  /** Names the settings and the program: a screen that has what others have published takes everything anew. Fit for an address. */
  form?: string | undefined
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
  /** Resolves when `current` says all that is accepted by then, whether it is built or not. */
  takenIn(): Promise<void>
  /** Resolves when the bodies say what `current` says, gzip included. */
  settle(): Promise<void>
  close(): void
}

/** Edits of a change that is taken in at once; a larger one in turns, with everybody else's between. */
const mostAtOnce = 10

/** A larger message is no longer pushed to everybody at once: screens fetch the snapshot, each in its own time. */
const largestMessage = 1_000_000

/** The clock is looked at this often, because timers stand still while a machine sleeps. */
const clockCheck = 600_000

/** Keeps the public form of the store's content. Throws when that has no centre. */
export function createPublisher({
  store,
  hash,
  now,
  publicUrl,
  horizon,
  form,
  log,
  schedule,
  onBuild,
}: PublisherOptions): Publisher {
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
      { store: store.id, revision: store.revision(), publishedAt: at, now: at, publicUrl, horizon, form },
      { hash, onFault: ({ kind, id, error }) => log.warn('an item is left out', { kind, id, reason: String(error) }) },
    )
  }

  let resolved = takeAllSteps(resolveAnew())
  let snapshot: Snapshot | undefined
  /** While everything is resolved anew: the changes since it began, and the end of it. */
  let renewal: Work | undefined
  /** While a large change is taken in: those behind it, and the end of it. */
  let intake: Work | undefined
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
    intake = undefined
    const missed: Missed[] = []
    const work = async () => {
      const anew = await workInTurns(resolveAnew(), closing.signal)
      for (let next = missed.shift(); next; next = missed.shift()) {
        const { told } = await workInTurns(takeIn(anew, next), closing.signal)
        if (told === 'refresh') return renew()
      }
      renewal = undefined
      attempt(() => adopt(anew))
    }
    const ended = work().catch((error: unknown) => {
      renewal = undefined
      if (!closing.signal.aborted) standStill(error)
    })
    renewal = { missed, ended }
  }

  const adopt = (anew: Resolved) => {
    resolved = anew
    broken = false
    refresh()
  }

  const tell = (change: LiveChange, since: number) => {
    snapshot = undefined
    behindSince ??= since
    const published = changes.add(change)
    if (published.json.length > largestMessage) return refresh()
    for (const listener of listeners) listener(published)
    builds.request()
  }

  const takeIn = (into: Resolved, { change: { edits, revision }, content }: Missed) =>
    into.changeInSteps(content, edits, { revision, publishedAt: now() })

  const act = (outcome: Outcome, since: number) => {
    if (outcome.told === 'refresh') renew()
    if (outcome.told === 'change') tell(outcome.change, since)
  }

  const take = (next: Missed) => {
    const busy = renewal ?? intake
    if (busy) return void busy.missed.push(next)
    if (broken) return renew()
    if (next.change.edits.length > mostAtOnce) return takeInTurns(next)
    act(takeAllSteps(takeIn(resolved, next)), next.at)
  }

  /** A calendar of others brings a hundred events in one change: to resolve them at once would hold up every screen. */
  const takeInTurns = (first: Missed) => {
    const missed = [first]
    const work = async () => {
      for (let next = missed.shift(); next; next = missed.shift()) {
        const outcome = await workInTurns(takeIn(resolved, next), closing.signal)
        // Everything is resolved anew meanwhile, this as well.
        if (intake !== mine) return
        act(outcome, next.at)
        if (intake !== mine) return
      }
      intake = undefined
    }
    const mine: Work = { missed, ended: Promise.resolve() }
    intake = mine
    mine.ended = work().catch((error: unknown) => {
      if (intake !== mine) return
      intake = undefined
      if (!closing.signal.aborted) standStill(error)
    })
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

  const takenIn = async () => {
    // A change that came meanwhile may have begun another one.
    for (let work = renewal ?? intake; work; work = renewal ?? intake) await work.ended
  }

  let stopClock = () => {}
  const isToday = () => now() >= resolved.today.from && now() < resolved.today.until
  const watchClock = () => {
    if (!isToday() && !renewal) renew()
    const wait = isToday() ? resolved.today.until - now() : clockCheck
    stopClock = schedule(watchClock, Math.min(clockCheck, wait))
  }
  watchClock()
  const unsubscribe = store.subscribe((change, content) => attempt(() => take({ change, content, at: now() })))
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
    takenIn,
    async settle() {
      await takenIn()
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

/** An accepted change that is not yet in the public form. `at`: epoch milliseconds. */
interface Missed {
  change: Change
  content: Content
  at: number
}

/** What goes on in turns, and the changes that wait for it. */
interface Work {
  missed: Missed[]
  ended: Promise<void>
}

function addTo<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
