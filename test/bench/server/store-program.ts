import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Event } from '../../../content/model/event.ts'
import type { Snapshot } from '../../../content/model/snapshot.ts'
import { createPublisher, type Publisher } from '../../../server/publish/publisher.ts'
import { openStore } from '../../../server/store/open-store.ts'
import { shortHash } from '../../../server/store/canonical.ts'
import type { Store } from '../../../server/store/store.ts'
import { buildCollections, buildJoined } from '../../server/store/collections.ts'
import { percentile } from '../contest.ts'
import { timesOf } from '../event-times.ts'
import { answerCommands } from '../program.ts'
import { type Blocks, watchLoop } from '../watch-loop.ts'

/** A store, and a publisher where asked for, in a process of its own; and beside it an append and fdatasync of as many bytes. */
const author = { by: 'bench', via: 'staff' as const }
const day = 86_400_000

/** Of two kilobytes. */
const eventOf = (index: number): Event =>
  buildJoined('events', {
    id: `event-${index}`,
    title: { de: `Termin ${index}`, en: `Event ${index}` },
    summary: { de: 'Ein Nachmittag für alle. '.repeat(12), en: 'An afternoon for everybody. '.repeat(11) },
    description: {
      de: `Kommt vorbei, es gibt **Tee**.\n\n${'Wir sitzen zusammen und reden. '.repeat(14)}`,
      en: `Drop in, there is **tea**.\n\n${'We sit together and talk. '.repeat(14)}`,
    },
    ...timesOf(index),
  })

let folder: string
let store: Store
let publisher: Publisher
/** Whose turn it is to be edited, one after the other. */
let ids: string[] = []
let offset = 0
const now = () => Date.now() + offset
/** What the publisher has put off for long: its look at the clock. */
let lookAtClock = () => {}

const schedule = (task: () => void, delay: number) => {
  if (delay > 20_000) {
    lookAtClock = task
    return () => {}
  }
  const timer = setTimeout(task, delay)
  return () => clearTimeout(timer)
}

let edits = 0
const edit = () => {
  const id = ids[edits % ids.length]!
  const before = store.content().events.get(id)
  return store.change([{ kind: 'events', id, item: { ...before, title: { de: `Termin ${++edits}`, en: 'Event' } } }], author)
}

const timeOf = async (times: number, task: () => Promise<unknown>) => {
  const taken: number[] = []
  for (let time = 0; time < times; time++) {
    const started = performance.now()
    await task()
    taken.push((performance.now() - started) * 1000)
  }
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) }
}

const storeCommands = {
  async open(count: number) {
    ids = Array.from({ length: count }, (_, index) => `event-${index}`)
    folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-bench-'))
    const seed = () => ({ ...buildCollections(), events: Array.from({ length: count }, (_, index) => eventOf(index)) })
    store = await openStore({ folder, seed })
  },
  async publish() {
    const log = { info() {}, warn() {}, error: (message: string) => process.stderr.write(`${message}\n`) }
    publisher = createPublisher({ store, hash: shortHash, now, publicUrl: 'http://sofa.example', log, schedule })
    await publisher.settle()
    // An edit of what is not shown, a yearly series out of season, tells nobody anything.
    const shown = JSON.parse(publisher.bodies().identity.bytes.toString()) as Pick<Snapshot, 'events'>
    ids = shown.events.map(({ id }) => id).filter((id) => id.startsWith('event-'))
  },
  /** Microseconds. */
  edits: (times: number) => timeOf(times, edit),
  /** From the edit until the publisher has told what is new. */
  published: (times: number) =>
    timeOf(times, async () => {
      const told = new Promise<void>((resolve) => {
        const end = publisher.subscribe(() => {
          end()
          resolve()
        })
      })
      await Promise.all([edit(), told])
    }),
  /** As many bytes as an edit's line has, appended and made durable; microseconds. */
  async appends(times: number) {
    const change = store.history(store.revision() - 1)?.[0]
    const line = Buffer.from(`${JSON.stringify(change)}\n`)
    const file = await open(join(folder, 'reference.ndjson'), 'a')
    const taken = await timeOf(times, async () => {
      await file.write(line)
      await file.datasync()
    })
    await file.close()
    return taken
  },
  /** An edit, until every file has it and the snapshot is built and compressed. */
  async save(): Promise<Blocks> {
    const stop = watchLoop()
    await edit()
    await Promise.all([store.settle(), publisher.settle()])
    return stop()
  },
  /** The window moves on by a day: until the new snapshot is built and compressed. */
  async midnight(): Promise<Blocks> {
    await publisher.settle()
    const stop = watchLoop()
    const refreshed = new Promise<void>((resolve) => {
      const end = publisher.onRefresh(() => {
        end()
        resolve()
      })
    })
    offset += day
    lookAtClock()
    await refreshed
    return stop()
  },
  async close() {
    publisher?.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  },
}
export type StoreCommands = typeof storeCommands

answerCommands(storeCommands)
