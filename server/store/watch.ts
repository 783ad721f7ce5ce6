import { watch } from 'node:fs'
import { absent, fingerprint, type Desk } from './desk.ts'
import type { FileLayer } from './file-layer.ts'
import type { Log } from './store.ts'
import { ifPresent } from './write-durably.ts'

/** Tells files that somebody else has finished writing from those in the middle of it. */
export interface Lookout {
  /**
   * The files that differ from what we know and have been still for long enough, marked as known; and whether
   * another one is just being written.
   */
  look(): Promise<{ changed: Desk[]; moving: boolean }>
  /** Marks files that are not there as to be written, without waiting whether they come. */
  findMissing(): Promise<void>
}

/** `still`: milliseconds without a change after which a file counts as written. */
export function createLookout(files: FileLayer, desks: readonly Desk[], still: number): Lookout {
  const seen = new Map<Desk, { print: string; at: number }>()
  return {
    async look() {
      // All of them first: should one not be looked at, none is marked as known, and the next look finds the same.
      const prints: [Desk, string][] = []
      for (const desk of desks) prints.push([desk, fingerprint(await ifPresent(files.stat(desk.path)))])
      const changed: Desk[] = []
      let moving = false
      for (const [desk, print] of prints) {
        if (print === desk.print) {
          seen.delete(desk)
          continue
        }
        const before = seen.get(desk)
        const now = performance.now()
        if (before?.print !== print) seen.set(desk, { print, at: now })
        if (before?.print !== print || now - before.at < still) {
          moving = true
          continue
        }
        seen.delete(desk)
        desk.print = print
        changed.push(desk)
      }
      return { changed, moving }
    },
    async findMissing() {
      for (const desk of desks) {
        if (desk.held || (await ifPresent(files.stat(desk.path)))) continue
        desk.print = absent
        desk.dirty = true
      }
    },
  }
}

/**
 * Calls `perhaps` when something in the folder may have changed: told by the system, and in any case every `poll`
 * milliseconds, because file systems of the network tell nothing. Returns the end of the watch.
 */
export function watchFolder(folder: string, poll: number, log: Log, perhaps: () => void): () => void {
  const timer = setInterval(perhaps, poll)
  timer.unref()
  let end = () => {}
  try {
    const watcher = watch(folder, { persistent: false }, perhaps)
    watcher.on('error', (error) => log.warn('the folder can only be polled', { error }))
    end = () => watcher.close()
  } catch (error) {
    log.warn('the folder can only be polled', { error })
  }
  return () => {
    clearInterval(timer)
    end()
  }
}
