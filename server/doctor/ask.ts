import { request as askPlain, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as askSecure } from 'node:https'

export interface Answered {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Milliseconds without a byte after which a server counts as silent. */
const usualPatience = 10_000

/** Opens one request on a connection of its own. A certificate is judged elsewhere, so none is refused here. */
export const open = (url: URL, headers: Record<string, string> = {}, patience = usualPatience): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const ask = url.protocol === 'https:' ? askSecure : askPlain
    const sent = ask(url, { headers, agent: false, rejectUnauthorized: false, timeout: patience }, resolve)
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })))
    sent.on('error', reject)
    sent.end()
  })

/** Asks the server at `origin` as it answers, without following or decoding anything. */
export const ask = async (origin: string, path: string, headers: Record<string, string> = {}): Promise<Answered> => {
  const response = await open(new URL(path, origin), headers)
  const chunks: Buffer[] = []
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }
}

export const isLocalHost = (host: string): boolean => /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host)
