import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LiveMessage, Snapshot } from '../../content/model/snapshot.ts'
import { createClock } from '../../screen/clock.ts'
import type { SnapshotCache } from '../../screen/cache/snapshots.ts'
import { createContent } from '../../screen/sync/content.ts'
import { showFirst } from '../../screen/sync/first-content.ts'
import { createSync } from '../../screen/sync/sync.ts'
import type { StreamEvents } from '../../screen/sync/stream.ts'
import { buildSnapshot } from './snapshot-builder.ts'

/** A stream and a server in the hands of the test. */
function buildWorld(kept?: Snapshot) {
  const streams: { from: string | undefined; events: StreamEvents; closed: boolean }[] = []
  const saved: Snapshot[] = []
  const reports: string[] = []
  let answer: (init?: RequestInit) => Promise<Response> = () => Promise.reject(new Error('the server is gone'))
  let requests = 0
  const cache: SnapshotCache = {
    read: () => Promise.resolve(kept && { snapshot: kept, confirmedAt: kept.publishedAt }),
    write: (snapshot) => Promise.resolve(void saved.push(snapshot)),
    confirm: () => Promise.resolve(),
    mend: () => Promise.resolve(0),
  }
  const clock = createClock({ deviceNow: Date.now, elapsed: () => 0, memory: { read: () => null, write: () => undefined } })
  const content = createContent(clock)
  const fetch = (_address: unknown, init?: RequestInit) => {
    requests++
    return answer(init)
  }
  const report = (what: string) => void reports.push(what)
  const sync = createSync({
    content,
    fetch,
    openStream: (from, events) => {
      const stream = { from, events, closed: false }
      streams.push(stream)
      return () => void (stream.closed = true)
    },
    cache,
    clock,
    random: () => 0.5,
    kept: () => undefined,
    report,
  })
  return {
    content,
    /** As a screen starts: what is there first, then everything live. */
    async start(expectsKept = kept !== undefined) {
      sync.start(await showFirst({ content, cache, expectsKept, fetch, wait: () => Promise.resolve(undefined), report }))
    },
    streams,
    saved,
    reports,
    requests: () => requests,
    serve: (body: unknown, status = 200) =>
      (answer = () => Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }))),
    /** Nothing comes until it is given up. */
    stall: () =>
      (answer = (init) =>
        new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('given up'))))),
    latest: () => streams.at(-1)!.events,
  }
}

const change = (over: Partial<LiveMessage>): LiveMessage => ({
  store: 'store-a',
  from: 1,
  to: 2,
  now: Date.now(),
  publishedAt: Date.now(),
  puts: {},
  removes: {},
  timeline: {},
  ...over,
})

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-01-05T11:00:00Z') }))
afterEach(() => void vi.useRealTimers())

describe('keeping content', () => {
  test('the first snapshot of a new device is fetched once, kept, and then live', async () => {
    const world = buildWorld()
    world.serve(buildSnapshot({ revision: 7 }))
    await world.start()
    world.latest().hello({ state: 'store-a:7', now: Date.now() })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(world.requests()).toBe(1)
    expect(world.streams[0]?.from).toBe('store-a:7')
    expect(world.saved.map(({ revision }) => revision)).toEqual([7])
  })

  test('shows what the device kept before any network answers', async () => {
    const world = buildWorld(buildSnapshot())
    await world.start()
    expect(world.content.snapshot.value?.revision).toBe(1)
    expect(world.streams[0]?.from).toBe('store-a:1')
    expect(world.requests()).toBe(0)
  })

  test('fetches when nothing was kept, and again until the server answers', async () => {
    const world = buildWorld()
    await world.start()
    await vi.advanceTimersByTimeAsync(0)
    expect(world.content.snapshot.value).toBeUndefined()
    world.serve(buildSnapshot({ revision: 7 }))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(world.content.snapshot.value?.revision).toBe(7)
    expect(world.saved.at(-1)?.revision).toBe(7)
  })

  test('a 500, an HTML page and half an answer never replace what is shown', async () => {
    const world = buildWorld(buildSnapshot())
    await world.start()
    for (const [body, status] of [
      ['<h1>Sign in to the Wi-Fi</h1>', 200],
      ['broken', 500],
      ['{"format":1,"store":"x"', 200],
      [{ format: 1 }, 200],
    ] as const) {
      world.serve(body, status)
      world.latest().hello({ state: 'store-a:9', now: Date.now() })
      await vi.advanceTimersByTimeAsync(3_000)
      expect(world.content.snapshot.value?.revision).toBe(1)
    }
    expect(world.reports.length).toBeGreaterThan(0)
  })

  test('applies a change that follows what it has, without fetching', async () => {
    const world = buildWorld(buildSnapshot())
    await world.start()
    world.latest().hello({ state: 'store-a:1', now: Date.now() })
    world.latest().change(change({ removes: { notices: ['gone'] } }))
    expect(world.content.snapshot.value?.revision).toBe(2)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(world.requests()).toBe(0)
    expect(world.saved.at(-1)?.revision).toBe(2)
  })

  test('takes the snapshot when a change was missed or another store answers', async () => {
    const world = buildWorld(buildSnapshot())
    await world.start()
    world.serve(buildSnapshot({ revision: 5 }))
    world.latest().change(change({ from: 4, to: 5 }))
    await vi.advanceTimersByTimeAsync(3_000)
    expect(world.content.snapshot.value?.revision).toBe(5)
    world.serve(buildSnapshot({ store: 'store-b', revision: 2 }))
    world.latest().hello({ state: 'store-b:2', now: Date.now() })
    await vi.advanceTimersByTimeAsync(3_000)
    expect(world.content.snapshot.value?.store).toBe('store-b')
  })

  test('a screen that shows something fetches at a moment of its own, so that a crowd does not come in the same second', async () => {
    const world = buildWorld(buildSnapshot())
    await world.start()
    world.serve(buildSnapshot({ revision: 5 }))
    const before = world.requests()
    world.latest().change(change({ from: 4, to: 5 }))
    await vi.advanceTimersByTimeAsync(500)
    expect(world.requests()).toBe(before)
    await vi.advanceTimersByTimeAsync(2_500)
    expect(world.requests()).toBeGreaterThan(before)

    const later = world.requests()
    world.latest().refresh()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(world.requests()).toBe(later)
    await vi.advanceTimersByTimeAsync(15 * 60_000)
    expect(world.requests()).toBe(later + 1)
  })

  test('asks again while the snapshot is behind what the server has named, and never goes back', async () => {
    const world = buildWorld(buildSnapshot())
    await world.start()
    world.serve(buildSnapshot({ revision: 4 }))
    world.latest().hello({ state: 'store-a:5', now: Date.now() })
    await vi.advanceTimersByTimeAsync(3_000)
    expect(world.content.snapshot.value?.revision).toBe(4)
    world.serve(buildSnapshot({ revision: 5 }))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(world.content.snapshot.value?.revision).toBe(5)
    world.serve(buildSnapshot({ revision: 3 }))
    world.latest().refresh()
    await vi.advanceTimersByTimeAsync(16 * 60_000)
    expect(world.content.snapshot.value?.revision).toBe(5)
  })

  test('a newer format is not shown: the app updates itself first', async () => {
    const world = buildWorld(buildSnapshot())
    await world.start()
    world.serve(buildSnapshot({ format: 99, revision: 3 }))
    world.latest().hello({ state: 'store-a:3', now: Date.now() })
    await vi.advanceTimersByTimeAsync(3_000)
    expect(world.content.snapshot.value?.revision).toBe(1)
    expect(world.content.tooNew.value).toBe(true)
  })

  test('comes back by itself after the stream is lost, each time later, and forgets the waiting after a hello', async () => {
    const world = buildWorld(buildSnapshot())
    await world.start()
    for (let tries = 0; tries < 4; tries++) {
      world.latest().lost()
      expect(world.content.online.value).toBe(false)
      const before = world.streams.length
      await vi.advanceTimersByTimeAsync(250 + 500 * 2 ** tries - 1)
      expect(world.streams.length).toBe(before)
      await vi.advanceTimersByTimeAsync(1)
      expect(world.streams.length).toBe(before + 1)
    }
    world.latest().hello({ state: 'store-a:1', now: Date.now() })
    expect(world.content.online.value).toBe(true)
    world.latest().lost()
    await vi.advanceTimersByTimeAsync(750)
    expect(world.streams.length).toBe(6)
  })
})

describe('a server that stalls', () => {
  test('is given up after a minute and asked again: the screen does not wait for one answer for ever', async () => {
    const world = buildWorld(buildSnapshot())
    await world.start()
    world.stall()
    world.latest().hello({ state: 'store-a:2', now: Date.now() })
    await vi.advanceTimersByTimeAsync(30_000)
    expect(world.requests()).toBe(1)
    world.serve(buildSnapshot({ revision: 2 }))
    await vi.advanceTimersByTimeAsync(35_000)
    expect(world.requests()).toBe(2)
    expect(world.content.snapshot.value?.revision).toBe(2)
  })
})
