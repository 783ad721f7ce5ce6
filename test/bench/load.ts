import { connect, type Socket } from 'node:net'
import { percentile } from './contest.ts'
import { createListeners } from './listeners.ts'
import { answerCommands } from './program.ts'
import { writeCommands } from './writes.ts'

/** The process that asks: plain sockets that are kept, one request after the other on each, nothing parsed but lengths. */
export interface Load {
  port: number
  path: string
  headers: Record<string, string>
  connections: number
  milliseconds: number
}

export interface Answered {
  requests: number
  /** Of a second. */
  rate: number
  /** Milliseconds. */
  p50: number
  p99: number
}

/** Bytes of a whole answer, read off the first: every further one of the same address is as long. */
const lengthOf = (head: string): number => {
  const end = head.indexOf('\r\n\r\n')
  if (end < 0) return Number.POSITIVE_INFINITY
  const status = Number(head.slice(9, 12))
  const length = status === 304 ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1])
  if (!(status === 200 || status === 304) || Number.isNaN(length))
    throw new Error(`not an answer to measure:\n${head.slice(0, end)}`)
  return end + 4 + length
}

const ask = ({ port, path, headers }: Load, note: (milliseconds: number) => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const request = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\n${lines.join('')}\r\n`)
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let length = Number.POSITIVE_INFINITY
    let got = 0
    let head = ''
    let since = 0
    const next = () => {
      since = performance.now()
      socket.write(request)
    }
    socket.on('connect', next)
    socket.on('data', (bytes) => {
      got += bytes.length
      if (length === Number.POSITIVE_INFINITY) {
        head += bytes.toString('latin1')
        try {
          length = lengthOf(head)
        } catch (error) {
          reject(error as Error)
          socket.destroy()
        }
      }
      if (got < length) return
      got -= length
      if (note(performance.now() - since)) return next()
      socket.destroy()
      resolve()
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server has closed the connection')))
  })

const loadCommands = {
  ...createListeners(),
  ...writeCommands,
  async requests(load: Load): Promise<Answered> {
    const times: number[] = []
    const started = performance.now()
    const note = (milliseconds: number) => {
      times.push(milliseconds)
      return performance.now() - started < load.milliseconds
    }
    await Promise.all(Array.from({ length: load.connections }, () => ask(load, note)))
    const rate = (times.length * 1000) / (performance.now() - started)
    return { requests: times.length, rate, p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
  },
}
export type LoadCommands = typeof loadCommands

answerCommands(loadCommands)
