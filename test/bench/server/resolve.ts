import type { Bench } from '../contest.ts'
import { startProgram } from '../program.ts'
import type { ResolveCommands } from './resolve-program.ts'

const series = 10_000

/** The first target of the product: two seconds for all of them, and nobody waits longer than 50 ms meanwhile. */
export const resolveBench: Bench = {
  name: `resolve-${series}`,
  title: `${series} series of every kind resolved for 92 days, in the server's turns: in all, and the longest turn by processor time`,
  beside: 'rrule-temporal alone over the same rules',
  rounds: 5,
  figures: { all: { unit: 'ms', target: { atMost: 2_000 } }, own: { unit: 'ms', target: { atMost: 50 } } },
  async open() {
    const program = startProgram<ResolveCommands>('server/resolve-program.ts')
    await program.ask('open', series)
    return { ours: () => program.ask('resolve'), reference: () => program.ask('library'), close: program.stop }
  },
}
