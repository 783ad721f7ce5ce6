import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { Content, Item, Kind } from '../../../content/model/kinds.ts'
import { apply } from '../../../content/rules/apply.ts'
import { createPublisher, type Publisher } from '../../../server/publish/publisher.ts'
import type { Change } from '../../../server/store/store.ts'
import { build, buildContent, shortHash } from '../../content/builders.ts'

const silent = { info() {}, warn() {}, error() {} }

/** A store's outside without a disk. */
function memoryStore(start: Content) {
  let content = start
  let revision = 1
  const listeners = new Set<(change: Change, content: Content) => void>()
  return {
    id: 'shelf',
    content: () => content,
    revision: () => revision,
    subscribe(listener: (change: Change, content: Content) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    put(...items: [Kind, Item][]) {
      const edits = items.map(([kind, item]) => {
        const before = (content[kind] as ReadonlyMap<string, Item>).get(item.id) ?? null
        content = { ...content, [kind]: new Map([...(content[kind] as ReadonlyMap<string, Item>), [item.id, item]]) }
        return { kind, id: item.id, before, after: item }
      })
      revision++
      for (const listener of listeners) listener({ revision, at: '', by: 'test', via: 'staff', edits }, content)
    },
  }
}

/** A clock whose timers run only when the test says so. */
function handClock(start: string) {
  let time = Date.parse(start)
  let timers: { task: () => void; due: number }[] = []
  return {
    now: () => time,
    schedule(task: () => void, delay: number) {
      const timer = { task, due: time + delay }
      timers.push(timer)
      return () => void (timers = timers.filter((each) => each !== timer))
    },
    advance(ms: number) {
      const end = time + ms
      for (;;) {
        const next = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0]
        if (!next) break
        timers = timers.filter((each) => each !== next)
        time = Math.max(time, next.due)
        next.task()
      }
      time = end
    },
  }
}

let publisher: Publisher
afterEach(() => publisher.close())

function start(
  content = buildContent({ places: [build('places')], notices: [build('notices')] }),
  at = '2026-01-05T09:00:00Z',
  horizon?: number,
) {
  const store = memoryStore(content)
  const clock = handClock(at)
  publisher = createPublisher({
    store,
    hash: shortHash,
    now: clock.now,
    schedule: clock.schedule,
    publicUrl: 'http://sofa.example',
    horizon,
    log: silent,
  })
  return { store, clock }
}

describe('the published snapshot', () => {
  it('is there at once, plain and then compressed, and every form says the same', async () => {
    const { clock } = start()
    const first = publisher.current()
    expect(first.state).toBe('shelf.2026-01-05:1')
    expect(JSON.parse(first.bodies.identity.bytes.toString())).toEqual(first.snapshot)
    await publisher.settle()
    const { gzip, identity } = publisher.current().bodies
    expect(gunzipSync(gzip!.bytes)).toEqual(identity.bytes)
    expect(identity.etag).toMatch(/^"shelf\.2026-01-05:1\.[0-9a-z]+"$/)
    expect(gzip!.etag).toBe(identity.etag.replace(/"$/, '-gzip"'))
    expect(publisher.current().bodies.brotli).toBeUndefined()
    clock.advance(2_000)
    await expect.poll(() => publisher.current().bodies.brotli).toBeDefined()
    expect(brotliDecompressSync(publisher.current().bodies.brotli!.bytes)).toEqual(identity.bytes)
  })

  it('says for how long it has lacked a change, until that is built', async () => {
    const { store, clock } = start()
    await publisher.settle()
    clock.advance(1_000)
    expect(publisher.behindFor()).toBe(0)
    store.put(['notices', build('notices', { title: { de: 'Aufzug fährt' } })])
    expect(publisher.bodies().state).toBe('shelf.2026-01-05:1')
    clock.advance(200)
    expect(publisher.behindFor()).toBe(200)
    await publisher.settle()
    expect([publisher.bodies().state, publisher.behindFor()]).toEqual(['shelf.2026-01-05:2', 0])
    store.put(['notices', build('notices', { id: 'quiet', status: 'draft' })])
    expect(publisher.behindFor()).toBe(0)
  })

  it('tells a public change at once, before anything is built', async () => {
    const { store } = start()
    await publisher.settle()
    const before = publisher.current()
    const heard: string[] = []
    publisher.subscribe(({ state, change, json }) => {
      heard.push(state)
      expect(JSON.parse(json)).toEqual(change)
      expect(apply(before.snapshot, change)).toEqual(publisher.current().snapshot)
    })
    store.put(['notices', build('notices', { title: { de: 'Aufzug fährt' } })])
    expect(heard).toEqual(['shelf.2026-01-05:2'])
    expect(publisher.current().state).toBe('shelf.2026-01-05:2')
    expect(publisher.current().bodies.state).toBe('shelf.2026-01-05:1')
  })

  it('says nothing of drafts, and the next change goes on from the last published revision', () => {
    const { store } = start()
    const heard: [number, number][] = []
    publisher.subscribe(({ change }) => heard.push([change.from, change.to]))
    store.put(['notices', build('notices', { id: 'secret', status: 'draft' })])
    expect(publisher.current().state).toBe('shelf.2026-01-05:1')
    store.put(['notices', build('notices', { id: 'secret', status: 'published' })])
    expect(heard).toEqual([[1, 3]])
  })

  it('builds what changes in one moment together, and a storm of edits only now and then', async () => {
    const { store, clock } = start()
    await publisher.settle()
    clock.advance(1_000)
    const put = (n: number) => store.put(['notices', build('notices', { title: { de: `Nummer ${n}` } })])
    for (let n = 0; n < 50; n++) put(n)
    await expect.poll(() => publisher.bodies().state).toBe('shelf.2026-01-05:51')
    for (let n = 50; n < 60; n++) {
      put(n)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(publisher.bodies().state).toBe('shelf.2026-01-05:51')
    clock.advance(1_000)
    await publisher.settle()
    const { bodies, snapshot } = publisher.current()
    expect(bodies.state).toBe('shelf.2026-01-05:61')
    expect(JSON.parse(bodies.identity.bytes.toString())).toEqual(snapshot)
  })

  it('gives a returning screen what it missed, and nothing to one it does not know', () => {
    const { store } = start()
    for (const n of [1, 2, 3]) store.put(['notices', build('notices', { title: { de: `Nummer ${n}` } })])
    expect(publisher.since('shelf.2026-01-05:2')?.map(({ change }) => change.to)).toEqual([3, 4])
    expect(publisher.since('shelf.2026-01-05:4')).toEqual([])
    expect(publisher.since('shelf.2026-01-05:99')).toBeUndefined()
    expect(publisher.since('other.2026-01-05:2')).toBeUndefined()
  })

  it('forgets changes older than the last thousand', () => {
    const { store } = start()
    for (let n = 0; n < 1_001; n++) store.put(['notices', build('notices', { title: { de: `Nummer ${n}` } })])
    expect(publisher.since('shelf.2026-01-05:1')).toBeUndefined()
    expect(publisher.since('shelf.2026-01-05:2')).toHaveLength(1_000)
  })

  it('reaches as many days as it is told, and a day further every night, without an edit', async () => {
    const weekly = build('events', { id: 'weekly', recurrence: { rule: 'FREQ=DAILY' } })
    const { clock, store } = start(buildContent({ events: [weekly] }), '2026-01-05T22:59:00Z', 93)
    const told = () => {
      const { timeline } = publisher.current().snapshot
      return [timeline.days.length, timeline.days.at(-1)!.date, timeline.occurrences['weekly']!.at(-1)!.date]
    }
    await publisher.settle()
    expect(told()).toEqual([95, '2026-04-08', '2026-04-08'])
    clock.advance(60_000)
    await publisher.settle()
    expect(told()).toEqual([95, '2026-04-09', '2026-04-09'])
    expect(store.revision()).toBe(1)
  })

  it('moves its window at local midnight: another state, which screens hear of once it is built', async () => {
    const { clock } = start(undefined, '2026-01-05T22:59:00Z')
    await publisher.settle()
    const heard: string[] = []
    publisher.onRefresh((state) => heard.push(state))
    clock.advance(59_999)
    expect(publisher.current().state).toBe('shelf.2026-01-05:1')
    clock.advance(1)
    await expect.poll(() => publisher.current().state, { timeout: 20_000 }).toBe('shelf.2026-01-06:1')
    expect(publisher.current().snapshot.timeline.days[0]!.date).toBe('2026-01-05')
    expect(publisher.since('shelf.2026-01-05:1')).toBeUndefined()
    clock.advance(1_000)
    await publisher.settle()
    expect(heard).toEqual(['shelf.2026-01-06:1'])
    expect(publisher.current().bodies.state).toBe('shelf.2026-01-06:1')
  })

  it('leaves the loop to others while a new day is resolved, and takes in what is changed meanwhile', async () => {
    const weekly = Array.from({ length: 400 }, (_, n) =>
      build('events', { id: `e${n}`, recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE' } }),
    )
    const { store, clock } = start(buildContent({ places: [build('places')], events: weekly }), '2026-01-05T22:59:59Z')
    await publisher.settle()
    const heard: string[] = []
    publisher.subscribe(() => heard.push('change'))
    publisher.onRefresh((state) => heard.push(state))
    clock.advance(1_000)
    store.put(['notices', build('notices')])
    store.put(['events', build('events', { id: 'e7', status: 'draft' })])
    expect(publisher.current().state).toBe('shelf.2026-01-05:1')
    await expect.poll(() => publisher.current().state, { timeout: 20_000 }).toBe('shelf.2026-01-06:3')
    const { snapshot } = publisher.current()
    expect(snapshot.notices.map(({ id }) => id)).toEqual(['lift'])
    expect(snapshot.events.length).toBe(399)
    expect(snapshot.timeline.occurrences['e7']).toBeUndefined()
    clock.advance(10_000)
    await publisher.settle()
    expect(heard).toEqual(['shelf.2026-01-06:3'])
    expect(JSON.parse(publisher.current().bodies.identity.bytes.toString())).toEqual(snapshot)
  })

  it('asks for a whole new snapshot when the centre changes its holidays', async () => {
    const { store, clock } = start()
    await publisher.settle()
    const heard: string[] = []
    publisher.subscribe(() => heard.push('change'))
    publisher.onRefresh((state) => heard.push(state))
    store.put(['centre', build('centre', { region: 'DE-BY' })])
    clock.advance(1_000)
    await publisher.settle()
    expect(heard).toEqual(['shelf.2026-01-05:2'])
    expect(publisher.current().snapshot.timeline.holidays[0]!.name.en).toBe('Epiphany')
  })

  it('pushes no change of a megabyte to everybody: screens fetch the snapshot instead', async () => {
    const { store, clock } = start()
    await publisher.settle()
    const heard: string[] = []
    publisher.subscribe(() => heard.push('change'))
    publisher.onRefresh((state) => heard.push(state))
    const body = { de: 'Wort '.repeat(4_000).trim() }
    store.put(...Array.from({ length: 60 }, (_, n): [Kind, Item] => ['pages', build('pages', { id: `p${n}`, body })]))
    await publisher.takenIn()
    expect(publisher.since('shelf.2026-01-05:1')).toBeUndefined()
    clock.advance(1_000)
    await publisher.settle()
    expect(heard).toEqual(['shelf.2026-01-05:2'])
    expect(JSON.parse(publisher.current().bodies.identity.bytes.toString())).toEqual(publisher.current().snapshot)
  })

  const manyEvents = (title: string) =>
    Array.from({ length: 100 }, (_, n): [Kind, Item] => [
      'events',
      build('events', { id: `e${n}`, title: { de: title }, recurrence: { rule: 'FREQ=WEEKLY' } }),
    ])

  it('takes in a change of many items behind whoever has asked something, and small ones that come meanwhile in their order', async () => {
    const { store, clock } = start()
    await publisher.settle()
    let held = publisher.current().snapshot
    const heard: [number, number][] = []
    publisher.subscribe(({ change }) => {
      heard.push([change.from, change.to])
      held = apply(held, change)!
      expect(held).toEqual(publisher.current().snapshot)
    })
    store.put(...manyEvents('Chor'))
    store.put(['notices', build('notices', { title: { de: 'Aufzug fährt' } })])
    expect([publisher.state(), heard]).toEqual(['shelf.2026-01-05:1', []])
    await publisher.takenIn()
    expect([publisher.state(), heard]).toEqual([
      'shelf.2026-01-05:3',
      [
        [1, 2],
        [2, 3],
      ],
    ])
    expect(held.events).toHaveLength(100)
    clock.advance(10_000)
    await publisher.settle()
    expect(publisher.behindFor()).toBe(0)
    store.put(['notices', build('notices', { title: { de: 'Aufzug steht wieder' } })])
    expect(publisher.state()).toBe('shelf.2026-01-05:4')
  })

  it('loses nothing of a large change when midnight or the centre comes in between', async () => {
    const { store, clock } = start(undefined, '2026-01-05T22:59:59Z')
    await publisher.settle()
    const heard: string[] = []
    publisher.subscribe(() => heard.push('change'))
    publisher.onRefresh((state) => heard.push(state))
    store.put(...manyEvents('Chor'))
    store.put(['notices', build('notices', { id: 'second' })])
    clock.advance(1_000)
    store.put(...manyEvents('Chor am Abend'))
    await publisher.takenIn()
    const { state, snapshot } = publisher.current()
    expect([state, snapshot.notices.length]).toEqual(['shelf.2026-01-06:4', 2])
    expect(new Set(snapshot.events.map(({ title }) => title.de))).toEqual(new Set(['Chor am Abend']))
    clock.advance(10_000)
    await publisher.settle()
    expect(heard).toEqual(['shelf.2026-01-06:4'])

    store.put(...manyEvents('Chor am Morgen'))
    store.put(['centre', build('centre', { region: 'DE-BY' })])
    store.put(['notices', build('notices', { id: 'third' })])
    await publisher.takenIn()
    const after = publisher.current()
    expect([after.state, after.snapshot.notices.length]).toEqual(['shelf.2026-01-06:7', 3])
    expect(after.snapshot.events[0]!.title.de).toBe('Chor am Morgen')
    expect(after.snapshot.timeline.holidays[0]!.name.en).toBe('Epiphany')
    clock.advance(10_000)
    await publisher.settle()
    expect(JSON.parse(publisher.current().bodies.identity.bytes.toString())).toEqual(publisher.current().snapshot)
  })

  it('keeps the last good state when the centre cannot be resolved, and goes on when it can', async () => {
    const { store } = start()
    const wrong = { ...build('centre'), timeZone: 'Europe/Nowhere' }
    store.put(['centre', wrong])
    await publisher.settle()
    expect(publisher.current().state).toBe('shelf.2026-01-05:1')
    store.put(['centre', build('centre', { name: { de: 'Neues Haus' } })])
    await expect.poll(() => publisher.current().state, { timeout: 20_000 }).toBe('shelf.2026-01-05:3')
    expect(publisher.current().snapshot.centre.name.de).toBe('Neues Haus')
  })
})
