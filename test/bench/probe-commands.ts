import { usageCommands } from './usage.ts'
import { watchLoop, type Blocks } from './watch-loop.ts'

let endWatch: (() => Blocks) | undefined

/** What a server that is measured can be asked. */
export const probeCommands = {
  ...usageCommands,
  watchTurns() {
    endWatch = watchLoop()
  },
  /** Since `watchTurns`. */
  longestTurn(): Blocks {
    return endWatch?.() ?? { wall: Number.NaN, own: Number.NaN, gc: Number.NaN }
  },
}
export type ProbeCommands = typeof probeCommands
