import { computed } from '@preact/signals-core'
import type { PublicScreen, Snapshot } from '../content/model/snapshot.ts'
import { endedMedia, withoutMedia } from '../content/rules/consent.ts'
import { undatedAt } from '../content/rules/horizon.ts'
import { openDatabase } from './cache/database.ts'
import { createSnapshotCache, type SnapshotCache } from './cache/snapshots.ts'
import { createClock } from './clock.ts'
import { browserMemory, findScreen, screenId } from './identity.ts'
import { keepMillimetres } from './millimetres.ts'
import { isPreview } from './preview.ts'
import type { ScreenModel } from './screen-model.ts'
import { openStream } from './sync/stream.ts'
import { createSync } from './sync/sync.ts'
import { startTicker } from './ticker.ts'

export interface StartOptions {
  kind: PublicScreen['kind']
  /** Widths of the pictures this app shows, in pixels, kept for offline. */
  pictureWidths: readonly number[]
}

/** What nobody waits for begins this long after the start, in milliseconds. */
const unhurried = 5_000

function report(what: string, error?: unknown): void {
  console.warn(what, error ?? '')
}

function openCache(kind: string): SnapshotCache | undefined {
  // Over plain http there is neither a worker to start from nor a hash to check with.
  if (!window.isSecureContext) return undefined
  return createSnapshotCache(openDatabase(`rotes-sofa-${kind}`), () =>
    import('./cache/second-snapshot.ts').then((cache) => cache.createSecondSnapshot(kind)),
  )
}

/** Starts a screen: content of the device first, then the network. Resolves when the device's own content is read. */
export async function startScreen({ kind, pictureWidths }: StartOptions): Promise<ScreenModel> {
  if (isPreview(location.search)) return (await import('./start-preview.ts')).startPreview(kind)
  const memory = browserMemory(() => localStorage)
  const clock = createClock({
    deviceNow: Date.now,
    elapsed: () => performance.now(),
    memory: {
      read: () => memory.read('rotes-sofa-highest-time'),
      write: (value) => memory.write('rotes-sofa-highest-time', value),
    },
  })
  const ticker = startTicker(clock)
  const id = screenId(kind, location.search, memory)
  const isDevice = id !== undefined || kind === 'signage'
  // Comes when there is something to keep, after what is shown.
  const loadKeeper = () =>
    import('./cache/media-keeper.ts').then((cache) => cache.createMediaKeeper(pictureWidths, fetch.bind(window)))
  let keeper: ReturnType<typeof loadKeeper> | undefined
  async function keep(snapshot: Snapshot, how: 'keep' | 'mend' = 'keep'): Promise<void> {
    if (!isDevice || !window.isSecureContext) return
    try {
      keeper ??= loadKeeper()
      await (await keeper)[how](snapshot)
    } catch (error) {
      // Whatever failed, the next snapshot tries anew.
      keeper = undefined
      report('pictures could not be kept on this device', error)
    }
  }
  const cache = openCache(kind)
  const sync = createSync({
    fetch: fetch.bind(window),
    openStream,
    cache,
    clock,
    random: Math.random,
    kept: (snapshot) => void keep(snapshot),
    report,
  })
  if (isDevice) void navigator.storage?.persist?.().catch(() => false)

  const ended = computed(() => (sync.snapshot.value ? endedMedia(sync.snapshot.value, ticker.instant.value).join(' ') : ''))
  const snapshot = computed(
    () => sync.snapshot.value && withoutMedia(sync.snapshot.value, ended.value ? ended.value.split(' ') : []),
  )
  const screen = computed(() => (snapshot.value ? findScreen(snapshot.value, kind, id) : undefined))
  keepMillimetres(document.documentElement, window, screen)
  sync.confirmedAt.subscribe(() => ticker.look())
  await sync.start()

  const model: ScreenModel = {
    preview: undefined,
    snapshot,
    instant: ticker.instant,
    wakeAt: ticker.wakeAt,
    now: clock.now,
    screen,
    confirmedAt: sync.confirmedAt,
    online: sync.online,
    undated: computed(() => snapshot.value && undatedAt(snapshot.value, ticker.instant.value)),
  }
  async function mend(): Promise<void> {
    const shown = sync.snapshot.peek()
    if (!shown) return
    await cache?.mend(shown, sync.confirmedAt.peek() ?? clock.now())
    await keep(shown, 'mend')
  }
  setTimeout(() => {
    import('./upkeep.ts')
      .then(({ startUpkeep }) => startUpkeep({ model, mend, report }))
      .catch((error: unknown) => report('this screen is not looked after', error))
  }, unhurried)
  return model
}
