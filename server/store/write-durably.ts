import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { FileLayer } from './file-layer.ts'

export interface WriteOptions {
  /** Of a new file; an existing one keeps its mode and owner. */
  mode?: number
  /** Asked when everything is written but the file not yet replaced: false leaves it as it was. */
  mayReplace?: () => Promise<boolean>
}

/** Marks our unfinished files, so that the next start can sweep them away. */
export const unfinishedMark = '.unfinished-'

/**
 * Replaces a file whole: afterwards, also after a power cut, it has the old bytes or the new ones, never a mixture.
 * A symbolic link stays one: its target is replaced. Pieces are written one by one, so that the event loop breathes.
 * Returns false when `mayReplace` refused. Throws the disk's error; then nothing has changed and nothing is left behind.
 */
export async function writeDurably(
  files: FileLayer,
  path: string,
  pieces: Uint8Array | Iterable<Uint8Array>,
  { mode = 0o644, mayReplace }: WriteOptions = {},
): Promise<boolean> {
  const target = await files.resolve(path).catch(orAbsent(path))
  const folder = dirname(target)
  const unfinished = join(folder, `${unfinishedMark}${randomBytes(6).toString('hex')}`)
  const present = await files.stat(target).catch(orAbsent(undefined))
  try {
    const file = await files.open(unfinished, 'wx', mode)
    try {
      if (present) await file.adopt(present)
      for (const piece of pieces instanceof Uint8Array ? [pieces] : pieces) await file.write(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    if (mayReplace && !(await mayReplace())) {
      await files.remove(unfinished)
      return false
    }
    await files.rename(unfinished, target)
  } catch (error) {
    await files.remove(unfinished).catch(() => {})
    throw error
  }
  await files.syncFolder(folder)
  return true
}

const orAbsent =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead
    throw error
  }
