import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Snapshot } from '../../../content/model/snapshot.ts'
import { build } from '../../content/builders.ts'
import { listenTo, type Listener } from '../../server/event-stream.ts'
import { openHouse, type House } from '../../server/house.ts'
import { exchange, requestText, statusesOf } from '../raw.ts'
import { sendQueues } from '../system.ts'

let house: House
let cookie: string
beforeEach(async () => {
  etags.clear()
  house = await openHouse()
  cookie = await house.enterAs('admin')
})
afterEach(() => house.close())

const etags = new Map<string, string>()
const put = async (id: string, words = 'Wir.') => {
  const etag = etags.get(id)
  const headers: Record<string, string> = etag === undefined ? { 'if-none-match': '*' } : { 'if-match': etag }
  const json = build('pages', { id, body: { de: words } })
  const answered = await house.ask(`/api/staff/items/pages/${id}`, { method: 'PUT', cookie, json, headers })
  expect([200, 201]).toContain(answered.status)
  etags.set(id, answered.headers.etag ?? '')
}
const stateNow = async () => {
  const { store } = (await house.ask('/api/content')).json() as Snapshot
  const { revision, screens } = (await house.ask('/healthz')).json() as { revision: number; screens: number }
  return { state: `${store}:${revision}`, screens }
}
const nextChange = async (reader: Listener): Promise<unknown> => {
  const { event, data } = await reader.next()
  return event === 'change' ? data : nextChange(reader)
}

const askForStream = 'GET /api/live HTTP/1.1\r\nhost: localhost\r\n\r\n'

describe('readers that never read', () => {
  it('are dropped when a megabyte waits for them, while the others get every change', { timeout: 60_000 }, async () => {
    const stalled = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const socket = connect(house.port, '127.0.0.1')
        socket.write(askForStream)
        await once(socket, 'readable')
        return socket
      }),
    )
    const readers = await Promise.all(Array.from({ length: 3 }, () => listenTo(house.port, '/api/live')))
    let changes = 0
    while ((await stateNow()).screens > readers.length) {
      expect(changes).toBeLessThan(1000)
      const words = () => `${(changes += 1)} ${'x'.repeat(19_000)}`
      await Promise.all(Array.from({ length: 10 }, (_, page) => put(`page-${page}`, words())))
    }
    for (const reader of readers) {
      for (let revision = 1; revision <= changes; revision++)
        expect(await nextChange(reader)).toMatchObject({ from: revision, to: revision + 1 })
    }
    // What the system held for them is gone as well, though they still have not read.
    expect(await sendQueues(house.port)).toBe(0)
    for (const socket of stalled) socket.destroy()
    for (const reader of readers) reader.close()
  })

  it('cannot have the server keep much for them by claiming to have missed much', async () => {
    const { state } = await stateNow()
    for (let change = 0; change < 3; change++) await put(`page-${change}`, 'x'.repeat(19_000))
    const patient = await listenTo(house.port, `/api/live?from=${state}`)
    expect((await patient.next()).data).toMatchObject({ state })
    for (let change = 3; change < 12; change++) await put(`page-${change}`, 'x'.repeat(19_000))
    const greedy = await listenTo(house.port, `/api/live?from=${state}`)
    expect((await greedy.next()).data).toMatchObject({ state: (await stateNow()).state })
    patient.close()
    greedy.close()
  })
})

describe('a reader that leaves', () => {
  it('in the middle of a message is forgotten, and is no fault', async () => {
    const staying = await listenTo(house.port, '/api/live')
    await staying.next()
    const leaving = connect(house.port, '127.0.0.1')
    leaving.write(askForStream)
    await once(leaving, 'data')
    const gone = once(leaving, 'close')
    const before = house.log.length
    const writing = put('large', 'x'.repeat(19_000))
    leaving.resetAndDestroy()
    await Promise.all([writing, gone])
    await staying.next()
    await put('small')
    await staying.next()
    await expect.poll(async () => (await stateNow()).screens, { timeout: 10_000 }).toBe(1)
    expect(house.log.length).toBe(before)
    staying.close()
  })
})

describe('HEAD', () => {
  it('answers the headers of the stream and ends, whatever the caller says of itself', async () => {
    for (const headers of [{}, { 'last-event-id': 'x'.repeat(9000) }] as Record<string, string>[]) {
      const answered = await exchange(house.port, requestText('HEAD /api/live HTTP/1.1', headers))
      expect(statusesOf(answered)).toEqual([200])
      expect(answered).toContain('text/event-stream')
      expect(answered.endsWith('\r\n\r\n')).toBe(true)
    }
    expect((await stateNow()).screens).toBe(0)
  })
})
