import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enterByLink } from '../../browser/staff-api.ts'
import type { Bench, Measured } from '../contest.ts'
import { makeFullFolder } from '../full-folder.ts'
import type { LoadCommands } from '../load.ts'
import { startProduct } from '../product.ts'
import { startProgram } from '../program.ts'

const bytes = 49_000_000
const day = 86_400_000

/** Ten years of a large house's calendar: most of it is over, one entry in ten is to come, every fourth of these is a series. */
const writeCalendar = (): Buffer => {
  const parts = ['BEGIN:VCALENDAR\r\nVERSION:2.0\r\n']
  const words = 'Wir treffen uns im Saal und reden über alles, was uns bewegt.\\n '.repeat(2)
  for (let length = 0, count = 0; length < bytes; count++) {
    const isToCome = count % 10 === 0
    const at = Date.now() + (isToCome ? 1 + (count % 300) : -3 - (count % 3_600)) * day
    const date = new Date(at).toISOString().slice(0, 10).replaceAll('-', '')
    const text = [
      'BEGIN:VEVENT',
      `UID:entry-${count}@bench.example`,
      `SUMMARY:Veranstaltung ${count}`,
      `DTSTART;TZID=Europe/Berlin:${date}T150000`,
      `DTEND;TZID=Europe/Berlin:${date}T170000`,
      ...(isToCome && count % 40 === 0 ? ['RRULE:FREQ=WEEKLY;COUNT=10'] : []),
      `DESCRIPTION:${words}`,
      'END:VEVENT\r\n',
    ].join('\r\n')
    parts.push(text)
    length += Buffer.byteLength(text)
  }
  return Buffer.from(`${parts.join('')}END:VCALENDAR\r\n`)
}

/** The most memory that the process reading calendars ever had, in bytes; 0 where the system does not tell. */
const readerPeak = async (): Promise<number> => {
  const processes = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const peaks = await Promise.all(
    processes.map(async (id) => {
      const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')
      if (!command.includes('calendar-process')) return 0
      const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '')
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
    }),
  )
  return Math.max(0, ...peaks)
}

const megabytes = (size: number) => Math.round(size / 1_000_000)

const importOnce = async (calendar: Buffer, folder?: string): Promise<Measured> => {
  const product = await startProduct(folder === undefined ? {} : { CONTENT_DIR: folder })
  const readers = startProgram<LoadCommands>('load.ts')
  const over = new AbortController()
  const beside: Promise<void>[] = []
  try {
    const headers = { cookie: await enterByLink(product), 'sec-fetch-site': 'same-origin' }
    const feed = { id: 'bench', status: 'published', name: 'Bench' }
    await fetch(`${product.origin}/api/staff/items/feeds/bench`, {
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/json', 'if-none-match': '*' },
      body: JSON.stringify(feed),
    })
    const before = (await product.ask('collected')).rss
    let most = before
    let reader = 0
    const watching = (async () => {
      while (!over.signal.aborted) {
        most = Math.max(most, (await product.ask('usage')).rss)
        reader = Math.max(reader, await readerPeak())
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })()
    const latencies: number[] = []
    const reading = (async () => {
      while (!over.signal.aborted) {
        const { p99 } = await readers.ask('requests', {
          port: product.port,
          path: '/healthz',
          headers: {},
          connections: 1,
          milliseconds: 500,
        })
        latencies.push(p99)
      }
    })()
    beside.push(watching, reading)
    await product.ask('watchTurns')
    const began = performance.now()
    const answer = await fetch(`${product.origin}/api/staff/feeds/bench/file`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'text/calendar' },
      body: new Uint8Array(calendar),
    })
    const seconds = (performance.now() - began) / 1000
    over.abort()
    await Promise.all([watching, reading])
    if (!answer.ok) throw new Error(await answer.text())
    const { report } = (await answer.json()) as { report: { taken: number } }
    const { own } = await product.ask('longestTurn')
    return {
      memory: megabytes(most - before + reader),
      'of the reader': megabytes(reader),
      'longest turn': own,
      'reads p99': latencies.sort((a, b) => a - b)[Math.floor(latencies.length * 0.9)] ?? Number.NaN,
      time: seconds,
      events: report.taken,
    }
  } finally {
    over.abort()
    await Promise.allSettled(beside)
    await Promise.all([product.stop(), readers.stop()])
  }
}

const figures: Bench['figures'] = {
  memory: { unit: 'MB', target: { atMost: 300 } },
  'of the reader': { unit: 'MB' },
  'longest turn': { unit: 'ms', target: { atMost: 50 } },
  'reads p99': { unit: 'ms' },
  time: { unit: 's' },
  events: { unit: '' },
}

const importBench: Bench = {
  name: 'import-50MB',
  title:
    'A calendar of 50 MB and ten years is brought as a file, until its events to come are stored; what that takes beside the idle server',
  rounds: 2,
  figures,
  async open() {
    const calendar = writeCalendar()
    return { ours: () => importOnce(calendar), close: async () => undefined }
  },
}

/** So many as the house is said to bear. */
const already = 20_000

const fullBench: Bench = {
  name: 'import-full',
  title: `The same calendar, brought to a centre that has ${already} events already`,
  rounds: 1,
  figures,
  async open() {
    const calendar = writeCalendar()
    const full = await makeFullFolder(already)
    const used: string[] = []
    return {
      ours: async () => {
        const folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-full-'))
        used.push(folder)
        await cp(full, folder, { recursive: true, preserveTimestamps: true })
        return importOnce(calendar, folder)
      },
      close: () => Promise.all([full, ...used].map((folder) => rm(folder, { recursive: true, force: true }))),
    }
  },
}

export const importBenches: readonly Bench[] = [importBench, fullBench]
