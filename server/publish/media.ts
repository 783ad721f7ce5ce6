import { constants, type Stats } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { headersFor } from '../headers.ts'
import { notFound, Problem } from '../problem.ts'
import type { Caller } from '../caller.ts'
import type { Variant } from '../../content/model/media.ts'
import { sendProblem, type DirectAnswer } from './direct.ts'
import { isUnchanged } from './conditional.ts'
import { readRange } from './range.ts'

const extensions: Record<Variant['type'], string> = {
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/avif': 'avif',
}
const types = new Map(Object.entries(extensions).map(([type, extension]) => [extension, type]))

/** The file's name in CONTENT_DIR/media and under /media/. */
export const mediaFileName = ({ hash, type }: Pick<Variant, 'hash' | 'type'>): string => `${hash}.${extensions[type]}`

/** Only names of this form are ever looked up: no path can be hidden in 64 hexadecimal digits. */
const readName = (name: string) => {
  const [, hash, extension] = /^([0-9a-f]{64})\.(webp|jpg|png|avif)$/.exec(name) ?? []
  return hash && extension ? { etag: `"${hash}"`, type: types.get(extension) ?? '' } : undefined
}

/** A symbolic link in the folder is not followed out of it. */
const openRegular = async (path: string): Promise<{ file: FileHandle; stats: Stats } | undefined> => {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined)
  const stats = await file?.stat()
  if (file && stats?.isFile()) return { file, stats }
  await file?.close()
  return undefined
}

const answer = async (folder: string, request: IncomingMessage, response: ServerResponse, caller: Caller, name: string) => {
  const known = readName(name)
  const found = known && (await openRegular(join(folder, name)))
  if (!found) return sendProblem(request, response, caller, notFound('such picture'))
  const { file, stats } = found
  try {
    const headers = { ...headersFor('media', caller.secure), 'content-type': known.type, etag: known.etag }
    if (isUnchanged(request.headers['if-none-match'], known.etag)) {
      response.writeHead(304, headers).end()
      return
    }
    const range = readRange(request.headers.range, String(request.headers['if-range'] ?? known.etag), known.etag, stats.size)
    if (range === 'unsatisfiable') {
      const problem = new Problem(
        416,
        'Range not satisfiable',
        `The file has ${stats.size} bytes.`,
        {},
        { 'content-range': `bytes */${stats.size}` },
      )
      return sendProblem(request, response, caller, problem)
    }
    const { start, end } = range ?? { start: 0, end: stats.size - 1 }
    response.writeHead(range ? 206 : 200, {
      ...headers,
      'content-length': end - start + 1,
      ...(range ? { 'content-range': `bytes ${start}-${end}/${stats.size}` } : {}),
    })
    if (request.method === 'HEAD') response.end()
    else await pipeline(file.createReadStream({ start, end, autoClose: false }), response)
  } finally {
    await file.close()
  }
}

/** Answers `/media/<hash>.<ext>` from one flat folder. What a name stands for never changes, so it may be kept for ever. */
export const createMediaAnswer =
  (folder: string): DirectAnswer =>
  (request, response, caller, name) => {
    // Fails only where the visitor left or the disk does: nobody is there to be told, or half of it already is.
    answer(folder, request, response, caller, name).catch(() => response.destroy())
  }
