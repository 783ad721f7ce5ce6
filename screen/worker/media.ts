import { sha256 } from './sha256.ts'

/** All media of this origin, by address; the page fills it, kiosk and signage share it. */
export const mediaCache = 'rotes-sofa-media'

const checked = new Set<string>()

const hashOf = (url: URL) => url.pathname.slice('/media/'.length).split('.')[0] ?? ''

/** The bytes `range` asks for (RFC 9110, 14.1.2), cut from the whole file. */
async function cutRange(whole: Response, range: string): Promise<Response> {
  const bytes = await whole.arrayBuffer()
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? []
  const start = first ? Number(first) : Math.max(0, bytes.byteLength - Number(last || 0))
  const end = first && last ? Math.min(Number(last), bytes.byteLength - 1) : bytes.byteLength - 1
  if (first === undefined || start > end)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes.byteLength}` } })
  return new Response(bytes.slice(start, end + 1), {
    status: 206,
    headers: {
      'content-type': whole.headers.get('content-type') ?? '',
      'content-range': `bytes ${start}-${end}/${bytes.byteLength}`,
    },
  })
}

/** Answers from the verified copy, or from the network; a damaged copy is thrown away. */
export async function serveMedia(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const cache = await caches.open(mediaCache)
  const kept = await cache.match(url.pathname)
  if (!kept) return fetch(request)
  if (!checked.has(url.pathname)) {
    const right = await kept
      .clone()
      .arrayBuffer()
      .then(async (bytes) => (await sha256(bytes)) === hashOf(url))
      .catch(() => false)
    if (!right) {
      await cache.delete(url.pathname)
      return fetch(request)
    }
    checked.add(url.pathname)
  }
  const range = request.headers.get('range')
  return range ? cutRange(kept, range) : kept
}
