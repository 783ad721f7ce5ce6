import { createServer, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { readHeader } from '../../server/raw-header.ts'

/** What Node makes of a request that was written by hand. */
const receive = (lines: string[]): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      response.end()
      server.close()
      resolve(request)
    })
    server.on('clientError', reject)
    server.listen(0, '127.0.0.1', () => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
      socket.on('error', reject)
      socket.end(`GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`)
    })
  })

test('a header is found as Node finds it: in any case, joined where it came twice, and nothing where it did not come', async () => {
  const names = ['if-none-match', 'accept-encoding', 'content-length', 'transfer-encoding', 'x-nobody', 'host']
  const requests = [
    ['If-None-Match: "a"', 'accept-encoding: gzip'],
    ['IF-NONE-MATCH: "a"', 'if-none-match: "b"', 'Accept-Encoding: br', 'accept-encoding: gzip, *;q=0'],
    ['if-none-matcher: "a"', 'Content-Length: 0'],
    ['accept-encoding:', 'if-none-match: \t W/"ä" '],
  ]
  for (const lines of requests) {
    const request = await receive(lines)
    const read = names.map((name) => readHeader(request, name))
    expect(read).toEqual(names.map((name) => request.headers[name]))
  }
  const twice = await receive(requests[1]!)
  expect(readHeader(twice, 'if-none-match')).toBe('"a", "b"')
})
