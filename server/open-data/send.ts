import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Caller } from '../caller.ts'
import { headersFor, type AnswerKind } from '../headers.ts'
import { isUnchanged } from '../publish/conditional.ts'

/** One answer, made. Its ETag is of its bytes: what is the same after an edit, a restart or a restore is not sent again. */
export interface Made {
  kind: AnswerKind
  bytes: Buffer
  etag: string
  headers: Record<string, string>
  /** When somebody wants it. */
  gzipped?: Promise<Buffer>
}

export const make = (
  kind: AnswerKind,
  bytes: Buffer,
  headers: Record<string, string> = {},
  hash: string = createHash('sha256').update(bytes).digest('hex'),
): Made => ({
  kind,
  bytes,
  headers,
  etag: hash.slice(0, 32),
})

const compressed = promisify(gzip)
const worthIt = 1_000

const takesGzip = (header: string | undefined) =>
  header !== undefined && /(?:^|[,\s])(?:gzip|\*)(?!\s*;\s*q=0(?:\.0*)?(?:[,\s]|$))/i.test(header)

/** Compresses off the main thread. Whoever has left meanwhile gets nothing. */
export async function send(request: IncomingMessage, response: ServerResponse, caller: Caller, made: Made): Promise<void> {
  const isGzip = made.bytes.length > worthIt && takesGzip(request.headers['accept-encoding'])
  const etag = `"${made.etag}${isGzip ? '-gzip' : ''}"`
  const headers = { ...headersFor(made.kind, caller.secure), ...made.headers, etag }
  if (isUnchanged(request.headers['if-none-match'], etag)) {
    response.writeHead(304, headers).end()
    return
  }
  const body = isGzip ? await (made.gzipped ??= compressed(made.bytes)) : made.bytes
  response.writeHead(200, {
    ...headers,
    ...(isGzip ? { 'content-encoding': 'gzip' } : {}),
    'content-length': String(body.length),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** A page that was made for the framework, on Node's own response. */
export async function sendPage(page: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await page.arrayBuffer())
  response.writeHead(page.status, { ...Object.fromEntries(page.headers), 'content-length': String(body.length) })
  response.end(request.method === 'HEAD' ? undefined : body)
}
