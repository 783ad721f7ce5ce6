import { Agent, request } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Snapshot } from '../../../content/model/snapshot.ts'
import { removeFolder, startServer, type RunningServer } from '../../browser/server.ts'
import { enterByLink } from '../../browser/staff-api.ts'
import { build } from '../../content/builders.ts'
import { openCrowd, type Crowd } from '../crowd.ts'
import { residentMemory, sendQueues } from '../system.ts'

let server: RunningServer
let cookie: string
let crowd: Crowd | undefined
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

beforeEach(async () => {
  server = await startServer({ env: { TRUST_PROXY: 'loopback' } })
  cookie = await enterByLink(server)
})
afterEach(async () => {
  await crowd?.close()
  crowd = undefined
  await server.stop('SIGKILL')
  await removeFolder(server.folder)
})

const ask = (method: string, path: string, headers: Record<string, string> = {}, json?: object) =>
  new Promise<{ status: number; etag: string; text: string }>((resolve, reject) => {
    const own = {
      origin: `http://localhost:${server.port}`,
      host: `localhost:${server.port}`,
      'content-type': 'application/json',
    }
    const options = { host: '127.0.0.1', port: server.port, path, method, agent, headers: { ...own, ...headers } }
    const sent = request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode = 0, headers: answered } = response
        resolve({ status: statusCode, etag: answered.etag ?? '', text: Buffer.concat(chunks).toString() })
      })
    })
    sent.on('error', reject)
    sent.end(json && JSON.stringify(json))
  })

const etags = new Map<string, string>()
beforeEach(() => etags.clear())

/** Edits a page of this name, about so many characters long; answers the revision that was acknowledged. */
const edit = async (id: string, words: string) => {
  const known = etags.get(id)
  const condition: Record<string, string> = known ? { 'if-match': known } : { 'if-none-match': '*' }
  const item = build('pages', { id, body: { de: words } })
  const { status, etag, text } = await ask('PUT', `/api/staff/items/pages/${id}`, { cookie, ...condition }, item)
  if (status !== 200 && status !== 201) throw new Error(`${status} ${text}`)
  etags.set(id, etag)
  return (JSON.parse(text) as { revision: number }).revision
}
const health = async () =>
  JSON.parse((await ask('GET', '/healthz')).text) as { revision: number; screens: number; status: string }
const stateAt = async (revision: number) => {
  const { store } = JSON.parse((await ask('GET', '/api/content')).text) as Snapshot
  return `${store}:${revision}`
}
const patient = { timeout: 60_000 }
const say = (line: string) => process.stdout.write(`${line}\n`)
const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

it('10,000 screens get every change exactly once and in order; 500 that never read are dropped and leave nothing behind', async () => {
  crowd = openCrowd({ port: server.port, processes: 2 })
  await crowd.join({ clients: 10_000 })
  const joined = await residentMemory(server.pid)
  let changes = 0
  for (let change = 0; change < 50; change++) await edit(`page-${change % 10}`, `${(changes += 1)} ${'x'.repeat(2_000)}`)
  await crowd.untilAt(await stateAt(changes + 1))
  const { at, ...counted } = await crowd.report()
  expect([...at.values()]).toEqual([10_000])
  expect(counted).toMatchObject({ open: 10_000, changes: 10_000 * changes, repeated: 0, gaps: 0, lost: 0 })
  await crowd.close()

  crowd = openCrowd({ port: server.port })
  await expect.poll(async () => (await health()).screens, patient).toBe(0)
  await crowd.join({ clients: 200 })
  await crowd.join({ clients: 500, reads: false })
  await expect.poll(async () => (await health()).screens, patient).toBe(700)
  const first = changes
  let most = 0
  while ((await health()).screens > 200) {
    await edit(`page-${changes % 10}`, `${(changes += 1)} ${'x'.repeat(19_000)}`)
    if (changes % 20 === 0) most = Math.max(most, await sendQueues(server.port))
    expect(changes).toBeLessThan(first + 2_000)
  }
  await crowd.untilAt(await stateAt(changes + 1))
  expect(await crowd.report()).toMatchObject({ open: 200, changes: 200 * (changes - first), repeated: 0, gaps: 0 })
  expect(await sendQueues(server.port)).toBeLessThan(1_000_000)
  await crowd.close()
  crowd = undefined
  // The collector takes its time; what is not given back with all readers gone would grow with every such day.
  await expect.poll(() => residentMemory(server.pid), { timeout: 120_000 }).toBeLessThan(joined + 150)
  const left = await residentMemory(server.pid)
  say(`memory with 10,000 screens ${joined.toFixed(0)} MB, after 500 that never read ${left.toFixed(0)} MB`)
  say(`the system held up to ${(most / 1e6).toFixed(0)} MB for them, and ${(await sendQueues(server.port)) / 1e6} MB afterwards`)
})

it('1,000 screens all come back after the server was killed, and have missed nothing', async () => {
  const restart = async () => {
    const { port, folder } = server
    await server.stop('SIGKILL')
    server = await startServer({ port, folder, env: { TRUST_PROXY: 'loopback' } })
  }
  let changes = 0
  for (const returns of ['at once', 'as told'] as const) {
    crowd = openCrowd({ port: server.port })
    await crowd.join({ clients: 1_000, returns })
    for (let change = 0; change < 10; change++) await edit(`page-${change}`, `${(changes += 1)}`)
    // The last edits are acknowledged and may not have reached anybody: the server dies before.
    const last = await edit('last', `${(changes += 1)}`)
    await restart()
    await crowd.untilOpen()
    await crowd.untilAt(await stateAt(last))
    const report = await crowd.report()
    expect(report).toMatchObject({ open: 1_000, greeted: 2_000, repeated: 0, gaps: 0 })
    expect(report.resumed + report.jumped).toBe(1_000)
    const spread = [2, 3, 4, 5, 6, 7].map((second) => report.retries.filter((each) => Math.floor(each / 1000) === second).length)
    expect(spread.reduce((sum, each) => sum + each)).toBe(report.retries.length)
    expect(Math.max(...spread)).toBeLessThan(report.retries.length / 3)
    const after = await edit('after', `${(changes += 1)}`)
    await crowd.untilAt(await stateAt(after))
    expect(await crowd.report()).toMatchObject({ open: 1_000, repeated: 0, gaps: 0 })
    say(
      `${returns}: ${report.resumed} resumed, ${report.jumped} took the snapshot; told to wait (2 s … 7 s): ${spread.join(' ')}`,
    )
    await crowd.close()
  }
})

it.each([100, 1_000])(
  '200 edits a second while %i screens watch and 50 read: every acknowledged one arrives',
  async (clients) => {
    crowd = openCrowd({ port: server.port })
    await crowd.join({ clients })
    const seconds = 10
    const done = new AbortController()
    let reads = 0
    const readers = Array.from({ length: 50 }, async () => {
      while (!done.signal.aborted) {
        expect((await ask('GET', '/api/content', { 'accept-encoding': 'gzip' })).status).toBe(200)
        reads += 1
        await pause(500)
      }
    })
    const began = performance.now()
    const acknowledged: number[] = []
    const editors = Array.from({ length: 20 }, async (_, editor) => {
      for (let time = 0; time < seconds * 10; time++) {
        const due = began + (time + editor / 20) * 100
        if (due > performance.now()) await pause(due - performance.now())
        acknowledged.push(await edit(`page-${editor}`, `${editor} ${time}`))
      }
    })
    await Promise.all(editors)
    const took = (performance.now() - began) / 1000
    done.abort()
    await Promise.all(readers)
    expect(new Set(acknowledged).size).toBe(200 * seconds)
    const last = Math.max(...acknowledged)
    await crowd.untilAt(await stateAt(last))
    expect(await crowd.report()).toMatchObject({ open: clients, changes: clients * 200 * seconds, repeated: 0, gaps: 0, lost: 0 })
    await expect.poll(async () => (JSON.parse((await ask('GET', '/api/content')).text) as Snapshot).revision, patient).toBe(last)
    expect(await health()).toMatchObject({ status: 'ok', revision: last })
    say(
      `${(acknowledged.length / took).toFixed(0)} edits a second acknowledged with ${clients} screens, ${reads} snapshots read meanwhile`,
    )
  },
)

it('1,000 sign-ins a minute, on one account and over many: reads are answered all the while', async () => {
  const readFor = async (isOver: () => boolean) => {
    const times: number[] = []
    while (!isOver()) {
      const before = performance.now()
      expect((await ask('GET', '/api/content')).status).toBe(200)
      times.push(performance.now() - before)
      await pause(20)
    }
    return times
  }
  const quietUntil = performance.now() + 5_000
  const quiet = await readFor(() => performance.now() > quietUntil)
  let left = 1_000
  const reading = readFor(() => left === 0)
  const statuses = new Map<number, number>()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: 1_000 }, async (_, number) => {
      await pause(Math.max(0, began + number * 60 - performance.now()))
      const name = number % 2 ? 'maria' : `name ${number}`
      const address = `203.0.${Math.floor(number / 250)}.${1 + (number % 250)}`
      const { status } = await ask(
        'POST',
        '/api/staff/session',
        { 'x-forwarded-for': address },
        { name, password: `guess ${number}` },
      )
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      left -= 1
    }),
  )
  const busy = await reading
  for (const status of statuses.keys()) expect([401, 429, 503]).toContain(status)
  expect(busy.length).toBeGreaterThan(100)
  const described = [...statuses].map(([status, times]) => `${status}: ${times}`).join(', ')
  say(
    `answers ${described}; a read took ${median(quiet).toFixed(1)} ms before and ${median(busy).toFixed(1)} ms meanwhile (medians)`,
  )
})
