import type { CDPSession } from 'playwright-core'
import { launchBrowser } from '../../browser/chromium.ts'
import { removeFolder, startServer } from '../../browser/server.ts'
import type { Bench, Measured } from '../contest.ts'

const minutes = 10

interface State {
  nodes: number
  listeners: number
  documents: number
  /** Bytes. */
  heap: number
  /** Seconds. */
  script: number
}

async function read(session: CDPSession): Promise<State> {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const find = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  const { documents, nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  return { documents, nodes, listeners: jsEventListeners, heap: find('JSHeapUsedSize'), script: find('ScriptDuration') }
}

const grew = (before: State, after: State): Measured => ({
  script: (after.script - before.script) / minutes,
  heap: (after.heap - before.heap) / 1024,
  nodes: after.nodes - before.nodes,
  listeners: after.listeners - before.listeners,
  documents: after.documents - before.documents,
})

export const rotationBench: Bench = {
  name: 'rotation',
  title: `${minutes} minutes of the display's rounds, half of them without a network: what is more afterwards`,
  beside: 'an empty page in the same browser and the same minutes',
  rounds: 1,
  figures: {
    script: { unit: 's of processor a minute', target: { atMost: 0.02 } },
    heap: { unit: 'KiB more' },
    nodes: { unit: 'more' },
    listeners: { unit: 'more' },
    documents: { unit: 'more' },
  },
  open: async () => {
    const server = await startServer()
    const browser = await launchBrowser()
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
    const open = async (address: string) => {
      const page = await context.newPage()
      await page.goto(address)
      const session = await context.newCDPSession(page)
      // The processor time of its own thread: by the clock, a busy machine's other work would count.
      await session.send('Performance.enable', { timeDomain: 'threadTicks' })
      return { page, session }
    }
    const empty = await open('about:blank')
    const display = await open(`${server.origin}/signage/`)
    await display.page.waitForSelector('.layer.front h1, .layer.front h2')
    let other: Measured = {}
    let isWarm = false
    return {
      async ours() {
        // The round that does not count brings everything there once.
        const wait = (share: number) => display.page.waitForTimeout(isWarm ? share * minutes * 60_000 : 60_000)
        const before = [await read(display.session), await read(empty.session)] as const
        await wait(0.5)
        await context.setOffline(true)
        await wait(0.5)
        await context.setOffline(false)
        const after = [await read(display.session), await read(empty.session)] as const
        isWarm = true
        other = grew(before[1], after[1])
        return grew(before[0], after[0])
      },
      reference: () => Promise.resolve(other),
      async close() {
        await browser.close()
        await server.stop()
        await removeFolder(server.folder)
      },
    }
  },
}
