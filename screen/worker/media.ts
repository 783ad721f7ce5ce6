import { isRight } from '../cache/sha256.ts'

/** All media of this origin, by address; the page fills it, kiosk and signage share it. */
const mediaCache = 'rotes-sofa-media'

/** Media over this are checked once a start of the worker, smaller ones whenever they are read; in bytes. */
const large = 1_000_000
const checked = new Set<string>()

const hashOf = (address: string) => address.slice('/media/'.length).split('.')[0] ?? ''

/** The bytes `range` asks for (RFC 9110, 14.1.2), cut from the whole file. */
function cutRange(bytes: ArrayBuffer, type: string, range: string): Response {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? []
  const start = first ? Number(first) : Math.max(0, bytes.byteLength - Number(last || 0))
  const end = first && last ? Math.min(Number(last), bytes.byteLength - 1) : bytes.byteLength - 1
  if (first === undefined || start > end)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes.byteLength}` } })
  return new Response(bytes.slice(start, end + 1), {
    status: 206,
    headers: { 'content-type': type, 'content-range': `bytes ${start}-${end}/${bytes.byteLength}` },
  })
}

/** The kept bytes if they are right; a damaged entry fails while it is read, which is the same as absent. */
async function readRight(kept: Response, address: string): Promise<ArrayBuffer | undefined> {
  const bytes = await kept.arrayBuffer().catch(() => undefined)
  if (!bytes) return undefined
  if (checked.has(address)) return bytes
  if (!(await isRight(bytes, hashOf(address)))) return undefined
  if (bytes.byteLength > large) checked.add(address)
  return bytes
}

/** What was kept and is damaged comes from the network and is kept again. */
async function replace(cache: Cache, address: string): Promise<Response> {
  await cache.delete(address).catch(() => false)
  const online = await fetch(address)
  if (online.status !== 200) return online
  const bytes = await online.arrayBuffer()
  const answer = new Response(bytes, { headers: { 'content-type': online.headers.get('content-type') ?? '' } })
  if (!(await isRight(bytes, hashOf(address)))) return Response.error()
  await cache.put(address, answer.clone()).catch(() => undefined)
  return answer
}

/** Answers from the verified copy, or from the network; a damaged copy is replaced. */
export async function serveMedia(request: Request): Promise<Response> {
  const address = new URL(request.url).pathname
  const cache = await caches.open(mediaCache).catch(() => undefined)
  const kept = await cache?.match(address).catch(() => undefined)
  if (!cache || !kept) return fetch(request)
  const bytes = await readRight(kept, address)
  if (!bytes) return replace(cache, address)
  const type = kept.headers.get('content-type') ?? ''
  const range = request.headers.get('range')
  return range ? cutRange(bytes, type, range) : new Response(bytes, { headers: { 'content-type': type } })
}
