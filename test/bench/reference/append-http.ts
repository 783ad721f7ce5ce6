import { mkdtemp, open, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerCommands } from '../program.ts'

/** The least that saves what it is sent: the body appended to a file, fdatasync, an answer. */
const folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-bench-'))
const file = await open(join(folder, 'reference.ndjson'), 'a')

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  await file.write(Buffer.concat(chunks))
  await file.datasync()
  response.end('{}')
})

const appendCommands = {
  async serve(): Promise<number> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  },
  async close() {
    await file.close()
    await rm(folder, { recursive: true })
  },
}
export type AppendCommands = typeof appendCommands

answerCommands(appendCommands)
