import { join } from 'node:path'
import { StoreRefused } from './errors.ts'
import type { FileLayer } from './file-layer.ts'
import { readMarker, writeMarker, type Marker } from './marker.ts'
import type { Problems } from './problems.ts'
import type { Log } from './store.ts'
import { ifPresent } from './write-durably.ts'

/**
 * Whether the folder is still the one that was opened. Without its volume a mount point is an empty folder: to write
 * everything there again would hide behind the volume when it comes back, and a moved folder must not be made a second time.
 */
export interface Presence {
  /** Looks; says once that the folder is gone or back. What was deleted inside a folder that stayed is made again. */
  look(): Promise<boolean>
  /** As last seen. */
  isThere(): boolean
}

export interface PresenceOptions {
  files: FileLayer
  folder: string
  /** What the folder's own mark says. */
  mark: Marker
  /** True once the mark was written. */
  isMarked: () => boolean
  /** Whether the folder is still locked by us. */
  hold: () => Promise<boolean>
  /** Called when parts of the folder were deleted and made again, empty. */
  onRemade: () => void
  problems: Problems
  log: Log
}

export const storeFolders = ['.base', '.schema', 'history'] as const

/** What others keep here, and the mode of it: made again only when it was there before. */
const neighbours = [
  ['private', 0o700],
  ['media', 0o755],
] as const

export async function watchPresence({
  files,
  folder,
  mark,
  isMarked,
  hold,
  onRemade,
  problems,
  log,
}: PresenceOptions): Promise<Presence> {
  const identity = async () => {
    const stats = await ifPresent(files.stat(folder))
    return stats && `${stats.dev}:${stats.ino}`
  }
  let known = await identity()
  let there = true
  const seen = new Set<string>()

  async function find(): Promise<boolean> {
    const now = await identity()
    if (now === undefined) return false
    const found = await readMarker(files, folder).catch((error: unknown) => {
      if (error instanceof StoreRefused) return undefined
      throw error
    })
    if (found ? found.id !== mark.id : now !== known) return false
    if (!(await hold())) return false
    known = now
    await mend(found !== undefined)
    return true
  }

  async function mend(marked: boolean) {
    for (const part of storeFolders) await makeAgain(part)
    if (!marked && isMarked()) await writeMarker(files, folder, mark)
    let remade = false
    for (const [part, mode] of neighbours) {
      if (!seen.has(part)) {
        if (await ifPresent(files.stat(join(folder, part)))) seen.add(part)
      } else if (await makeAgain(part, mode)) {
        remade = true
        log.error('a folder was deleted while it was in use; what lay in it is gone unless it is in memory', { folder: part })
      }
    }
    if (remade) onRemade()
  }

  /** False when it was there. */
  async function makeAgain(part: string, mode?: number): Promise<boolean> {
    const path = join(folder, part)
    if (await ifPresent(files.stat(path))) return false
    // Not the folder around it: should that go in this very moment, a new one must not stand in its way back.
    await files.makeFolder(path, mode)
    await files.syncFolder(folder)
    return true
  }

  function say() {
    if (there) {
      problems.clear('folder')
      return log.info('the content folder is there again', { folder })
    }
    const reason =
      'the content folder is gone, another one lies in its place, or another process has taken it: is the volume mounted? Nothing is saved until it is back'
    problems.set('folder', { about: 'disk', file: '.', reason })
    log.error('the content folder is gone', { folder })
  }

  async function lookOnce(): Promise<boolean> {
    const before = there
    // Too many open files, a network that stutters: whoever cannot look has seen nothing new.
    there = await find().catch(() => before)
    if (there !== before) say()
    return there
  }

  let looking: Promise<boolean> | undefined
  return {
    look: () => (looking ??= lookOnce().finally(() => (looking = undefined))),
    isThere: () => there,
  }
}
