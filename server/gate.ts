import { tooBusy } from './problem.ts'

export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** Lets `atOnce` jobs run and `waiting` ones wait; who comes then is told to come back. */
export const createGate = (atOnce: number, waiting: number, busy: string): Gate => {
  let running = 0
  const queue: (() => void)[] = []
  const enter = async () => {
    if (running < atOnce) {
      running += 1
      return
    }
    if (queue.length >= waiting) throw tooBusy(busy, 5)
    // Whoever leaves hands its place on, so `running` stays as it is.
    await new Promise<void>((resolve) => queue.push(resolve))
  }
  const leave = () => {
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }
  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
