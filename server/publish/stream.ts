import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LiveEvents } from '../../content/model/snapshot.ts'
import { headersFor } from '../headers.ts'
import type { Caller } from '../caller.ts'
import { tooBusy } from '../problem.ts'
import { flatten, sendProblem } from './direct.ts'

export interface StreamOptions {
  /** Connections at once; further ones are told to come back. */
  ceiling: number
  /** Bytes that may wait for one connection before it is dropped. */
  cap: number
  /** Milliseconds between heartbeats. */
  heartbeat: number
  now: () => number
  random: () => number
  /** Hears of every reader that was dropped because it did not read. */
  onDrop?: () => void
}

export interface EventStream {
  /** Opens one connection and writes `first` to it. `stillWelcome` is asked at every heartbeat. False: full, and answered so. */
  join(request: IncomingMessage, response: ServerResponse, caller: Caller, first: Buffer[], stillWelcome?: () => boolean): boolean
  /** Writes the same bytes to every connection. */
  send(message: Buffer): void
  size(): number
  /** Ends every connection and the heartbeat; whoever comes after is told to come back. */
  close(): void
}

export const streamDefaults: StreamOptions = {
  ceiling: 20_000,
  cap: 1_000_000,
  heartbeat: 15_000,
  now: Date.now,
  random: Math.random,
}

/** One message of an event stream (HTML, 9.2.5) as the bytes that go out. JSON has no line breaks of its own. */
export const encodeMessage = (event: string, data: unknown, id?: string): Buffer =>
  Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

const plainHeaders = flatten({ ...headersFor('live', false), connection: 'close' })
const secureHeaders = flatten({ ...headersFor('live', true), connection: 'close' })

/**
 * By a reset: after an orderly end the system would keep megabytes in its own buffers for as long as the reader answers that it
 * still cannot take any. TLS has no reset of its own.
 */
const drop = (response: ServerResponse) => {
  const { socket } = response
  if (!socket || 'encrypted' in socket) response.destroy()
  else socket.resetAndDestroy()
}

/**
 * Server-sent events straight on Node's responses. The body ends with the connection instead of being chunked, so that
 * one message is one Buffer, written as it is to everybody.
 */
export const createEventStream = (options: StreamOptions): EventStream => {
  const { ceiling, cap, heartbeat, now, random } = options
  const open = new Map<ServerResponse, (() => boolean) | undefined>()
  let closed = false

  const write = (response: ServerResponse, message: Buffer) => {
    response.write(message)
    if (response.writableLength <= cap) return
    open.delete(response)
    drop(response)
    options.onDrop?.()
  }
  const end = (response: ServerResponse) => {
    open.delete(response)
    response.end()
  }
  const send = (message: Buffer) => {
    for (const response of open.keys()) write(response, message)
  }
  const beat = () => {
    for (const [response, stillWelcome] of open) if (stillWelcome && !stillWelcome()) end(response)
    send(encodeMessage('heartbeat' satisfies keyof LiveEvents, { now: now() } satisfies LiveEvents['heartbeat']))
  }
  const timer = setInterval(beat, heartbeat)
  timer.unref()

  const prepare = (request: IncomingMessage, response: ServerResponse, caller: Caller) => {
    request.socket.setTimeout(0)
    request.socket.setNoDelay(true)
    response.useChunkedEncodingByDefault = false
    response.shouldKeepAlive = false
    response.writeHead(200, caller.secure ? secureHeaders : plainHeaders)
  }

  return {
    join(request, response, caller, first, stillWelcome) {
      if (closed || open.size >= ceiling) {
        sendProblem(request, response, caller, tooBusy('There are too many live connections.', 10 + Math.floor(random() * 20)))
        return false
      }
      prepare(request, response, caller)
      if (request.method === 'HEAD') {
        response.end()
        return true
      }
      open.set(response, stillWelcome)
      response.on('close', () => open.delete(response))
      // Who leaves between two messages is noticed by writing: that is no fault.
      response.on('error', () => open.delete(response))
      // Spread in time, so that after a restart not everybody comes in the same second.
      const retry = Buffer.from(`retry: ${2000 + Math.floor(random() * 6000)}\n\n`)
      write(response, Buffer.concat([retry, ...first]))
      return true
    },
    send,
    size: () => open.size,
    close() {
      closed = true
      clearInterval(timer)
      for (const response of open.keys()) end(response)
    },
  }
}
