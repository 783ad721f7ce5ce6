import type { Snapshot } from '../../content/model/snapshot.ts'
import { createMediaKeeper } from '../cache/media-keeper.ts'
import type { SnapshotCache } from '../cache/snapshots.ts'
import type { Clock } from '../clock.ts'
import type { ScreenModel } from '../screen-model.ts'
import { startUpkeep } from '../upkeep.ts'
import type { Content } from './content.ts'
import { openStream } from './stream.ts'
import { createSync } from './sync.ts'

export interface LiveDeps {
  content: Content
  /** Where the content on the screen came from. */
  first: 'kept' | 'fetched' | undefined
  model: ScreenModel
  clock: Clock
  /** Absent where the address is insecure: nothing can be kept there. */
  cache: SnapshotCache | undefined
  /** Widths of the pictures this app shows, in pixels; undefined on a device that keeps none. */
  pictureWidths: readonly number[] | undefined
  /** Called when content has been kept. */
  kept: () => void
  report: (what: string, error?: unknown) => void
}

/** What nobody waits for begins this long after, in milliseconds. */
const unhurried = 5_000

/** All that a screen does behind its first content: it goes live, keeps what it shows, and looks after itself. */
export function startLive({ content, first, model, clock, cache, pictureWidths, kept, report }: LiveDeps): void {
  const fetchFile = fetch.bind(window)
  const keeper = pictureWidths && createMediaKeeper(pictureWidths, fetchFile)
  async function keep(shown: Snapshot, how: 'keep' | 'mend' = 'keep'): Promise<void> {
    try {
      await keeper?.[how](shown)
    } catch (error) {
      report('pictures could not be kept on this device', error)
    }
  }
  async function mend(): Promise<void> {
    const shown = content.snapshot.peek()
    if (!shown) return
    await cache?.mend(shown, content.confirmedAt.peek() ?? clock.now())
    await keep(shown, 'mend')
  }

  createSync({
    content,
    fetch: fetchFile,
    openStream,
    cache,
    clock,
    random: Math.random,
    kept: (shown) => {
      kept()
      void keep(shown)
    },
    report,
  }).start(first)
  setTimeout(() => startUpkeep({ model, mend, report }), unhurried)
}
