import { headersFor } from '../headers.ts'
import { readHeader } from '../raw-header.ts'
import { chooseEncoding, isUnchanged, type Encoding } from './conditional.ts'
import { flatten, type DirectAnswer } from './direct.ts'
import type { Bodies, Body } from './snapshot.ts'

interface Prepared {
  etag: string
  bytes: Buffer
  ok: string[]
  unchanged: string[]
}

const prepare = ({ etag, bytes }: Body, encoding: Encoding, secure: boolean): Prepared => {
  const headers = { ...headersFor('content', secure), etag }
  const described = {
    ...headers,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    'content-length': String(bytes.length),
  }
  return { etag, bytes, ok: flatten(described), unchanged: flatten(headers) }
}

/** gzip and br come a moment after a state is published; until then, what there is. */
const choose = (header: string | undefined, { identity, gzip, brotli }: Bodies): [Encoding, Body] => {
  const wanted = chooseEncoding(header)
  if (wanted === 'br' && brotli) return ['br', brotli]
  if (wanted !== 'identity' && gzip && (wanted === 'gzip' || takesGzip(header))) return ['gzip', gzip]
  return ['identity', identity]
}
const takesGzip = (header: string | undefined) => chooseEncoding(header?.replace(/\bbr\b/g, 'none')) === 'gzip'

/** `/api/content`: everything that can be made before the request is made once a published state. */
export const createContentAnswer = (bodies: () => Bodies): DirectAnswer => {
  const known = new WeakMap<Body, { plain: Prepared; secure: Prepared }>()
  const find = (header: string | undefined) => {
    const [encoding, body] = choose(header, bodies())
    const before = known.get(body)
    if (before) return before
    const prepared = { plain: prepare(body, encoding, false), secure: prepare(body, encoding, true) }
    known.set(body, prepared)
    return prepared
  }
  return (request, response, caller) => {
    const prepared = find(readHeader(request, 'accept-encoding'))
    const { etag, bytes, ok, unchanged } = caller.secure ? prepared.secure : prepared.plain
    if (isUnchanged(readHeader(request, 'if-none-match'), etag)) {
      response.writeHead(304, unchanged).end()
      return
    }
    response.writeHead(200, ok)
    response.end(request.method === 'HEAD' ? undefined : bytes)
  }
}
