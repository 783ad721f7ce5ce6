import { computed } from '@preact/signals-core'
import type { PublicScreen } from '../content/model/snapshot.ts'
import { endedMedia, withoutMedia } from '../content/rules/consent.ts'
import { undatedAt } from '../content/rules/horizon.ts'
import type { SnapshotCache } from './cache/snapshots.ts'
import { createClock } from './clock.ts'
import { browserMemory, findScreen, screenId } from './identity.ts'
import { insist } from './insist.ts'
import { isPreview } from './is-preview.ts'
import { report } from './report.ts'
import type { ScreenModel } from './screen-model.ts'
import { createContent } from './sync/content.ts'
import { showFirst } from './sync/first-content.ts'
import { startTicker } from './ticker.ts'
import { wait } from './wait.ts'

export interface StartOptions {
  kind: PublicScreen['kind']
  /** Widths of the pictures this app shows, in pixels, kept for offline. */
  pictureWidths: readonly number[]
  /** Resolves when the first content is painted: everything live, and all keeping, comes behind it. */
  painted: Promise<unknown>
}

/** Starts a screen: content of the device, or of the server on a device that has none yet; the live channel once it is painted. */
export async function startScreen({ kind, pictureWidths, painted }: StartOptions): Promise<ScreenModel> {
  if (isPreview(location.search)) return (await import('./start-preview.ts')).startPreview(kind)
  const memory = browserMemory(() => localStorage)
  const keptNote = `rotes-sofa-${kind}-kept`
  const clock = createClock({
    deviceNow: Date.now,
    elapsed: () => performance.now(),
    memory: {
      read: () => memory.read('rotes-sofa-highest-time'),
      write: (value) => memory.write('rotes-sofa-highest-time', value),
    },
  })
  const content = createContent(clock)
  // Over plain http there is neither a worker to start from nor a hash to check with.
  const canKeep = window.isSecureContext
  let cache: SnapshotCache | undefined
  // A device that has kept nothing yet does not need it before its first content.
  const openCache = async () => (cache ??= (await import('./cache/open-cache.ts')).openCache(kind))
  const first = showFirst({
    content,
    cache: canKeep ? { read: async () => (await openCache()).read() } : undefined,
    expectsKept: canKeep && memory.read(keptNote) !== null,
    fetch: fetch.bind(window),
    wait,
    report,
  })

  const ticker = startTicker(clock)
  const id = screenId(kind, location.search, memory)
  const isDevice = id !== undefined || kind === 'signage'
  const { confirmedAt, online } = content
  const ended = computed(() => (content.snapshot.value ? endedMedia(content.snapshot.value, ticker.instant.value).join(' ') : ''))
  const snapshot = computed(
    () => content.snapshot.value && withoutMedia(content.snapshot.value, ended.value ? ended.value.split(' ') : []),
  )
  const screen = computed(() => (snapshot.value ? findScreen(snapshot.value, kind, id) : undefined))
  confirmedAt.subscribe(() => ticker.look())

  const model: ScreenModel = {
    preview: undefined,
    snapshot,
    instant: ticker.instant,
    wakeAt: ticker.wakeAt,
    now: clock.now,
    screen,
    confirmedAt,
    online,
    undated: computed(() => snapshot.value && undatedAt(snapshot.value, ticker.instant.value)),
  }
  async function goLive(): Promise<void> {
    await painted
    const { startLive } = await insist(() => import('./sync/live.ts'), report)
    startLive({
      content,
      first: await first,
      model,
      clock,
      cache: canKeep ? await insist(openCache, report) : undefined,
      pictureWidths: isDevice && canKeep ? pictureWidths : undefined,
      kept: () => memory.write(keptNote, 'yes'),
      report,
    })
    if (isDevice) await navigator.storage?.persist?.().catch(() => false)
  }
  void goLive()
  return model
}
