import { randomBytes } from 'node:crypto'
import { chown, lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Manifest } from './archive.ts'
import { requireSpace } from './disk-space.ts'
import { StoreRefused } from './errors.ts'
import type { FileLayer } from './file-layer.ts'
import { renewMarker } from './marker.ts'
import { openStore } from './open-store.ts'
import { ArchiveFault, readArchive } from './read-archive.ts'
import { keptMark, preparedName, writePlan } from './swap.ts'
import { ifPresent, makeFolders } from './write-durably.ts'

export interface RestoreOptions {
  files: FileLayer
  /** Absolute, without symbolic links. */
  folder: string
  archive: string
  now: () => Date
}

/** Checks an archive from its first to its last byte without touching anything. Throws ArchiveFault. */
export const checkArchive = (archive: string): Promise<Manifest> => readArchive(archive, { limit: Infinity })

/**
 * Makes a whole content folder out of an archive, inside the folder it is for and durable, under a new store id and
 * without sessions, and opens it once to prove that it can be opened. Answers its name, for `decideSwap`. Until that nothing of
 * the present content is touched. Throws ArchiveFault, StoreRefused or the disk's error; then nothing is left behind.
 */
export async function prepareRestore(options: RestoreOptions, manifest: Manifest): Promise<string> {
  const { files, folder, now } = options
  const unpacked = manifest.files.reduce((sum, { size }) => sum + size, 0)
  await requireSpace(folder, unpacked)
  await refuseOtherDisks(folder)
  const name = preparedName(randomBytes(6).toString('hex'))
  const prepared = join(folder, name)
  try {
    await unpack(options, prepared, unpacked)
    // Another store: so every screen takes the whole snapshot, whatever its number.
    if (!(await renewMarker(files, prepared))) throw new ArchiveFault('.store.json is missing in the archive')
    await proveOpening(prepared, files, now)
    await belongToFolder(folder, prepared)
    await writePlan(files, prepared, `${keptMark}${now().toISOString().replaceAll(/[:.]/g, '-')}`)
    await files.syncFolder(prepared)
    await files.syncFolder(folder)
    return name
  } catch (error) {
    await files.remove(prepared).catch(() => {})
    throw error
  }
}

async function unpack({ files, archive }: RestoreOptions, prepared: string, limit: number) {
  await makeFolders(files, prepared)
  for (const part of ['.base', 'history', 'media', 'private']) {
    await files.makeFolder(join(prepared, part), part === 'private' ? 0o700 : 0o755)
  }
  await readArchive(archive, {
    limit: limit + 64_000_000,
    async take({ path }, pieces) {
      const file = await files.open(join(prepared, path), 'wx', path.startsWith('private/') ? 0o600 : 0o644)
      try {
        for await (const piece of pieces) await file.write(piece)
        await file.sync()
      } finally {
        await file.close()
      }
    },
  })
  for (const part of ['.base', 'history', 'media', 'private', '']) await files.syncFolder(join(prepared, part))
}

/** What the next start does, done once where it can still be refused. */
async function proveOpening(prepared: string, files: FileLayer, now: () => Date) {
  try {
    const store = await openStore({ folder: prepared, files, now })
    await store.close()
  } catch (error) {
    if (!(error instanceof StoreRefused)) throw error
    throw new ArchiveFault(`its content cannot be opened: ${basename(error.file)}: ${error.reason}`, { cause: error })
  }
}

/** What is mounted cannot be renamed: better said now than found out in the middle of it. */
async function refuseOtherDisks(folder: string) {
  const { dev } = await lstat(folder)
  for (const name of await readdir(folder)) {
    const part = await ifPresent(lstat(join(folder, name)))
    if (part && part.dev !== dev)
      throw new Error(`${join(folder, name)} is a mount point, which a restore cannot exchange: unmount it first`)
  }
}

/** Run as root for a service with a user of its own, the files must be that user's. */
async function belongToFolder(folder: string, prepared: string) {
  const { uid, gid } = await lstat(folder)
  if (process.getuid?.() !== 0 || uid === 0) return
  const give = async (path: string): Promise<void> => {
    await chown(path, uid, gid)
    if ((await lstat(path)).isDirectory()) for (const name of await readdir(path)) await give(join(path, name))
  }
  await give(prepared)
}
