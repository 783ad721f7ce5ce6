import type { IncomingMessage } from 'node:http'
import { open } from './ask.ts'
import { orWell, well, wrong, type Finding } from './finding.ts'

export interface LivePatience {
  /** Milliseconds for the greeting: it is sent at once. */
  hello: number
  /** Milliseconds for a heartbeat: the server sends one every 15 seconds. */
  heartbeat: number
}

const usualPatience: LivePatience = { hello: 4000, heartbeat: 20_000 }

const passThrough =
  'Let the proxy pass /api/live at once: `proxy_buffering off` and no gzip for nginx, `flush_interval -1` for Caddy; see docs/running.md.'
const longer = 'Let the proxy keep quiet connections open for a minute at least: `proxy_read_timeout 1h` for nginx.'

/** The names of the events as they come, and the server's clock with each. */
async function* eventsOf(response: IncomingMessage): AsyncGenerator<{ event: string; now: number }> {
  let rest = ''
  for await (const chunk of response as AsyncIterable<Buffer>) {
    const blocks = (rest + chunk.toString()).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, event] = /^event: (.*)$/m.exec(block) ?? []
      const [, data] = /^data: (.*)$/m.exec(block) ?? []
      if (event && data) yield { event, now: (JSON.parse(data) as { now: number }).now }
    }
  }
}

const within = async <T>(task: Promise<T>, patience: number): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, patience, undefined)))
  return Promise.race([task, timeout]).finally(() => clearTimeout(timer))
}

/** Both clocks in epoch milliseconds. */
const compareClocks = (theirs: number, ours: number): Finding[] => {
  const seconds = Math.round(Math.abs(theirs - ours) / 1000)
  if (seconds < 60) return []
  return [
    wrong(`The server's clock and the one here are ${seconds} seconds apart`, 'Set both by NTP: `timedatectl set-ntp true`.'),
  ]
}

const listen = async (response: IncomingMessage, patience: LivePatience, now: () => number): Promise<Finding[]> => {
  const events = eventsOf(response)
  const next = async () => {
    const { value } = await events.next()
    return value ? value : ('end' as const)
  }
  const hello = await within(next(), patience.hello)
  if (hello === undefined)
    return [
      wrong('The live channel opens, but its greeting does not come through: something on the way holds it back', passThrough),
    ]
  if (hello === 'end') return [wrong('The live channel is ended at once', longer)]
  const clocks = compareClocks(hello.now, now())
  const untilBeat = async (): Promise<'heartbeat' | 'end'> => {
    for (;;) {
      const heard = await next()
      if (heard === 'end') return 'end'
      if (heard.event === 'heartbeat') return 'heartbeat'
    }
  }
  const beat = await within(untilBeat(), patience.heartbeat)
  if (beat === 'heartbeat') return [...clocks, well('The live channel greets at once and its heart beats')]
  return [
    ...clocks,
    wrong(
      beat === 'end' ? 'The live channel is cut off while it is quiet' : 'The live channel has no heartbeat',
      beat === 'end' ? longer : passThrough,
    ),
  ]
}

/** Opens the live channel as a screen does and listens until the first heartbeat. */
export const checkLive = async (origin: string, now: () => number, patience = usualPatience): Promise<Finding[]> => {
  const response = await within(
    open(new URL('/api/live', origin), { 'accept-encoding': 'gzip, br', accept: 'text/event-stream' }, 2 * patience.heartbeat),
    patience.hello,
  )
  if (!response) return [wrong('The live channel does not open: something on the way holds it back', passThrough)]
  try {
    const { statusCode, headers } = response
    if (statusCode !== 200 || headers['content-type'] !== 'text/event-stream')
      return [
        wrong(
          `The live channel answers ${statusCode} ${headers['content-type'] ?? ''}`,
          'Look into the log of the server and of the proxy.',
        ),
      ]
    if (headers['content-encoding'] !== undefined)
      return [wrong('The live channel is compressed on its way, which holds it back', passThrough)]
    return orWell(await listen(response, patience, now), '')
  } finally {
    response.destroy()
  }
}
