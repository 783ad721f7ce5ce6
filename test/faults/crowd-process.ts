import { openLiveClient, type ClientOptions, type Tally } from './crowd-client.ts'

/** A process of its own that holds many live clients, started by crowd.ts: it has the sockets, and its own share of the processor. */

export interface Joining extends Partial<Pick<ClientOptions, 'reads' | 'returns' | 'from' | 'path'>> {
  clients: number
}
export interface Told extends Omit<Tally, 'at' | 'refused' | 'arrivals' | 'moved'> {
  at: [state: string, clients: number][]
  refused: [status: number, times: number][]
}
export type Ask =
  | { do: 'join'; joining: Joining; port: number }
  /** Answered when every client that reads, of all that ever joined, stands at the state. */
  | { do: 'stand'; state: string }
  /** Answered when every client that reads stands greeted. */
  | { do: 'open' }
  | { do: 'tell' }
  /** Answers the arrivals and forgets them. */
  | { do: 'arrivals' }
export type Asked = Ask & { number: number }
export interface Answer {
  number: number
  told?: Told
  arrivals?: [state: string, times: number[]][]
}

/** Comings at once: what the listening socket lets wait is a few hundred. */
const pace = 100

const tally: Tally = {
  at: new Map(),
  open: 0,
  greeted: 0,
  resumed: 0,
  jumped: 0,
  changes: 0,
  repeated: 0,
  gaps: 0,
  refused: new Map(),
  lost: 0,
  retries: [],
  arrivals: process.argv.includes('timed') ? new Map() : undefined,
  moved: lookAround,
}
let readers = 0
let waiting: { holds: () => boolean; resolve: () => void }[] = []

function lookAround(): void {
  for (const { resolve } of waiting.filter(({ holds }) => holds())) resolve()
  waiting = waiting.filter(({ holds }) => !holds())
}

const until = (holds: () => boolean) =>
  holds() ? Promise.resolve() : new Promise<void>((resolve) => waiting.push({ holds, resolve }))

const join = async ({ clients, reads = true, returns = 'never', from, path = '/api/live' }: Joining, port: number) => {
  if (reads) readers += clients
  let left = clients
  const comeOneByOne = async () => {
    while (left-- > 0) {
      await new Promise<void>((settled) => openLiveClient({ port, path, reads, returns, from, settled }, tally))
    }
  }
  await Promise.all(Array.from({ length: Math.min(pace, clients) }, comeOneByOne))
}

const tell = (): Told => {
  const { at, refused, arrivals: _, moved: __, ...numbers } = tally
  return { ...numbers, at: [...at].filter(([, clients]) => clients > 0), refused: [...refused] }
}

const takeArrivals = () => {
  const taken = [...(tally.arrivals ?? [])]
  tally.arrivals?.clear()
  return taken
}

const answer = async (asked: Asked): Promise<Omit<Answer, 'number'>> => {
  if (asked.do === 'join') await join(asked.joining, asked.port)
  if (asked.do === 'stand') await until(() => tally.at.get(asked.state) === readers)
  if (asked.do === 'open') await until(() => tally.open === readers)
  if (asked.do === 'tell') return { told: tell() }
  if (asked.do === 'arrivals') return { arrivals: takeArrivals() }
  return {}
}

process.on('message', (asked: Asked) => {
  void answer(asked).then((answered) => process.send?.({ ...answered, number: asked.number } satisfies Answer))
})
process.on('disconnect', () => process.exit(0))
