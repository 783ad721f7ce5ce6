import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LiveHello, LiveMessage, Snapshot } from '../../../content/model/snapshot.ts'
import { apply } from '../../../content/rules/apply.ts'
import { headersFor } from '../../../server/headers.ts'
import { build } from '../../content/builders.ts'
import { listenTo } from '../event-stream.ts'
import { openHouse, tuesday, type House } from '../house.ts'

let house: House
let cookie: string
beforeEach(async () => {
  house = await openHouse()
  cookie = await house.enterAs('admin')
})
afterEach(() => house.close())

const putNotice = (id: string, fields: Record<string, unknown> = {}) =>
  house.ask(`/api/staff/items/notices/${id}`, {
    method: 'PUT',
    cookie,
    headers: { 'if-none-match': '*' },
    json: build('notices', { id, ...fields }),
  })
const content = async () => (await house.ask('/api/content')).json() as Snapshot

describe('/api/live', () => {
  it('greets with the state and the time, under the headers of the table', async () => {
    const reader = await listenTo(house.port, '/api/live')
    const { store } = await content()
    expect(await reader.next()).toEqual({ event: 'hello', id: `${store}:1`, data: { state: `${store}:1`, now: tuesday } })
    expect(reader.response.headers).toMatchObject(headersFor('live', false))
    expect(reader.retry()).toBeGreaterThanOrEqual(2000)
    reader.close()
  })

  it('brings a change to every screen at once, and the same snapshot as fetching it', async () => {
    const before = await content()
    const readers = [await listenTo(house.port, '/api/live'), await listenTo(house.port, '/api/live')]
    for (const reader of readers) await reader.next()
    await putNotice('heating', { title: { de: 'Heizung läuft' } })
    for (const reader of readers) {
      const { event, id, data } = await reader.next()
      expect([event, id]).toEqual(['change', `${before.store}:2`])
      const message = data as LiveMessage
      expect(message).toMatchObject({
        store: before.store,
        now: tuesday,
        from: 1,
        to: 2,
        puts: { notices: [{ id: 'heating', title: { de: 'Heizung läuft' } }] },
      })
      expect(apply(before, message)?.notices.map((notice) => notice.id)).toEqual(['heating', 'lift'])
      reader.close()
    }
  })

  it('says nothing about drafts', async () => {
    const reader = await listenTo(house.port, '/api/live')
    await reader.next()
    await putNotice('secret', { status: 'draft' })
    await putNotice('heating')
    expect(((await reader.next()).data as LiveMessage).puts.notices?.map(({ id }) => id)).toEqual(['heating'])
    reader.close()
  })

  it('brings what a screen missed, whether it or its EventSource remembers', async () => {
    const { store } = await content()
    await putNotice('one')
    await putNotice('two')
    for (const [path, headers] of [
      [`/api/live?from=${encodeURIComponent(`${store}:1`)}`, {}],
      [`/api/live?from=${store}:0`, { 'last-event-id': `${store}:1` }],
    ] as const) {
      const reader = await listenTo(house.port, path, headers)
      expect((await reader.next()).data).toEqual({ state: `${store}:1`, now: tuesday } satisfies LiveHello)
      expect(((await reader.next()).data as LiveMessage).puts.notices?.map(({ id }) => id)).toEqual(['one'])
      expect((await reader.next()).id).toBe(`${store}:3`)
      reader.close()
    }
  })

  it('greets a screen of another store, or of nonsense, with the current state', async () => {
    const { store } = await content()
    for (const from of ['other:1', `${store}:99`, 'nonsense', '']) {
      const reader = await listenTo(house.port, `/api/live?from=${from}`)
      expect((await reader.next()).data).toMatchObject({ state: `${store}:1` })
      reader.close()
    }
  })

  it('sends everybody for the snapshot, at leisure, when the centre itself changes', async () => {
    const reader = await listenTo(house.port, '/api/live')
    await reader.next()
    const { item, etag } = (await house.ask('/api/staff/items/centre/centre', { cookie })).json() as {
      item: object
      etag: string
    }
    const json = { ...item, timeZone: 'Europe/Lisbon' }
    await house.ask('/api/staff/items/centre/centre', { method: 'PUT', cookie, json, headers: { 'if-match': `"${etag}"` } })
    const message = await reader.next()
    const { store, revision, centre } = await content()
    expect(message).toEqual({ event: 'refresh', id: `${store}:2`, data: { now: tuesday } })
    expect([revision, centre.timeZone]).toEqual([2, 'Europe/Lisbon'])
    reader.close()
  })

  it('counts its screens, and ends when the server does', async () => {
    const reader = await listenTo(house.port, '/api/live')
    await reader.next()
    expect((await house.ask('/healthz')).json()).toMatchObject({ screens: 1 })
    const other = await openHouse()
    const there = await listenTo(other.port, '/api/live')
    await there.next()
    await other.close()
    await there.ended
    reader.close()
  })
})
