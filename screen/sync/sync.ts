import { type ReadonlySignal, signal } from '@preact/signals-core'
import { snapshotFormat, type LiveMessage, type Snapshot, type StateName } from '../../content/model/snapshot.ts'
import { apply } from '../../content/rules/apply.ts'
import type { SnapshotCache } from '../cache/snapshots.ts'
import type { Clock } from '../clock.ts'
import { backOff, jitter } from './delay.ts'
import type { OpenStream } from './stream.ts'

export interface SyncDeps {
  fetch: typeof fetch
  openStream: OpenStream
  /** Absent where the address is insecure: the screen then works live only. */
  cache: SnapshotCache | undefined
  clock: Clock
  random: () => number
  /** Called with each snapshot that was kept, or shown where nothing can be kept. */
  kept: (snapshot: Snapshot) => void
  /** Says what went wrong, for the heartbeat and the console; never to the public. */
  report: (what: string, error?: unknown) => void
}

export interface Sync {
  snapshot: ReadonlySignal<Snapshot | undefined>
  /** When a server last confirmed what is shown, epoch milliseconds by the screen's clock. */
  confirmedAt: ReadonlySignal<number | undefined>
  /** False while no live connection stands. */
  online: ReadonlySignal<boolean>
  /** Set when the server speaks a newer format: the app must update itself first. */
  tooNew: ReadonlySignal<boolean>
  /** Resolves when the last good content of this device is read, whether there was any or not. */
  start(): Promise<void>
  stop(): void
}

const stateOf = ({ store, revision }: Snapshot): StateName => `${store}:${revision}`

const readState = (state: StateName) => {
  const colon = state.lastIndexOf(':')
  return { store: state.slice(0, colon), revision: Number(state.slice(colon + 1)) }
}

const looksWhole = (value: Partial<Snapshot> | null): value is Snapshot =>
  typeof value === 'object' &&
  value !== null &&
  typeof value.format === 'number' &&
  typeof value.store === 'string' &&
  Array.isArray(value.events) &&
  Array.isArray(value.timeline?.days) &&
  typeof value.centre === 'object'

/** How long a live change may be heard before everybody comes for the snapshot, in milliseconds. */
const refetchSpread = 2_000
const refreshSpread = 15 * 60_000
/** The snapshot comes in this time or is asked for again, in milliseconds. */
const patience = 60_000
/** Changes in a row are saved together. */
const saveAfter = 300

/**
 * Keeps the screen's content: device first, then the live channel, then, where only that helps, a whole snapshot. Nothing but
 * newer valid content ever replaces what is shown.
 */
export function createSync({ fetch, openStream, cache, clock, random, kept, report }: SyncDeps): Sync {
  const snapshot = signal<Snapshot | undefined>(undefined)
  const confirmedAt = signal<number | undefined>(undefined)
  const online = signal(false)
  const tooNew = signal(false)
  let closeStream: (() => void) | undefined
  let reconnect: ReturnType<typeof setTimeout> | undefined
  let refetch: ReturnType<typeof setTimeout> | undefined
  let saveTimer: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  let stopped = false
  let fetching: Promise<void> | undefined
  /** The newest state the server has named: the snapshot it builds may be a moment behind. */
  let told: { store: string; revision: number } | undefined

  function confirm(serverNow?: number) {
    if (serverNow !== undefined) clock.confirm(serverNow)
    confirmedAt.value = clock.now()
  }

  async function save() {
    const shown = snapshot.value
    if (!shown) return
    try {
      await cache?.write(shown, confirmedAt.value ?? clock.now())
    } catch (error) {
      report('content could not be kept on this device', error)
    }
    kept(shown)
  }

  function show(next: Snapshot) {
    snapshot.value = next
    clearTimeout(saveTimer)
    saveTimer = setTimeout(() => void save(), saveAfter)
  }

  /** A server that stalls is given up, or the screen would wait for this one answer for ever. */
  async function fetchSnapshot(): Promise<Snapshot> {
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(new Error('/api/content takes too long')), patience)
    try {
      const response = await fetch('/api/content', { cache: 'no-cache', credentials: 'same-origin', signal: abort.signal })
      if (response.status !== 200) throw new Error(`/api/content answered ${response.status}`)
      const next = (await response.json()) as Partial<Snapshot> | null
      if (!looksWhole(next)) throw new Error('/api/content did not answer with content')
      return next
    } finally {
      clearTimeout(timer)
    }
  }

  async function loadSnapshot(): Promise<void> {
    const next = await fetchSnapshot()
    if (next.format > snapshotFormat) {
      tooNew.value = true
      return
    }
    const shown = snapshot.value
    // Confirmed before it is shown, or it would be drawn as stale first.
    confirm()
    if (shown?.store !== next.store || next.revision >= shown.revision) show(next)
    if (told?.store === next.store && next.revision < told.revision) wantSnapshot(backOff(0, random))
  }

  /** Fetches the snapshot, again and again until it comes; never two at once. */
  function wantSnapshot(delay: number, failures = 0) {
    clearTimeout(refetch)
    refetch = setTimeout(() => {
      fetching ??= loadSnapshot()
        .catch((error: unknown) => {
          report('the content could not be fetched', error)
          if (!stopped) wantSnapshot(backOff(failures, random), failures + 1)
        })
        .finally(() => (fetching = undefined))
    }, delay)
  }

  function take(message: LiveMessage) {
    confirm(message.now)
    told = { store: message.store, revision: message.to }
    const shown = snapshot.value
    if (shown?.store === message.store && message.to <= shown.revision) return
    const next = shown?.store === message.store ? apply(shown, message) : undefined
    if (next) show(next)
    else wantSnapshot(shown ? jitter(refetchSpread, random) : 0)
  }

  function connect() {
    if (stopped) return
    const shown = snapshot.value
    closeStream = openStream(shown && stateOf(shown), {
      hello({ state, now }) {
        tries = 0
        online.value = true
        confirm(now)
        told = readState(state)
        const current = snapshot.value
        if (!current || stateOf(current) !== state) wantSnapshot(current ? jitter(refetchSpread, random) : 0)
        else void cache?.confirm(clock.now()).catch(() => undefined)
      },
      change: take,
      beat: confirm,
      refresh: () => wantSnapshot(jitter(refreshSpread, random)),
      lost() {
        online.value = false
        reconnect = setTimeout(connect, backOff(tries++, random))
      },
    })
  }

  return {
    snapshot,
    confirmedAt,
    online,
    tooNew,
    async start() {
      const last = await cache?.read().catch((error: unknown) => void report('the kept content could not be read', error))
      if (last && !snapshot.value) {
        confirmedAt.value = last.confirmedAt
        snapshot.value = last.snapshot
        kept(last.snapshot)
      }
      if (!last) wantSnapshot(0)
      connect()
    },
    stop() {
      stopped = true
      closeStream?.()
      for (const timer of [reconnect, refetch, saveTimer]) clearTimeout(timer)
    },
  }
}
