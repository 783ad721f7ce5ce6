import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { pipeline } from 'node:stream'
import { Header } from 'tar'
import * as v from 'valibot'
import { archiveFormat, isArchivePath, Manifest, manifestName, type ArchivedFile } from './archive.ts'

/** What is wrong with an archive, as a sentence; nothing was touched. */
export class ArchiveFault extends Error {
  override readonly name = 'ArchiveFault'
}

export interface ReadArchiveOptions {
  /** Bytes that all files together may have when unpacked. */
  limit: number
  /** Called with each file but the manifest, in order; must read all pieces. Absent: the archive is only checked. */
  take?: (file: { path: string; size: number }, pieces: AsyncIterable<Buffer>) => Promise<void>
}

const block = 512
const longestManifest = 64_000_000

/**
 * Reads a backup from its first to its last byte: only plain files with names a backup has, each with the size and hash the
 * manifest tells, and all of them. Throws ArchiveFault. What `take` has received is proved only when this has answered.
 */
export async function readArchive(path: string, { limit, take }: ReadArchiveOptions): Promise<Manifest> {
  const source = pipeline(createReadStream(path), createGunzip(), () => {})
  try {
    const { found, manifest } = await readFiles(createByteReader(source), limit, take)
    return checkManifest(manifest, found)
  } catch (error) {
    throw error instanceof ArchiveFault ? error : sayWhy(path, error)
  } finally {
    source.destroy()
  }
}

async function readFiles(bytes: ByteReader, limit: number, take: ReadArchiveOptions['take']) {
  const found = new Map<string, ArchivedFile>()
  let manifest: Buffer | undefined
  let total = 0
  for (;;) {
    const header = new Header(await bytes.take(block))
    if (header.nullBlock) break
    const { path, size } = checkHeader(header)
    if (found.has(path) || (path === manifestName && manifest)) throw new ArchiveFault(`${path} is in the archive twice`)
    total += size
    if (total > limit) throw new ArchiveFault('unpacked, the archive is larger than there is room for')
    if (path === manifestName) {
      if (size > longestManifest) throw new ArchiveFault('its manifest is too large')
      manifest = await bytes.take(size)
    } else {
      const hash = createHash('sha256')
      const pieces = hashed(bytes.pieces(size), hash)
      if (take) await take({ path, size }, pieces)
      for await (const _ of pieces);
      found.set(path, { path, size, sha256: hash.digest('hex') })
    }
    await bytes.take((block - (size % block)) % block)
  }
  if (!manifest) throw new ArchiveFault(`it has no ${manifestName}: this is no backup of Rotes Sofa, or not a whole one`)
  return { found, manifest }
}

function checkHeader({ path, size, type, cksumValid }: Header): { path: string; size: number } {
  if (!cksumValid || path === undefined) throw new ArchiveFault('this is not a tar archive, or it is damaged')
  // Links could lead out of the folder, and names could, too: nothing but what a backup holds is ever looked at.
  if ((type !== 'File' && type !== 'OldFile') || !isArchivePath(path))
    throw new ArchiveFault(`it contains ${JSON.stringify(path)} (${type}), which no backup has`)
  if (size === undefined || !Number.isSafeInteger(size) || size < 0) throw new ArchiveFault(`the size of ${path} cannot be read`)
  return { path, size }
}

function checkManifest(bytes: Buffer, found: ReadonlyMap<string, ArchivedFile>): Manifest {
  const manifest = v.safeParse(Manifest, readJson(bytes))
  if (!manifest.success) throw new ArchiveFault(`its ${manifestName} cannot be read`)
  const { format, version, files } = manifest.output
  if (format > archiveFormat)
    throw new ArchiveFault(
      `it was written by a newer version (${version}): backups of format ${format} are not known here, only up to ${archiveFormat}`,
    )
  for (const { path, size, sha256 } of files) {
    const file = found.get(path)
    if (!file) throw new ArchiveFault(`${path} is missing in the archive`)
    if (file.size !== size || file.sha256 !== sha256) throw new ArchiveFault(`${path} is damaged: it is not what was backed up`)
  }
  const listed = new Set(files.map(({ path }) => path))
  for (const path of found.keys()) if (!listed.has(path)) throw new ArchiveFault(`${path} is not in its ${manifestName}`)
  if (!found.has('.store.json')) throw new ArchiveFault('.store.json is missing in the archive')
  return manifest.output
}

const readJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

function sayWhy(path: string, error: unknown): ArchiveFault {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return new ArchiveFault('there is no such file')
  if (code === 'Z_DATA_ERROR') return new ArchiveFault('this is not a backup, or it is damaged', { cause: error })
  if (code === 'Z_BUF_ERROR') return new ArchiveFault('it ends too early: was it copied whole?', { cause: error })
  return new ArchiveFault(`${path} cannot be read: ${message}`, { cause: error })
}

interface ByteReader {
  /** Exactly so many bytes. */
  take(length: number): Promise<Buffer>
  pieces(length: number): AsyncGenerator<Buffer>
}

function createByteReader(source: AsyncIterable<Buffer>): ByteReader {
  const chunks = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  async function* pieces(length: number) {
    for (let left = length; left > 0;) {
      if (rest.length === 0) {
        const { value, done } = await chunks.next()
        if (done) throw new ArchiveFault('it ends too early: was it copied whole?')
        rest = value
      }
      const piece = rest.subarray(0, left)
      rest = rest.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
  return {
    pieces,
    async take(length) {
      const parts: Buffer[] = []
      for await (const piece of pieces(length)) parts.push(piece)
      return Buffer.concat(parts)
    },
  }
}

async function* hashed(pieces: AsyncIterable<Buffer>, hash: { update(bytes: Buffer): unknown }): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
}
