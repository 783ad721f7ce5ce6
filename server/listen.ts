import { createServer, type Server, type ServerOptions } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { RequestListener } from './app.ts'
import { connectionPlaces, readOpenFilesLimit } from './open-files.ts'
import type { Settings } from './settings.ts'
import type { Log } from './store/store.ts'
import { readTlsFiles, watchTlsFiles, type TlsFiles } from './tls-files.ts'

export interface Listening {
  port: number
  /** Takes no new connections, lets running answers end, for at most `grace` milliseconds. */
  close(grace: number): Promise<void>
}

/** Milliseconds. 25 MB from a phone at 1 Mbit/s need over three minutes; JSON bodies have their own limit in read-body.ts. */
const timeouts: ServerOptions = {
  headersTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
}

/** Milliseconds in which nothing moves on a connection, in either direction; live ones are excepted, they have heartbeats. */
const standstill = 120_000

const say = (error: NodeJS.ErrnoException, { host, port }: Settings) => {
  const where = `${host ?? 'all addresses'}, port ${port}`
  if (error.code === 'EADDRINUSE')
    return new Error(`${where}: already in use. Is Rotes Sofa running? Choose another with PORT=8081.`)
  if (error.code === 'EACCES')
    return new Error(`${where}: not allowed. Ports under 1024 belong to the system: choose another with PORT.`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Error(`${where}: HOST is no address of this machine. Without HOST the server listens on all of them.`)
  return new Error(`${where}: ${error.message}`)
}

const stop = (server: Server, grace: number) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), grace)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })

interface Made {
  server: Server
  /** Ends what goes on beside it. */
  end(): void
}

const createSecureServer = async (files: TlsFiles, listener: RequestListener, log: Log): Promise<Made> => {
  const pair = await readTlsFiles(files)
  const server = createTlsServer({ ...timeouts, ...pair }, listener)
  // Open connections keep what they began with; screens need not come again for it.
  return { server, end: watchTlsFiles(files, pair, log, (renewed) => server.setSecureContext(renewed)) }
}

/** Listens as the settings say. Throws one clear sentence when that is not possible. */
export const listen = async (settings: Settings, listener: RequestListener, log: Log): Promise<Listening> => {
  const { server, end } = settings.tls
    ? await createSecureServer(settings.tls, listener, log)
    : { server: createServer(timeouts, listener), end() {} }
  server.timeout = standstill
  const places = connectionPlaces(readOpenFilesLimit())
  if (places !== Infinity) server.maxConnections = places
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(say(error, settings)))
    server.listen({ port: settings.port, ...(settings.host ? { host: settings.host } : {}) }, resolve)
  })
  server.removeAllListeners('error')
  return {
    port: (server.address() as AddressInfo).port,
    close(grace) {
      end()
      return stop(server, grace)
    },
  }
}
