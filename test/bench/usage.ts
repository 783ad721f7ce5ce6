/** What a process can tell about itself. */
export const usageCommands = {
  /** Processor time of all threads so far, in microseconds; memory in bytes. */
  usage(): Usage {
    const { user, system } = process.cpuUsage()
    return { cpu: user + system, rss: process.memoryUsage.rss() }
  },
  /** As `usage`, without what nobody holds any more. */
  collected(): Usage {
    for (let time = 0; time < 3; time++) globalThis.gc?.()
    return usageCommands.usage()
  },
}
export interface Usage {
  cpu: number
  rss: number
}
export type UsageCommands = typeof usageCommands
