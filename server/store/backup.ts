import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { kinds } from '../../content/model/kinds.ts'
import { readVersion } from '../version.ts'
import { archiveFormat, isArchivePath, mediaFile } from './archive.ts'
import type { ChangeGate } from './change-gate.ts'
import { fileOf } from './desk.ts'
import { requireSpace } from './disk-space.ts'
import type { FileLayer, OpenFile } from './file-layer.ts'
import type { FileKeeper } from './keep-files.ts'
import type { BackupReport } from './store.ts'
import { ifPresent, unfinishedMark } from './write-durably.ts'
import { writeArchive, type PackedFile } from './write-archive.ts'

export interface BackupOptions {
  files: FileLayer
  folder: string
  id: string
  gate: Pick<ChangeGate, 'pause'>
  keeper: Pick<FileKeeper, 'pause'>
  revision: () => number
  now: () => Date
}

/** A file as it was at one moment: held open, it stays that even when another takes its name. */
interface Held {
  path: string
  file: OpenFile
  size: number
  mode: number
}

/**
 * Writes the folder as of one moment into an archive inside it. Only for that moment do changes wait: the files are
 * replaced whole and the history only grows, so what was opened then is packed later, at leisure.
 */
export function createBackup({ files, folder, id, gate, keeper, revision, now }: BackupOptions): () => Promise<BackupReport> {
  async function hold(path: string): Promise<Held[]> {
    const file = await ifPresent(files.open(join(folder, path), 'r'))
    if (!file) return []
    const { size, mode } = await file.stat()
    return [{ path, file, size, mode: mode & 0o777 }]
  }
  const listKnown = async (part: string) =>
    ((await ifPresent(files.list(join(folder, part)))) ?? [])
      .map((name) => `${part}/${name}`)
      .filter(isArchivePath)
      .sort()

  /** Bases before history: what a base knows is in the history then, never the other way round. */
  const holdMoment = (held: Held[]) =>
    keeper.pause(async () => {
      const small = [...kinds.map(fileOf), '.store.json', 'private/accounts.json', ...(await listKnown('.base'))]
      for (const path of small) held.push(...(await hold(path)))
      return gate.pause(async () => {
        for (const path of await listKnown('history')) held.push(...(await hold(path)))
        return revision()
      })
    })

  const spaceFor = async (held: readonly Held[], media: readonly string[]) => {
    const sizes = await Promise.all(media.map(async (name) => (await ifPresent(files.stat(join(folder, name))))?.size ?? 0))
    return [...sizes, ...held.map(({ size }) => size)].reduce((sum, size) => sum + size, 0)
  }

  async function* pack(held: readonly Held[], media: readonly string[]): AsyncGenerator<PackedFile> {
    for (const { path, file, size, mode } of held) {
      if (path.startsWith('history/')) yield { path, size, mode, pieces: piecesOf(file, size) }
      else {
        // Some editors write in place: what is there now, whatever its length.
        const bytes = await file.readAt(0, (await file.stat()).size)
        yield { path, size: bytes.length, mode, pieces: [bytes] }
      }
    }
    for (const path of media) {
      const [picture] = await hold(path)
      if (!picture) continue
      try {
        yield { ...picture, pieces: piecesOf(picture.file, picture.size) }
      } finally {
        await picture.file.close()
      }
    }
  }

  return async () => {
    const held: Held[] = []
    const path = join(folder, `${unfinishedMark}${randomBytes(6).toString('hex')}.tar.gz`)
    try {
      const upTo = await holdMoment(held)
      const media = (await listKnown('media')).filter((name) => mediaFile.test(name.slice('media/'.length)))
      await requireSpace(folder, await spaceFor(held, media))
      const about = {
        format: archiveFormat,
        app: 'rotes-sofa' as const,
        version: readVersion(),
        store: id,
        revision: upTo,
        created: now().toISOString(),
      }
      // It holds the accounts.
      const target = await files.open(path, 'wx', 0o600)
      try {
        const manifest = await writeArchive(pack(held, media), about, (bytes) => target.write(bytes))
        await target.sync()
        const { size } = await target.stat()
        return { path, revision: upTo, files: manifest.files.length, bytes: size }
      } finally {
        await target.close()
      }
    } catch (error) {
      await files.remove(path).catch(() => {})
      throw error
    } finally {
      for (const { file } of held) await file.close().catch(() => {})
    }
  }
}

const piece = 256 * 1024

async function* piecesOf(file: OpenFile, size: number): AsyncGenerator<Uint8Array> {
  for (let position = 0; position < size; position += piece) yield file.readAt(position, Math.min(piece, size - position))
}
