import { connect, type Socket } from 'node:net'
import { percentile } from './contest.ts'

/** Many screens that listen, counted rather than read: what they do must cost less than what is measured. */
export interface Arrivals {
  /** Milliseconds from the server's clock in the message until a listener has it whole. */
  p50: number
  p99: number
}

export interface Listeners {
  /** Opens so many more; resolves when each has had its greeting. */
  join(asked: { port: number; path: string; clients: number }): Promise<void>
  /** From now on a message of so many bytes is awaited. */
  expect(bytes: number): void
  /** The next message, as the first listener gets it: at most so many bytes of it. */
  next(): Promise<string>
  /** Resolves when every one has the expected message. */
  arrivals(): Promise<Arrivals>
  leave(): void
}

/** Connecting at once. */
const pace = 200

export const createListeners = (): Listeners => {
  const sockets: Socket[] = []
  let expected = Number.POSITIVE_INFINITY
  let got: number[] = []
  let times: number[] = []
  let sentAt = Number.NaN
  let told: (text: string) => void = () => {}
  let allHere: () => void = () => {}

  const listen = (index: number, { port, path }: { port: number; path: string }) =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1' }, () =>
        socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n\r\n`),
      )
      socket.on('error', reject)
      // The greeting comes with the head or right behind it, and ends as every message does.
      let head = ''
      const greeted = (bytes: Buffer) => {
        head += bytes.toString('latin1')
        if (!/\r\n\r\n[^]*\n\n(\r\n)?$/.test(head)) return
        socket.off('data', greeted)
        socket.on('data', (more) => take(index, more))
        resolve()
      }
      socket.on('data', greeted)
      sockets.push(socket)
    })

  const take = (index: number, bytes: Buffer) => {
    if (bytes.length < 200 && bytes.toString('latin1').startsWith('event: heartbeat')) return
    if (Number.isNaN(sentAt)) {
      const text = bytes.toString('latin1')
      sentAt = Number(/"now":(\d+)/.exec(text)?.[1] ?? Number.NaN)
      told(text)
    }
    const before = got[index] ?? 0
    got[index] = before + bytes.length
    if (before >= expected || got[index] < expected) return
    times.push(Date.now() - sentAt)
    if (times.length === sockets.length) allHere()
  }

  const expect = (bytes: number) => {
    expected = bytes
    got = []
    times = []
    sentAt = Number.NaN
  }

  return {
    async join({ clients, ...where }) {
      let next = sockets.length
      const end = next + clients
      const connectInTurn = async () => {
        while (next < end) await listen(next++, where)
      }
      await Promise.all(Array.from({ length: pace }, connectInTurn))
    },
    expect,
    next: () =>
      new Promise((resolve) => {
        expect(Number.POSITIVE_INFINITY)
        told = resolve
      }),
    async arrivals() {
      if (times.length < sockets.length) await new Promise<void>((resolve) => (allHere = resolve))
      return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
    },
    leave() {
      for (const socket of sockets.splice(0)) socket.destroy()
    },
  }
}
