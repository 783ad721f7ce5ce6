import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { tooLarge } from '../read-body.ts'

const limited = (limit: number) => {
  let length = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length
      if (length > limit) done(tooLarge(limit))
      else done(null, chunk)
    },
  })
}

/** A body into a new file. The stream is not destroyed on an error: the visitor still has to hear the answer on the same connection. */
export const receive = async (request: IncomingMessage, path: string, limit: number): Promise<void> => {
  await pipeline(
    request.iterator({ destroyOnReturn: false }),
    limited(limit),
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  )
}
