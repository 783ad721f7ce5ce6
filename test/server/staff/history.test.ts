import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../content/builders.ts'
import { listenTo } from '../event-stream.ts'
import { openHouse, tuesday, type House } from '../house.ts'

let house: House
let cookie: string
let now: number
beforeEach(async () => {
  now = tuesday
  house = await openHouse({ now: () => now })
  cookie = await house.enterAs('admin')
})
afterEach(() => house.close())

const put = (path: string, json: Record<string, unknown>, before = '*') =>
  house.ask(`/api/staff/items/${path}`, {
    method: 'PUT',
    cookie,
    json,
    headers: before === '*' ? { 'if-none-match': '*' } : { 'if-match': before },
  })
const notice = (title: string) => build('notices', { id: 'heating', title: { de: title } })
const undo = (revision: number | string, as = cookie) =>
  house.ask(`/api/staff/history/${revision}/undo`, { method: 'POST', cookie: as })

describe('an undo', () => {
  it('answers what is there now, and screens see it', async () => {
    const first = await put('notices/heating', notice('kalt'))
    await put('notices/heating', notice('warm'), first.headers.etag)
    const reader = await listenTo(house.port, '/api/live')
    await reader.next()
    const { status, json } = await undo(3)
    expect([status, json()]).toEqual([
      200,
      { revision: 4, items: [{ kind: 'notices', id: 'heating', etag: first.headers.etag?.slice(1, -1) }] },
    ])
    expect(await reader.next()).toMatchObject({
      event: 'change',
      data: { from: 3, to: 4, puts: { notices: [{ id: 'heating', title: { de: 'kalt' } }] } },
    })
    reader.close()
  })

  it('of what was changed since says by whom and when, and changes nothing', async () => {
    const first = await put('notices/heating', notice('kalt'))
    await put('notices/heating', notice('warm'), first.headers.etag)
    const { status, headers, json } = await undo(2)
    expect([status, headers['content-type'], json()]).toMatchObject([
      409,
      'application/problem+json; charset=utf-8',
      {
        title: 'Changed since',
        later: [{ revision: 3, at: new Date(tuesday).toISOString(), by: 'Ada', via: 'staff', kind: 'notices', id: 'heating' }],
      },
    ])
    expect(((await house.ask('/healthz')).json() as { revision: number }).revision).toBe(3)
  })

  it('that would break a reference is refused with the list', async () => {
    await put('media/tap', build('media', { id: 'tap' }))
    await put('notices/heating', { ...notice('kalt'), image: 'tap' })
    const { status, json } = await undo(2)
    expect([status, json()]).toMatchObject([409, { uses: [{ kind: 'notices', id: 'heating', path: 'image' }] }])
  })

  it('of an unknown revision is nothing, of an old one too late', async () => {
    for (const revision of [99, 'x', '-1', '1e0']) expect((await undo(revision)).status).toBe(404)
    await put('notices/heating', notice('kalt'))
    now += 731 * 24 * 60 * 60_000
    const fresh = await house.ask('/api/staff/session', {
      method: 'POST',
      json: { name: 'Ada', password: 'three lions on a red sofa' },
    })
    const { status, json } = await undo(2, fresh.headers['set-cookie']?.[0]?.split(';')[0])
    expect([status, json()]).toMatchObject([410, { reason: 'old' }])
  })

  it('of a change of the centre is for admins', async () => {
    const { item, etag } = (await house.ask('/api/staff/items/centre/centre', { cookie })).json() as {
      item: Record<string, unknown>
      etag: string
    }
    await put('centre/centre', { ...item, name: { de: 'Anderes Haus' } }, `"${etag}"`)
    expect((await undo(2, await house.enterAs('editor'))).status).toBe(403)
    expect((await undo(2)).json()).toMatchObject({ revision: 3, items: [{ kind: 'centre', id: 'centre', etag }] })
  })
})

describe('the history', () => {
  it('is read in pages', async () => {
    for (const title of ['a', 'b', 'c']) await put(`notices/${title}`, build('notices', { id: title, title: { de: title } }))
    const read = async (query: string) =>
      (await house.ask(`/api/staff/history${query}`, { cookie })).json() as {
        revision: number
        changes: { revision: number; undoable: boolean }[]
        next: number | null
      }
    const first = await read('?limit=3')
    expect([first.revision, first.next, first.changes.map(({ revision, undoable }) => [revision, undoable])]).toEqual([
      4,
      2,
      [
        [4, true],
        [3, true],
        [2, true],
      ],
    ])
    const last = await read(`?limit=3&before=${first.next}`)
    expect([last.next, last.changes.map(({ revision, undoable }) => [revision, undoable])]).toEqual([null, [[1, false]]])
    expect((await read('')).changes).toHaveLength(4)
  })

  it('is asked for one collection or one item, and knows no others', async () => {
    for (const id of ['a', 'b']) await put(`notices/${id}`, build('notices', { id, title: { de: id } }))
    await put('media/tap', build('media', { id: 'tap' }))
    const read = async (query: string) => {
      const { json } = await house.ask(`/api/staff/history?before=9&${query}`, { cookie })
      return (json() as { changes: { revision: number }[] }).changes.map(({ revision }) => revision)
    }
    expect(await read('kind=media')).toEqual([4])
    expect(await read('kind=notices&id=b')).toEqual([3])
    expect(await read('kind=notices&id=c')).toEqual([])
    expect((await house.ask('/api/staff/history?kind=secrets', { cookie })).status).toBe(404)
  })
})

describe('an erasure', () => {
  const erase = (json: unknown, as = cookie) => house.ask('/api/staff/erase', { method: 'POST', cookie: as, json })

  it('is for admins; screens see it at once, and nobody hears of it any more', async () => {
    await put('notices/heating', notice('Maria Muster friert'))
    expect((await erase({ text: 'Maria Muster' }, await house.enterAs('editor'))).status).toBe(403)
    const reader = await listenTo(house.port, '/api/live')
    await reader.next()
    const { status, json } = await erase({ text: 'Maria Muster' })
    expect([status, json()]).toEqual([
      200,
      { items: [{ kind: 'notices', id: 'heating', paths: ['title.de'] }], changes: 2, files: [], ids: [], revision: 3 },
    ])
    expect(await reader.next()).toMatchObject({ event: 'change', data: { puts: { notices: [{ title: { de: '… friert' } }] } } })
    // Nobody can hear the change any more that told of it.
    expect(await reader.next()).toMatchObject({ event: 'refresh' })
    reader.close()
    const store = ((await house.ask('/api/content')).json() as { store: string }).store
    const late = await listenTo(house.port, `/api/live?from=${store}:1`)
    expect((await late.next()).data).toMatchObject({ state: `${store}:3` })
    late.close()
    const { json: past } = await undo(2)
    expect(past()).toMatchObject({ status: 410, reason: 'erased' })
  })

  it('of nothing, of too little or of too much at once is refused', async () => {
    for (const json of [
      {},
      { text: 'ab' },
      { text: '  a  ' },
      { media: 'x', text: 'abc' },
      { media: '../x' },
      { text: 'x'.repeat(1001) },
    ])
      expect((await erase(json)).status).toBe(400)
    expect(((await house.ask('/healthz')).json() as { revision: number }).revision).toBe(1)
  })
})
