import { connect, type Socket } from 'node:net'

/** What many clients have met, together. */
export interface Tally {
  /** How many clients stand at each published state. */
  at: Map<string, number>
  /** Connections that were greeted and still stand. */
  open: number
  /** Greeted, in all. */
  greeted: number
  /** Greeted by the state the client said it had: all it missed follows. */
  resumed: number
  /** Greeted by another state than the client's: it would fetch the snapshot. */
  jumped: number
  /** Changes, in all. */
  changes: number
  /** Changes that a client had already. */
  repeated: number
  /** Changes that did not begin where the client stood. */
  gaps: number
  /** Answers that were no stream, by status. */
  refused: Map<number, number>
  /** Connections that ended, or never came about, without being asked to. */
  lost: number
  /** What clients were told to wait before coming again, in milliseconds. */
  retries: number[]
  /** By state: when each client had read the change, in milliseconds of the machine's monotonic clock. Absent: not measured. */
  arrivals: Map<string, number[]> | undefined
  /** Called whenever something above has moved. */
  moved: () => void
}

export interface ClientOptions {
  port: number
  path: string
  /** False: asks for the stream and never reads a byte of it. */
  reads: boolean
  /** When it comes again after a loss: at once, after what the server said, or never. */
  returns: 'at once' | 'as told' | 'never'
  /** The state it claims to have at its first coming. */
  from: string | undefined
  /** Called at the first end of waiting: greeted, refused or lost; of one that does not read, connected. */
  settled: () => void
}

const impatience = 50

const revisionOf = (state: string) => Number(state.slice(state.lastIndexOf(':') + 1))
const storeOf = (state: string) => state.slice(0, state.lastIndexOf(':'))
const count = <K>(map: Map<K, number>, key: K, by: number) => map.set(key, (map.get(key) ?? 0) + by)

/** The monotonic clock that all processes of a machine share, in milliseconds. */
export const monotonicNow = (): number => Number(process.hrtime.bigint()) / 1e6

/** Where one client stands: checks that each change follows the one before. */
const createPosition = (from: string | undefined, tally: Tally) => {
  let at = from
  let isCounted = false
  const stand = (state: string) => {
    if (isCounted && at !== undefined) count(tally.at, at, -1)
    isCounted = true
    at = state
    count(tally.at, state, 1)
  }
  return {
    state: () => at,
    greet(state: string) {
      if (at !== undefined) tally[at === state ? 'resumed' : 'jumped'] += 1
      stand(state)
    },
    change(state: string, from: number, now: number) {
      tally.changes += 1
      const isSame = at !== undefined && storeOf(at) === storeOf(state)
      if (isSame && revisionOf(state) <= revisionOf(at ?? '')) {
        tally.repeated += 1
        return
      }
      if (!isSame || from !== revisionOf(at ?? '')) tally.gaps += 1
      stand(state)
      const times = tally.arrivals?.get(state)
      if (times) times.push(now)
      else tally.arrivals?.set(state, [now])
    },
  }
}

/** Takes a raw HTTP answer apart: its status, then one block after the other, chunked or not. */
const createReader = (onStatus: (status: number) => void, onBlock: (block: string, now: number) => void) => {
  let rest = ''
  let status = 0
  return (bytes: Buffer) => {
    const now = monotonicNow()
    rest += bytes.toString('latin1')
    if (status === 0) {
      const end = rest.indexOf('\r\n\r\n')
      if (end < 0) return
      status = Number(rest.slice(9, 12))
      rest = rest.slice(end + 4)
      onStatus(status)
    }
    if (status !== 200) return
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) onBlock(block, now)
  }
}

interface Block {
  /** What the server told about coming again, in milliseconds. */
  told?: number | undefined
  state?: string | undefined
  event?: string | undefined
}

/** One message. Ours begin with their id, which is read without a search: there are millions of them. */
const readBlock = (block: string): Block => {
  if (block.startsWith('id: ')) {
    const end = block.indexOf('\n')
    return { state: block.slice(4, end), event: block.slice(end + 8, block.indexOf('\n', end + 1)) }
  }
  const told = /^retry: (\d+)$/m.exec(block)?.[1]
  const state = /^id: (\S+)$/m.exec(block)?.[1]
  return { told: told === undefined ? undefined : Number(told), state, event: /^event: (\w+)$/m.exec(block)?.[1] }
}

/** One screen's live connection on a bare socket. Returns its end. */
export const openLiveClient = (options: ClientOptions, tally: Tally): (() => void) => {
  const { port, path, reads, returns, settled } = options
  const position = createPosition(options.from, tally)
  let retry = impatience
  let closed = false
  let socket: Socket
  let timer: ReturnType<typeof setTimeout> | undefined

  const request = () => {
    const state = position.state()
    const resume = state === undefined ? '' : `last-event-id: ${state}\r\n`
    return `GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\naccept: text/event-stream\r\n${resume}\r\n`
  }

  const come = () => {
    let isOpen = false
    const greet = (state: string) => {
      isOpen = true
      tally.open += 1
      tally.greeted += 1
      position.greet(state)
      settled()
    }
    const read = createReader(
      (status) => {
        if (status !== 200) count(tally.refused, status, 1)
      },
      (block, now) => {
        const { told, state, event } = readBlock(block)
        if (told !== undefined) tally.retries.push((retry = told))
        if (state !== undefined && event === 'hello') greet(state)
        if (state !== undefined && event === 'change') position.change(state, Number(/"from":(\d+)/.exec(block)?.[1]), now)
      },
    )
    socket = connect({ port, host: '127.0.0.1' }, () => {
      socket.write(request())
      if (!reads) settled()
    })
    if (reads)
      socket.on('data', (bytes) => {
        read(bytes)
        tally.moved()
      })
    else socket.pause()
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (isOpen) tally.open -= 1
      if (closed) return
      tally.lost += 1
      settled()
      tally.moved()
      if (returns !== 'never') timer = setTimeout(come, returns === 'at once' ? impatience : retry)
    })
  }
  come()
  return () => {
    closed = true
    clearTimeout(timer)
    socket.destroy()
  }
}
