import { PerformanceObserver } from 'node:perf_hooks'

export interface Blocks {
  /** The longest turn of the event loop, in milliseconds, by the clock. */
  wall: number
  /**
   * The same by the processor time of the whole process in that turn, where that is shorter: a turn in which the system had other
   * things to do is no fault of ours.
   */
  own: number
  /** The longest pause for collecting garbage; it lies inside some turn. */
  gc: number
}

/** Goes round the event loop as fast as it can until asked what the longest turn was. */
export const watchLoop = (): (() => Blocks) => {
  const longest: Blocks = { wall: 0, own: 0, gc: 0 }
  const take = (entries: { duration: number }[]) => {
    for (const { duration } of entries) longest.gc = Math.max(longest.gc, duration)
  }
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ entryTypes: ['gc'] })

  let watching = true
  let before = performance.now()
  let cpu = process.cpuUsage()
  const turn = () => {
    const now = performance.now()
    const { user, system } = process.cpuUsage(cpu)
    const wall = now - before
    longest.wall = Math.max(longest.wall, wall)
    longest.own = Math.max(longest.own, Math.min(wall, (user + system) / 1000))
    before = now
    cpu = process.cpuUsage()
    if (watching) setImmediate(turn)
  }
  setImmediate(turn)
  return () => {
    watching = false
    take(observer.takeRecords())
    observer.disconnect()
    return longest
  }
}
