import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FileLayer } from './file-layer.ts'

export interface WriteOptions {
  /** Of a new file; an existing one keeps its mode and owner. */
  mode?: number
  /** Asked in the moment in which the file is replaced, with what lies there now: false leaves it as it is. */
  mayReplace?: (present: Stats | undefined) => boolean
}

/** Marks our unfinished files, so that the next start can sweep them away. */
export const unfinishedMark = '.unfinished-'

/**
 * Replaces a file whole: afterwards, also after a power cut, it has the old bytes or the new ones, never a mixture.
 * A symbolic link stays one: its target is replaced. Pieces are written one by one, so that the event loop breathes.
 * Returns what the new file looks like (taken before anybody else can touch it), or null when `mayReplace` refused.
 * Throws the disk's error; then nothing is left behind, and what can be read is old or new.
 */
export async function writeDurably(
  files: FileLayer,
  path: string,
  pieces: Uint8Array | Iterable<Uint8Array>,
  { mode = 0o644, mayReplace }: WriteOptions = {},
): Promise<Stats | null> {
  const target = (await ifPresent(files.resolve(path))) ?? path
  const folder = dirname(target)
  const unfinished = join(folder, `${unfinishedMark}${randomBytes(6).toString('hex')}`)
  const present = await ifPresent(files.stat(target))
  let written: Stats
  try {
    const file = await files.open(unfinished, 'wx', mode)
    try {
      if (present) await file.adopt(present)
      for (const piece of pieces instanceof Uint8Array ? [pieces] : pieces) await file.write(piece)
      await file.sync()
      written = await file.stat()
    } finally {
      await file.close()
    }
    if (!mayReplace) await files.rename(unfinished, target)
    else if (!(await files.renameOver(unfinished, target, mayReplace))) {
      await files.remove(unfinished)
      return null
    }
  } catch (error) {
    await files.remove(unfinished).catch(() => {})
    throw error
  }
  await files.syncFolder(folder)
  return written
}

/** The folder and what is missing above it, each durable in the one above. No error when it is there. */
export async function makeFolders(files: FileLayer, path: string, mode?: number): Promise<void> {
  if (await ifPresent(files.stat(path))) return
  const above = dirname(path)
  if (above !== path) await makeFolders(files, above)
  await files.makeFolder(path, mode)
  await files.syncFolder(above)
}

/** Undefined instead of the error that there is no such file. */
export async function ifPresent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Removes what a process that was killed has left unfinished in this folder. */
export async function sweepUnfinished(files: FileLayer, folder: string): Promise<void> {
  for (const name of (await ifPresent(files.list(folder))) ?? []) {
    if (name.startsWith(unfinishedMark)) await files.remove(join(folder, name))
  }
}
