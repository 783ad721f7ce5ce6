import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerCommands } from '../program.ts'
import { usageCommands } from '../usage.ts'

/** Server-sent events as plainly as Node can: a Set of responses, and one Buffer that is written to each. */
const listening = new Set<ServerResponse>()

const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('event: hello\ndata: {}\n\n')
  listening.add(response)
  response.on('close', () => listening.delete(response))
})

const sseCommands = {
  ...usageCommands,
  async serve(): Promise<number> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  },
  /** Writes one message of so many bytes, with the clock in it. */
  push(bytes: number): void {
    const frame = (padding: string) => `event: change\ndata: {"now":${Date.now()},"text":"${padding}"}\n\n`
    const message = Buffer.from(frame('x'.repeat(bytes - frame('').length)))
    for (const response of listening) response.write(message)
  },
}
export type SseCommands = typeof sseCommands

answerCommands(sseCommands)
