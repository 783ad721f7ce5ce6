import { createServer, type Server, type ServerOptions } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { RequestListener } from './app.ts'
import { connectionPlaces, readOpenFilesLimit } from './open-files.ts'
import type { Settings } from './settings.ts'

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

const readPem = (variable: string, path: string) =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${variable}: ${path} cannot be read: ${error.code}`)
  })

const createSecureServer = async ({ cert, key }: { cert: string; key: string }, listener: RequestListener) => {
  const pair = { cert: await readPem('TLS_CERT', cert), key: await readPem('TLS_KEY', key) }
  try {
    return createTlsServer({ ...timeouts, ...pair }, listener)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`TLS_CERT, TLS_KEY: ${cert} and ${key} are not a certificate and its key in PEM form (${reason})`, {
      cause: error,
    })
  }
}

const say = (error: NodeJS.ErrnoException, { host, port }: Settings) => {
  const where = `${host ?? 'all addresses'}, port ${port}`
  if (error.code === 'EADDRINUSE')
    return new Error(`${where}: already in use. Is Rotes Sofa running? Choose another with PORT=8081.`)
  if (error.code === 'EACCES')
    return new Error(`${where}: not allowed. Ports under 1024 belong to the system: choose another with PORT.`)
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

/** Listens as the settings say. Throws one clear sentence when that is not possible. */
export const listen = async (settings: Settings, listener: RequestListener): Promise<Listening> => {
  const server = settings.tls ? await createSecureServer(settings.tls, listener) : createServer(timeouts, listener)
  server.timeout = standstill
  const places = connectionPlaces(readOpenFilesLimit())
  if (places !== Infinity) server.maxConnections = places
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(say(error, settings)))
    server.listen({ port: settings.port, ...(settings.host ? { host: settings.host } : {}) }, resolve)
  })
  server.removeAllListeners('error')
  return { port: (server.address() as AddressInfo).port, close: (grace) => stop(server, grace) }
}
