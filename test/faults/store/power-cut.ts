import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { diskFiles, type FileLayer, type OpenFile } from '../../../server/store/file-layer.ts'

/**
 * A disk that remembers what was asked of it, in order, and can be asked later what it might show had the power gone after
 * the n-th step. The rules are those of POSIX, not of one kind file system: bytes last once their file was synced, names
 * once their folder was; until then each may be there or not, and bytes may be there in part.
 */
export interface RecordingDisk {
  files: FileLayer
  /** How many steps were taken so far. */
  steps(): number
  /** A file that somebody else has written, and that is safe on the disk. */
  written(path: string): Promise<void>
  /** The disk after `step` steps. */
  cut(step: number, loss: Loss): Remains
}

/** What the power took: names of folders that were not synced, bytes of files that were not synced. */
export interface Loss {
  names: 'kept' | 'lost'
  bytes: 'kept' | 'lost' | 'half' | 'zeros'
}

/** Every way of losing. The first one is a killed process: the system still writes what it was given. */
export const losses: readonly Loss[] = (['kept', 'lost'] as const).flatMap((names) =>
  (['kept', 'lost', 'half', 'zeros'] as const).map((bytes) => ({ names, bytes })),
)

/** Bytes by path; folders, with a slash at the end, have none. */
export type Remains = ReadonlyMap<string, Uint8Array | null>

interface StoredFile {
  now: Buffer
  safe: Buffer
}
interface StoredFolder {
  now: Map<string, Stored>
  safe: Map<string, Stored>
}
type Stored = StoredFile | StoredFolder

const isFolder = (stored: Stored | undefined): stored is StoredFolder => stored !== undefined && stored.now instanceof Map

type Step =
  | { do: 'folder'; path: string; safe?: boolean }
  | { do: 'remove'; path: string }
  | { do: 'syncFolder'; path: string }
  | { do: 'open'; path: string; file: number }
  | { do: 'write'; file: number; bytes: Buffer; atEnd: boolean }
  | { do: 'truncate'; file: number; size: number }
  | { do: 'sync'; file: number }
  | { do: 'rename'; from: string; to: string }
  | { do: 'external'; path: string; bytes: Buffer }

/** Records below `root`, a folder that is empty or has `before` laid out in it, all of it safe. */
export function recordDisk(root: string, before: Remains = new Map()): RecordingDisk {
  const steps: Step[] = [...before].map(([path, bytes]) =>
    bytes === null ? { do: 'folder', path, safe: true } : { do: 'external', path, bytes: Buffer.from(bytes) },
  )
  const inside = (path: string) => relative(root, path)
  let opened = 0

  const record = (file: OpenFile, path: string, flags: string): OpenFile => {
    const number = opened++
    steps.push({ do: 'open', path: inside(path), file: number })
    return {
      ...file,
      async write(bytes) {
        await file.write(bytes)
        steps.push({ do: 'write', file: number, bytes: Buffer.from(bytes), atEnd: flags === 'a' })
      },
      async sync() {
        await file.sync()
        steps.push({ do: 'sync', file: number })
      },
      async truncate(size) {
        await file.truncate(size)
        steps.push({ do: 'truncate', file: number, size })
      },
    }
  }

  const files: FileLayer = {
    ...diskFiles,
    async open(path, flags, mode) {
      const file = await diskFiles.open(path, flags, mode)
      return flags === 'r' ? file : record(file, path, flags)
    },
    async rename(from, to) {
      await diskFiles.rename(from, to)
      steps.push({ do: 'rename', from: inside(from), to: inside(to) })
    },
    async renameOver(from, to, isAsExpected) {
      const done = await diskFiles.renameOver(from, to, isAsExpected)
      if (done) steps.push({ do: 'rename', from: inside(from), to: inside(to) })
      return done
    },
    async remove(path) {
      await diskFiles.remove(path)
      steps.push({ do: 'remove', path: inside(path) })
    },
    async makeFolder(path, mode) {
      await diskFiles.makeFolder(path, mode)
      steps.push({ do: 'folder', path: inside(path) })
    },
    async syncFolder(path) {
      await diskFiles.syncFolder(path)
      steps.push({ do: 'syncFolder', path: inside(path) })
    },
  }

  return {
    files,
    steps: () => steps.length,
    async written(path) {
      steps.push({ do: 'external', path: inside(path), bytes: await readFile(path) })
    },
    cut: (step, loss) => remainsOf(replay(steps.slice(0, step)), loss),
  }
}

function replay(steps: readonly Step[]): StoredFolder {
  const root: StoredFolder = { now: new Map(), safe: new Map() }
  const open = new Map<number, { stored: StoredFile; position: number }>()

  const folderAt = (path: string): StoredFolder => {
    let folder = root
    for (const name of path.split(sep).filter((part) => part !== '' && part !== '.')) {
      const next = folder.now.get(name)
      if (!isFolder(next)) throw new Error(`there is no folder ${path}`)
      folder = next
    }
    return folder
  }
  const makeFolder = (path: string, safe: boolean) => {
    const above = folderAt(dirname(path))
    const made = above.now.get(basename(path)) ?? { now: new Map<string, Stored>(), safe: new Map<string, Stored>() }
    above.now.set(basename(path), made)
    if (safe) above.safe.set(basename(path), made)
  }

  for (const step of steps) {
    if (step.do === 'folder') makeFolder(step.path, step.safe ?? false)
    else if (step.do === 'remove') folderAt(dirname(step.path)).now.delete(basename(step.path))
    else if (step.do === 'syncFolder') {
      // The folder that holds everything, and whatever is above it, was there before.
      if (step.path.startsWith('..')) continue
      const folder = folderAt(step.path)
      folder.safe = new Map(folder.now)
    } else if (step.do === 'rename') {
      const from = folderAt(dirname(step.from)).now
      const moved = from.get(basename(step.from))
      if (!moved) throw new Error(`there is no file ${step.from}`)
      from.delete(basename(step.from))
      folderAt(dirname(step.to)).now.set(basename(step.to), moved)
    } else if (step.do === 'external') {
      const stored: StoredFile = { now: step.bytes, safe: step.bytes }
      const folder = folderAt(dirname(step.path))
      folder.now.set(basename(step.path), stored)
      folder.safe.set(basename(step.path), stored)
    } else if (step.do === 'open') {
      const folder = folderAt(dirname(step.path))
      const present = folder.now.get(basename(step.path))
      const stored = present && !isFolder(present) ? present : { now: Buffer.alloc(0), safe: Buffer.alloc(0) }
      folder.now.set(basename(step.path), stored)
      open.set(step.file, { stored, position: 0 })
    } else {
      const file = open.get(step.file)
      if (!file) throw new Error('this file was never opened')
      const { stored } = file
      if (step.do === 'sync') stored.safe = stored.now
      else if (step.do === 'truncate') stored.now = stored.now.subarray(0, step.size)
      else {
        const at = step.atEnd ? stored.now.length : file.position
        stored.now = Buffer.concat([stored.now.subarray(0, at), step.bytes, stored.now.subarray(at + step.bytes.length)])
        file.position = at + step.bytes.length
      }
    }
  }
  return root
}

function remainsOf(root: StoredFolder, { names, bytes }: Loss): Remains {
  const remains = new Map<string, Uint8Array | null>()
  const visit = (folder: StoredFolder, path: string) => {
    for (const [name, stored] of names === 'kept' ? folder.now : folder.safe) {
      if (isFolder(stored)) {
        remains.set(`${join(path, name)}/`, null)
        visit(stored, join(path, name))
      } else remains.set(join(path, name), bytesOf(stored, bytes))
    }
  }
  visit(root, '')
  return remains
}

function bytesOf({ now, safe }: StoredFile, bytes: Loss['bytes']): Uint8Array {
  if (bytes === 'kept') return now
  // Not yet safe that the file became shorter: it is as long as before.
  if (bytes === 'lost' || now.length <= safe.length) return safe
  const more = now.length - safe.length
  return bytes === 'half' ? now.subarray(0, safe.length + (more >> 1)) : Buffer.concat([safe, Buffer.alloc(more)])
}

export async function layOut(remains: Remains, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [path, bytes] of remains) {
    if (bytes === null) await mkdir(join(folder, path), { recursive: true })
    else await writeFile(join(folder, path), bytes)
  }
}

/** For looking at what is left: as the disk, but nothing waits for it. */
export const hastyFiles: FileLayer = {
  ...diskFiles,
  open: async (path, flags, mode) => ({ ...(await diskFiles.open(path, flags, mode)), sync: () => Promise.resolve() }),
  syncFolder: () => Promise.resolve(),
}
