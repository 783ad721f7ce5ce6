import type { IncomingMessage } from 'node:http'

/**
 * One header as it was sent, without the object of all headers that Node makes at the first look: a browser sends a dozen, and the
 * answers that are asked for most need two. `name` is in lower case. What came twice is joined as Node joins it.
 */
export const readHeader = (request: Pick<IncomingMessage, 'headers' | 'rawHeaders'>, name: string): string | undefined => {
  const { rawHeaders } = request
  let found: string | undefined
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const written = rawHeaders[index]!
    if (written.length !== name.length || (written !== name && written.toLowerCase() !== name)) continue
    if (found !== undefined) return request.headers[name] as string | undefined
    found = rawHeaders[index + 1]
  }
  return found
}
