import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Answer, Ask, Asked, Joining, Told } from './crowd-process.ts'

export interface CrowdReport extends Omit<Told, 'at' | 'refused'> {
  /** How many clients stand at each published state. */
  at: Map<string, number>
  /** Answers that were no stream, by status. */
  refused: Map<number, number>
}

/** Many live clients on real sockets, in processes of their own, each of which checks that it gets every change once and in order. */
export interface Crowd {
  /** Brings more clients; resolves when each has been greeted, refused or lost once (one that never reads: is connected). */
  join(joining: Joining): Promise<void>
  /** Resolves when every client that reads stands at `state`. */
  untilAt(state: string): Promise<void>
  /** Resolves when every client that reads stands greeted. */
  untilOpen(): Promise<void>
  report(): Promise<CrowdReport>
  /**
   * By state, when each client had read that change: milliseconds of the monotonic clock, as `monotonicNow` of crowd-client.ts
   * tells them here. Those told are forgotten. Only of a crowd that is `timed`.
   */
  arrivals(): Promise<Map<string, number[]>>
  /** Ends the clients and their processes. */
  close(): Promise<void>
}

export interface CrowdOptions {
  port: number
  /** One process holds as many sockets as the system lets it open. */
  processes?: number
  timed?: boolean
}

const startProcess = (timed: boolean) => {
  const child: ChildProcess = fork(join(import.meta.dirname, 'crowd-process.ts'), timed ? ['timed'] : [], {
    execArgv: ['--import', 'tsx'],
  })
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  let number = 0
  child.on('message', (answer: Answer) => {
    waiting.get(answer.number)?.resolve(answer)
    waiting.delete(answer.number)
  })
  const exited = once(child, 'exit')
  void exited.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('a process of the crowd has ended'))
  })
  return {
    ask: (ask: Ask) =>
      new Promise<Answer>((resolve, reject) => {
        waiting.set((number += 1), { resolve, reject })
        child.send({ ...ask, number } satisfies Asked)
      }),
    async close() {
      if (child.connected) child.disconnect()
      await exited
    },
  }
}

const shareOf = (clients: number, parts: number, index: number) =>
  Math.floor((clients * (index + 1)) / parts) - Math.floor((clients * index) / parts)

const addUp = <K>(lists: (readonly (readonly [K, number])[])[]) => {
  const sums = new Map<K, number>()
  for (const [key, value] of lists.flat()) sums.set(key, (sums.get(key) ?? 0) + value)
  return sums
}

const addReports = (reports: Told[]): CrowdReport => {
  const sum = (read: (told: Told) => number) => reports.reduce((total, told) => total + read(told), 0)
  return {
    at: addUp(reports.map(({ at }) => at)),
    refused: addUp(reports.map(({ refused }) => refused)),
    retries: reports.flatMap(({ retries }) => retries),
    open: sum(({ open }) => open),
    greeted: sum(({ greeted }) => greeted),
    resumed: sum(({ resumed }) => resumed),
    jumped: sum(({ jumped }) => jumped),
    changes: sum(({ changes }) => changes),
    repeated: sum(({ repeated }) => repeated),
    gaps: sum(({ gaps }) => gaps),
    lost: sum(({ lost }) => lost),
  }
}

/** Starts the processes; clients come with `join`. */
export const openCrowd = ({ port, processes = 1, timed = false }: CrowdOptions): Crowd => {
  const parts = Array.from({ length: processes }, () => startProcess(timed))
  const askAll = (ask: Ask) => Promise.all(parts.map((part) => part.ask(ask)))
  return {
    async join(joining) {
      const share = (index: number) => ({ ...joining, clients: shareOf(joining.clients, parts.length, index) })
      await Promise.all(parts.map((part, index) => part.ask({ do: 'join', joining: share(index), port })))
    },
    async untilAt(state) {
      await askAll({ do: 'stand', state })
    },
    async untilOpen() {
      await askAll({ do: 'open' })
    },
    async report() {
      const answers = await askAll({ do: 'tell' })
      return addReports(answers.flatMap(({ told }) => told ?? []))
    },
    async arrivals() {
      const answers = await askAll({ do: 'arrivals' })
      const all = new Map<string, number[]>()
      for (const [state, times] of answers.flatMap(({ arrivals }) => arrivals ?? [])) {
        all.set(state, [...(all.get(state) ?? []), ...times])
      }
      return all
    },
    async close() {
      await Promise.all(parts.map((part) => part.close()))
    },
  }
}
