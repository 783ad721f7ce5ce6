import { setTimeout as wait } from 'node:timers/promises'
import { signInByLink, type StaffApi } from '../../browser/staff-api.ts'
import { build } from '../../content/builders.ts'
import type { Bench, Measured } from '../contest.ts'
import type { LoadCommands } from '../load.ts'
import { startProduct } from '../product.ts'
import { startProgram } from '../program.ts'
import type { SseCommands } from '../reference/sse.ts'
import type { UsageCommands } from '../usage.ts'

/** So that the whole live message has about two kilobytes. */
const noticeText = 'Heute bleibt die Werkstatt geschlossen. '.repeat(45)

const dateIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

let edits = 0
const editNotice = (staff: StaffApi) =>
  staff.put('notices', build('notices', { id: `bench-${++edits}`, from: dateIn(0), until: dateIn(7), body: { de: noticeText } }))

/** Compressing what was just published would disturb whoever is measured next. */
const rest = () => wait(300)

const pushBench = (clients: number, rounds: number): Bench => ({
  name: `live-push-${clients}`,
  title: `A staff edit of 2 KB reaches ${clients} live clients: from the server's clock in the message until it is read`,
  beside: 'raw SSE, the same number of bytes to a Set of responses',
  rounds,
  figures: {
    p99: { unit: 'ms', target: { ratioAtMost: 1.3 } },
    p50: { unit: 'ms' },
  },
  async open() {
    const product = await startProduct()
    const reference = startProgram<SseCommands>('reference/sse.ts')
    const [toProduct, toReference] = [startProgram<LoadCommands>('load.ts'), startProgram<LoadCommands>('load.ts')]
    const staff = await signInByLink(product)
    await toProduct.ask('join', { port: product.port, path: '/api/live', clients })
    await toReference.ask('join', { port: await reference.ask('serve'), path: '/', clients })

    const first = toProduct.ask('next')
    await editNotice(staff)
    const bytes = (await first).length

    const measure = async (load: typeof toProduct, push: () => Promise<unknown>): Promise<Measured> => {
      await load.ask('expect', bytes)
      await push()
      const { p50, p99 } = await load.ask('arrivals')
      await rest()
      return { p50, p99 }
    }
    return {
      ours: () => measure(toProduct, () => editNotice(staff)),
      reference: () => measure(toReference, () => reference.ask('push', bytes)),
      close: () => Promise.all([product, reference, toProduct, toReference].map((program) => program.stop())),
    }
  },
})

/** In a process of its own each time: what an earlier round has freed would hide what this one takes. */
const measureMemory = async (
  port: number,
  path: string,
  ask: (name: 'collected') => Promise<ReturnType<UsageCommands['collected']>>,
): Promise<Measured> => {
  const load = startProgram<LoadCommands>('load.ts')
  const clients = 10_000
  const before = await ask('collected')
  await load.ask('join', { port, path, clients })
  const after = await ask('collected')
  await load.stop()
  return { 'memory a connection': (after.rss - before.rss) / clients / 1000 }
}

const memoryBench: Bench = {
  name: 'live-memory',
  title: 'What 10,000 live clients add to the memory of the server (resident, after collection)',
  beside: 'raw SSE',
  rounds: 3,
  figures: { 'memory a connection': { unit: 'KB', target: { atMost: 13 } } },
  open: () =>
    Promise.resolve({
      async ours() {
        const product = await startProduct()
        const measured = await measureMemory(product.port, '/api/live', product.ask)
        await product.stop()
        return measured
      },
      async reference() {
        const reference = startProgram<SseCommands>('reference/sse.ts')
        const measured = await measureMemory(await reference.ask('serve'), '/', (name) => reference.ask(name))
        await reference.stop()
        return measured
      },
      close: () => Promise.resolve(),
    }),
}

export const liveBenches = [pushBench(1000, 21), pushBench(10_000, 11), memoryBench]
