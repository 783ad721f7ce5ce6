import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Header } from 'tar'
import { manifestName, type ArchivedFile, type Manifest } from './archive.ts'

/** One file to be packed; `pieces` must bring exactly `size` bytes. */
export interface PackedFile {
  path: string
  size: number
  mode: number
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

const block = 512

/**
 * Writes files and, behind them, the manifest that tells their sizes and hashes. Compressing happens off the main thread, a
 * piece at a time, so that everybody else is served meanwhile. `write` takes the archive's bytes.
 */
export async function writeArchive(
  files: AsyncIterable<PackedFile>,
  about: Omit<Manifest, 'files'>,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<Manifest> {
  const manifest: Manifest = { ...about, files: [] }
  const mtime = new Date(about.created)
  async function* pack(): AsyncGenerator<Uint8Array> {
    for await (const file of files) manifest.files.push(yield* packFile(file, mtime))
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
    yield* packFile({ path: manifestName, size: text.length, mode: 0o644, pieces: [text] }, mtime)
    yield Buffer.alloc(block * 2)
  }
  // Of an error of the last one the pipeline says no more than that it was aborted.
  let refusal: unknown
  const take = async (packed: AsyncIterable<Buffer>) => {
    try {
      for await (const bytes of packed) await write(bytes)
    } catch (error) {
      refusal = error
      throw error
    }
  }
  await pipeline(Readable.from(pack(), { objectMode: false }), createGzip({ level: 5 }), take).catch((error: unknown) => {
    throw refusal ?? error
  })
  return manifest
}

async function* packFile({ path, size, mode, pieces }: PackedFile, mtime: Date): AsyncGenerator<Uint8Array, ArchivedFile> {
  const header = new Header({ path, size, mode, mtime, type: 'File', uid: 0, gid: 0 })
  header.encode()
  if (!header.block || header.needPax) throw new Error(`${path} cannot be packed`)
  yield header.block
  const hash = createHash('sha256')
  let length = 0
  for await (const piece of pieces) {
    hash.update(piece)
    length += piece.length
    yield piece
  }
  if (length !== size) throw new Error(`${path} changed while it was packed`)
  if (size % block !== 0) yield Buffer.alloc(block - (size % block))
  return { path, size, sha256: hash.digest('hex') }
}
