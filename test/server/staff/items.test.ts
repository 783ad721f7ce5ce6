import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../content/builders.ts'
import { listenTo } from '../event-stream.ts'
import { openHouse, type House } from '../house.ts'

let house: House
let cookie: string
beforeEach(async () => {
  house = await openHouse()
  cookie = await house.enterAs('admin')
})
afterEach(() => house.close())

const at = (path: string) => `/api/staff/items/${path}`
const read = async (path: string) =>
  (await house.ask(at(path), { cookie })).json() as { item: Record<string, unknown>; etag: string }
const put = (path: string, json: unknown, headers: Record<string, string>) =>
  house.ask(at(path), { method: 'PUT', cookie, json, headers })
const notice = (fields: Record<string, unknown> = {}) => build('notices', { id: 'heating', ...fields })
const isNew = { 'if-none-match': '*' }
const revision = async () => ((await house.ask('/healthz')).json() as { revision: number }).revision

describe('an item', () => {
  it('is made, read, replaced and deleted, and screens see it', async () => {
    const made = await put('notices/heating', notice(), isNew)
    expect([made.status, made.json()]).toMatchObject([201, { item: { id: 'heating' }, revision: 2 }])
    const { etag } = await read('notices/heating')
    expect(made.headers.etag).toBe(`"${etag}"`)
    const replaced = await put('notices/heating', notice({ title: { de: 'Heizung läuft' } }), { 'if-match': `"${etag}"` })
    expect(replaced.status).toBe(200)
    expect(
      (await house.ask(at('notices/heating'), { method: 'DELETE', cookie, headers: { 'if-match': replaced.headers.etag ?? '' } }))
        .status,
    ).toBe(204)
    expect((await house.ask(at('notices/heating'), { cookie })).status).toBe(404)
    expect(await revision()).toBe(4)
  })

  it('is listed with the others of its kind, and all kinds at once', async () => {
    const { items } = (await house.ask(at('notices'), { cookie })).json() as { items: { item: { id: string }; etag: string }[] }
    expect(items.map(({ item }) => item.id)).toEqual(['lift'])
    expect(items[0]?.etag).toBe((await read('notices/lift')).etag)
    const all = (await house.ask('/api/staff/items', { cookie })).json() as { items: Record<string, unknown[]> }
    expect(all.items['places']).toMatchObject([{ item: { id: 'hall' } }])
  })

  it('that is put again as it is answers its ETag and makes no revision', async () => {
    const first = await put('notices/heating', notice(), isNew)
    const before = await revision()
    const again = await put('notices/heating', notice(), isNew)
    expect([again.status, again.headers.etag, await revision()]).toEqual([200, first.headers.etag, before])
  })

  it('that is put as nothing is refused, and stays', async () => {
    await put('notices/heating', notice(), isNew)
    const { etag } = await read('notices/heating')
    const before = await revision()
    for (const body of [null, [], 'gone']) {
      const answer = await put('notices/heating', body, { 'if-match': `"${etag}"` })
      expect([body, answer.status, answer.json()]).toMatchObject([body, 400, { errors: [{ path: '' }] }])
    }
    expect([(await read('notices/heating')).etag, await revision()]).toEqual([etag, before])
  })

  it('that is deleted again stays deleted', async () => {
    await put('notices/heating', notice(), isNew)
    const { etag } = await read('notices/heating')
    const remove = () => house.ask(at('notices/heating'), { method: 'DELETE', cookie, headers: { 'if-match': `"${etag}"` } })
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204])
  })

  it('somebody else changed is not overwritten: the answer shows what is there', async () => {
    const { etag } = await read('notices/lift')
    await put('notices/lift', build('notices', { title: { de: 'Aufzug fährt' } }), { 'if-match': `"${etag}"` })
    const before = await revision()
    const stale = await put('notices/lift', build('notices', { title: { de: 'Aufzug kaputt' } }), { 'if-match': `"${etag}"` })
    expect([stale.status, stale.json()]).toMatchObject([
      412,
      { title: 'Changed meanwhile', current: { title: { de: 'Aufzug fährt' } }, etag: (await read('notices/lift')).etag },
    ])
    expect(await revision()).toBe(before)
  })

  it('needs to be said what was seen', async () => {
    expect((await put('notices/lift', build('notices'), {})).status).toBe(428)
    expect((await house.ask(at('notices/lift'), { method: 'DELETE', cookie })).status).toBe(428)
  })

  it('that is faulty is refused with every faulty field', async () => {
    const { status, json } = await put('notices/heating', { ...notice(), title: 5, level: 'loud', surprise: true }, isNew)
    expect(status).toBe(400)
    expect((json() as { errors: { path: string }[] }).errors.map(({ path }) => path).sort()).toEqual([
      'level',
      'surprise',
      'title',
    ])
    expect(await revision()).toBe(1)
  })

  it('has the id of its address', async () => {
    const { status, json } = await put('notices/heating', notice({ id: 'other' }), isNew)
    expect([status, json()]).toMatchObject([400, { errors: [{ path: 'id' }] }])
  })

  it('that names what does not exist, or is named by others, is refused with the list', async () => {
    const missing = await put('notices/heating', notice({ image: 'nowhere' }), isNew)
    expect([missing.status, missing.json()]).toMatchObject([409, { missing: [{ kind: 'media', id: 'nowhere' }], uses: [] }])
    const { etag } = await read('places/hall')
    const used = await house.ask(at('places/hall'), { method: 'DELETE', cookie, headers: { 'if-match': `"${etag}"` } })
    expect([used.status, used.json()]).toMatchObject([
      409,
      { uses: expect.arrayContaining([expect.objectContaining({ kind: 'offers', id: 'advice' })]) },
    ])
  })

  it('of an unknown kind is nothing', async () => {
    for (const path of ['accounts/x', '__proto__/x', 'constructor/x'])
      expect((await house.ask(at(path), { cookie })).status).toBe(404)
  })
})

describe('the centre', () => {
  it('is changed by an admin only', async () => {
    const { item, etag } = await read('centre/centre')
    const headers = { 'if-match': `"${etag}"` }
    const json = { ...item, name: { de: 'Anderes Haus' } }
    const editor = await house.enterAs('editor')
    expect((await house.ask(at('centre/centre'), { method: 'PUT', cookie: editor, json, headers })).status).toBe(403)
    expect((await put('centre/centre', json, headers)).status).toBe(200)
  })
})

describe('a body', () => {
  const send = (body: string, headers: Record<string, string>) =>
    house.ask(at('notices/heating'), { method: 'PUT', cookie, body, headers: { ...isNew, ...headers } })
  const type = { 'content-type': 'application/json' }

  it('that is not JSON is refused with line and column', async () => {
    const { status, json } = await send('{\n  "id": heating\n}', type)
    expect([status, json()]).toMatchObject([400, { title: 'Not JSON', line: 2, column: 9 }])
    expect((await send('', type)).status).toBe(400)
  })

  it('of another type is refused', async () => {
    for (const other of ['text/plain', 'application/x-www-form-urlencoded', ''])
      expect((await send('{}', { 'content-type': other })).status).toBe(415)
  })

  it('larger than 100 kB is refused, announced or not', async () => {
    expect((await send('x'.repeat(100_001), type)).status).toBe(413)
    const { status } = await send('"'.padEnd(200_000, 'x'), { ...type, 'transfer-encoding': 'chunked' })
    expect(status).toBe(413)
  })

  it('that reaches for prototypes is refused', async () => {
    expect((await send('{"__proto__": {"admin": true}}', type)).status).toBe(400)
  })
})

describe('staff pages', () => {
  it('hear of every change as it happens, drafts included, without its texts', async () => {
    const reader = await listenTo(house.port, '/api/staff/events', { cookie })
    expect(await reader.next()).toMatchObject({ event: 'hello', data: { revision: 1 } })
    const made = await put('notices/heating', notice({ status: 'draft' }), isNew)
    const message = await reader.next()
    expect(message).toEqual({
      event: 'change',
      id: '2',
      data: {
        revision: 2,
        by: 'Ada',
        via: 'staff',
        items: [{ kind: 'notices', id: 'heating', etag: made.headers.etag?.slice(1, -1) }],
      },
    })
    reader.close()
  })

  it('read the last changes, newest first, and what somebody should look at', async () => {
    await put('notices/heating', notice(), isNew)
    const { changes } = (await house.ask('/api/staff/history?limit=10', { cookie })).json() as {
      changes: { revision: number; by: string }[]
    }
    expect(changes.map(({ revision: each, by }) => [each, by])).toEqual([
      [2, 'Ada'],
      [1, 'seed'],
    ])
    expect((await house.ask('/api/staff/problems', { cookie })).json()).toEqual({
      health: { writable: true },
      problems: [],
      events: [],
    })
  })
})

describe('an event whose series has no date for a change', () => {
  it('is saved as it is, with a warning, and staff find it among what to look at', async () => {
    const changes = [{ id: 'c', original: '2026-01-14T18:00', cancelled: true }]
    const event = build('events', { recurrence: { rule: 'FREQ=WEEKLY' }, changes })
    const saved = await put('events/choir', event, isNew)
    const reason = 'the series has no date 2026-01-14T18:00: this change is kept, and nothing shows it'
    expect([saved.status, saved.json()]).toMatchObject([
      201,
      { item: { changes: [{ original: '2026-01-14T18:00' }] }, warnings: [{ path: 'changes.0.original', message: reason }] },
    ])
    const { events } = (await house.ask('/api/staff/problems', { cookie })).json() as { events: unknown }
    expect(events).toEqual([{ event: 'choir', path: 'changes.0.original', reason }])
  })

  it('is refused by the name of the part when its rule cannot be read', async () => {
    const faulty = await put('events/choir', { ...build('events'), recurrence: { rule: 'FREQ=WEEKLY;BYDAY=XX' } }, isNew)
    expect([faulty.status, faulty.json()]).toMatchObject([
      400,
      { errors: [{ path: 'recurrence.rule', message: 'BYDAY: expected are weekdays like MO, 2TU or -1FR' }] },
    ])
  })
})
