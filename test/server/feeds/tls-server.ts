import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { isPublicAddress, type Reach } from '../../../server/feeds/reach.ts'

const pem = (name: string) => readFileSync(join(import.meta.dirname, '../tls', name), 'utf8')

/** A real https server on loopback. */
export const openTlsServer = async (listener: RequestListener) => {
  const asked: string[] = []
  const server = createServer({ cert: pem('cert.pem'), key: pem('key.pem') }, (request, response) => {
    asked.push(request.url ?? '')
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    /** Paths in the order in which they were asked for. */
    asked,
    at: (path: string, host = 'localhost') => `https://${host}:${port}${path}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** `localhost` stands for a host of the open internet; all else is as it is. */
export const reachOf = (names: Record<string, string[]> = {}): Reach => ({
  ca: pem('cert.pem'),
  resolve: async (host) => {
    const addresses = host === 'localhost' ? ['127.0.0.1'] : names[host]
    if (!addresses) throw Object.assign(new Error(`no such host: ${host}`), { code: 'ENOTFOUND' })
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  },
  isAllowed: (address) => address === '127.0.0.1' || isPublicAddress(address),
})
