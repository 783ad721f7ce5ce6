import type { Bench, Contest } from '../contest.ts'
import { type Program, startProgram } from '../program.ts'
import type { StoreCommands } from './store-program.ts'

const openStoreProgram = async (events: number): Promise<Program<StoreCommands> & { close(): Promise<void> }> => {
  const program = startProgram<StoreCommands>('server/store-program.ts')
  await program.ask('open', events)
  return {
    ...program,
    async close() {
      await program.ask('close')
      await program.stop()
    },
  }
}

const times = 40
const durations = {
  p50: { unit: 'µs', target: { ratioAtMost: 3 } },
  p99: { unit: 'µs' },
}

const editBench = (megabytes: number, events: number): Bench => ({
  name: `store-edit-${megabytes}MB`,
  title: `One edit, checked and durable, at the store's interface; ${megabytes} MB of content in ${events} events`,
  beside: 'append and fdatasync of the same line',
  rounds: 15,
  figures: durations,
  async open(): Promise<Contest> {
    const program = await openStoreProgram(events)
    return {
      ours: () => program.ask('edits', times),
      reference: () => program.ask('appends', times),
      close: program.close,
    }
  },
})

const publishBench = (events: number): Bench => ({
  name: `publish-${events}`,
  title: `One edit among ${events} events, until the public change is made that goes to the screens`,
  beside: 'append and fdatasync of the same line',
  rounds: 15,
  figures: durations,
  async open() {
    const program = await openStoreProgram(events)
    await program.ask('publish')
    return {
      ours: () => program.ask('published', times),
      reference: () => program.ask('appends', times),
      close: program.close,
    }
  },
})

const blockFigures = (limit: number) => ({
  own: { unit: 'ms', target: { atMost: limit } },
  wall: { unit: 'ms' },
  gc: { unit: 'ms' },
})

const blockBench = (name: string, title: string, events: number, limit: number, command: 'save' | 'midnight'): Bench => ({
  name,
  title: `${title}: the event loop's longest turn by our processor time, by the clock, and the longest collection of garbage`,
  rounds: command === 'save' ? 15 : 5,
  figures: blockFigures(limit),
  async open() {
    const program = await openStoreProgram(events)
    await program.ask('publish')
    return { ours: async () => ({ ...(await program.ask(command)) }), close: program.close }
  },
})

export const storeBenches = [
  editBench(0.1, 50),
  editBench(20, 10_000),
  publishBench(300),
  publishBench(10_000),
  blockBench('block-save', 'An edit at 1 MB of content, until files and snapshot have it', 500, 5, 'save'),
  blockBench('block-midnight', 'The window of 10,000 events moves on by a day', 10_000, 50, 'midnight'),
]
