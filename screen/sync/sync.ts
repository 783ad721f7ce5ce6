import type { LiveMessage, Snapshot, StateName } from '../../content/model/snapshot.ts'
import { apply } from '../../content/rules/apply.ts'
import type { SnapshotCache } from '../cache/snapshots.ts'
import type { Clock } from '../clock.ts'
import type { Content } from './content.ts'
import { backOff, jitter } from './delay.ts'
import { fetchSnapshot } from './fetch-snapshot.ts'
import type { OpenStream } from './stream.ts'

export interface SyncDeps {
  content: Content
  fetch: typeof fetch
  openStream: OpenStream
  /** Absent where the address is insecure: the screen then works live only. */
  cache: Pick<SnapshotCache, 'write' | 'confirm'> | undefined
  clock: Clock
  random: () => number
  /** Called with each snapshot that was kept, or shown where nothing can be kept. */
  kept: (snapshot: Snapshot) => void
  /** Says what went wrong, for the heartbeat and the console; never to the public. */
  report: (what: string, error?: unknown) => void
}

export interface Sync {
  /** Goes on from what is shown already, if anything is, and where that came from. */
  start(first: 'kept' | 'fetched' | undefined): void
  stop(): void
}

const stateOf = ({ store, revision }: Snapshot): StateName => `${store}:${revision}`

const readState = (state: StateName) => {
  const colon = state.lastIndexOf(':')
  return { store: state.slice(0, colon), revision: Number(state.slice(colon + 1)) }
}

/** How long a live change may be heard before everybody comes for the snapshot, in milliseconds. */
const refetchSpread = 2_000
const refreshSpread = 15 * 60_000
/** Changes in a row are saved together. */
const saveAfter = 300

/**
 * Keeps the screen's content: device first, then the live channel, then, where only that helps, a whole snapshot. Nothing but
 * newer valid content ever replaces what is shown.
 */
export function createSync({ content, fetch, openStream, cache, clock, random, kept, report }: SyncDeps): Sync {
  const { snapshot, confirmedAt, online, confirm } = content
  let closeStream: (() => void) | undefined
  let reconnect: ReturnType<typeof setTimeout> | undefined
  let refetch: ReturnType<typeof setTimeout> | undefined
  let saveTimer: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  let stopped = false
  let fetching: Promise<void> | undefined
  /** The newest state the server has named: the snapshot it builds may be a moment behind. */
  let told: { store: string; revision: number } | undefined

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

  function saveSoon() {
    clearTimeout(saveTimer)
    saveTimer = setTimeout(() => void save(), saveAfter)
  }

  async function loadSnapshot(): Promise<void> {
    const next = await fetchSnapshot(fetch)
    if (content.offer(next)) saveSoon()
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
    if (next) {
      snapshot.value = next
      saveSoon()
    } else wantSnapshot(shown ? jitter(refetchSpread, random) : 0)
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
        // What is being fetched now is as new as what was named, or is asked for again.
        if (!current && fetching) return
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
    start(first) {
      const shown = snapshot.value
      if (!shown) wantSnapshot(0)
      else if (first === 'fetched') saveSoon()
      else kept(shown)
      connect()
    },
    stop() {
      stopped = true
      closeStream?.()
      for (const timer of [reconnect, refetch, saveTimer]) clearTimeout(timer)
    },
  }
}
