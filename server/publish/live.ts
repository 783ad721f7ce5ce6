import type { IncomingMessage } from 'node:http'
import type { LiveHello } from '../../content/model/snapshot.ts'
import type { PublishedChange } from './change-log.ts'
import type { DirectAnswer } from './direct.ts'
import type { Publisher } from './publisher.ts'
import { createEventStream, encodeMessage, type StreamOptions } from './stream.ts'

export interface Live {
  answer: DirectAnswer
  size(): number
  /** Whether, in the last day, a screen came over plain http on another name than localhost. */
  hasInsecureScreens(): boolean
  close(): void
}

const day = 24 * 60 * 60_000

/**
 * Characters. Who missed more takes the snapshot, which is shorter by then; and what waits for one reader alone stays small, however
 * many come at once and never read.
 */
const longestCatchUp = 100_000
const isLong = (missed: readonly PublishedChange[]) => missed.reduce((sum, { json }) => sum + json.length, 0) > longestCatchUp

/** What EventSource remembers is newer than what the address was made with. */
const stateOfScreen = (request: IncomingMessage): string | undefined => {
  const last = request.headers['last-event-id']
  if (typeof last === 'string' && last !== '') return last
  return new URLSearchParams((request.url ?? '').split('?')[1]).get('from') ?? undefined
}

/**
 * `/api/live`. `hello` names the state from which the stream goes on: the screen's own when everything it missed follows,
 * else the current one, and the screen fetches the snapshot. `refresh`: only the snapshot helps, at leisure.
 */
export const createLive = (
  publisher: Pick<Publisher, 'state' | 'since' | 'subscribe' | 'onRefresh'>,
  options: StreamOptions,
): Live => {
  const { now } = options
  const stream = createEventStream(options)
  let insecureAt = -Infinity

  // The change is JSON already: the store's name and the server's clock are put in front of it.
  const encodeChange = ({ state, json }: PublishedChange) => {
    const store = JSON.stringify(state.slice(0, state.lastIndexOf(':')))
    return Buffer.from(`id: ${state}\nevent: change\ndata: {"store":${store},"now":${now()},${json.slice(1)}\n\n`)
  }
  const ends = [
    publisher.subscribe((change) => stream.send(encodeChange(change))),
    publisher.onRefresh((state) => stream.send(encodeMessage('refresh', { now: now() }, state))),
  ]

  const greet = (from: string | undefined): Buffer[] => {
    const since = from === undefined ? undefined : publisher.since(from)
    const missed = since && !isLong(since) ? since : undefined
    const hello: LiveHello = { state: missed ? (from as LiveHello['state']) : publisher.state(), now: now() }
    return [encodeMessage('hello', hello, hello.state), ...(missed ?? []).map(encodeChange)]
  }

  return {
    answer(request, response, caller) {
      if (!caller.secure && !caller.local) insecureAt = now()
      stream.join(request, response, caller, greet(stateOfScreen(request)))
    },
    size: stream.size,
    hasInsecureScreens: () => now() - insecureAt < day,
    close() {
      for (const end of ends) end()
      stream.close()
    },
  }
}
