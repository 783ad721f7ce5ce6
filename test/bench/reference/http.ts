import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerCommands } from '../program.ts'
import { usageCommands } from '../usage.ts'

/** Node's own server and nothing else: the same bytes and headers to whoever asks. */
const referenceCommands = {
  ...usageCommands,
  async serve({ status, headers, body }: { status: number; headers: string[]; body: string }): Promise<number> {
    const bytes = Buffer.from(body, 'base64')
    const server = createServer({ keepAliveTimeout: 65_000 }, (_, response) => {
      response.writeHead(status, headers)
      response.end(status === 304 ? undefined : bytes)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  },
}
export type ReferenceCommands = typeof referenceCommands

answerCommands(referenceCommands)
