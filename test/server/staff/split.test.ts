import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Event } from '../../../content/model/event.ts'
import { build } from '../../content/builders.ts'
import { openHouse, type House } from '../house.ts'

let house: House
let cookie: string
let etag: string
beforeEach(async () => {
  house = await openHouse()
  cookie = await house.enterAs('editor')
  const made = await house.ask('/api/staff/items/events/choir', {
    method: 'PUT',
    cookie,
    json: build('events', { recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TU' } }),
    headers: { 'if-none-match': '*' },
  })
  etag = made.headers.etag!
})
afterEach(() => house.close())

const split = (json: unknown, headers: Record<string, string> = { 'if-match': etag }, id = 'choir') =>
  house.ask(`/api/staff/items/events/${id}/split`, { method: 'POST', cookie, json, headers })
const late = { original: '2026-01-20T18:00', id: 'choir-late', edit: { title: { de: 'Großer Chor' }, start: '2026-01-20T19:00' } }
const ruleOf = async (id: string) => {
  const { item } = (await house.ask(`/api/staff/items/events/${id}`, { cookie })).json() as { item?: Event }
  return item && (item.recurrence?.rule ?? 'none')
}
const revision = async () => ((await house.ask('/healthz')).json() as { revision: number }).revision

describe('this and following', () => {
  it('is one change of two events, and one undo takes it back', async () => {
    const before = await revision()
    const answered = await split(late)
    expect(answered.status).toBe(201)
    const { made, ...parts } = answered.json() as {
      made: number
      before: { item: object }
      after: { item: object; etag: string }
    }
    expect(made).toBe(before + 1)
    expect(parts).toMatchObject({
      before: { item: { id: 'choir', recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260120T175959' } } },
      after: {
        item: { id: 'choir-late', title: { de: 'Großer Chor' }, continues: { events: ['choir'], from: '2026-01-20T18:00' } },
      },
    })
    const undone = await house.ask(`/api/staff/history/${made}/undo`, { method: 'POST', cookie, json: {} })
    expect(undone.status).toBe(200)
    expect([await ruleOf('choir'), await ruleOf('choir-late')]).toEqual(['FREQ=WEEKLY;BYDAY=TU', undefined])
  })

  it('that is asked for again is answered again and done once', async () => {
    const first = (await split(late)).json() as Record<string, unknown>
    const again = await split(late)
    expect([again.status, again.json()]).toEqual([200, { ...first, made: null }])
  })

  it('of a series that somebody changed meanwhile changes nothing', async () => {
    const stale = await split(late, { 'if-match': '"0000"' })
    expect([stale.status, stale.json()]).toMatchObject([412, { current: { id: 'choir' } }])
    expect((await split(late, {})).status).toBe(428)
    expect([await ruleOf('choir'), await ruleOf('choir-late')]).toEqual(['FREQ=WEEKLY;BYDAY=TU', undefined])
  })

  it('names every faulty field and changes nothing', async () => {
    const faulty = await split({ ...late, edit: { start: 'tomorrow', changes: [], place: 5 } })
    const { errors } = faulty.json() as { errors: { path: string }[] }
    expect([faulty.status, errors.map(({ path }) => path)]).toEqual([400, ['changes', 'start', 'start', 'place']])
    const without = await split({ original: '2026-02-30', id: 'choir-late' })
    expect([without.status, without.json()]).toMatchObject([400, { errors: [{ path: 'original' }] }])
    expect((await split({ ...late, edit: { end: '2026-01-20T17:00' } })).status).toBe(400)
    expect((await split({ ...late, edit: { place: 'nowhere' } })).status).toBe(409)
    expect([await ruleOf('choir'), await ruleOf('choir-late')]).toEqual(['FREQ=WEEKLY;BYDAY=TU', undefined])
  })

  it('says why a series cannot be split', async () => {
    const refused = await split({ ...late, original: '2026-01-06T18:00' })
    expect([refused.status, refused.json()]).toMatchObject([409, { reason: 'first-date' }])
    expect((await split(late, { 'if-match': etag }, 'opera')).status).toBe(404)
  })

  it('refuses a later part that would begin among the dates of the earlier one, and changes nothing', async () => {
    const among = await split({ ...late, edit: { start: '2026-01-12T18:00', end: '2026-01-12T19:30' } })
    expect([among.status, among.json()]).toMatchObject([409, { reason: 'side-by-side' }])
    expect([await ruleOf('choir'), await ruleOf('choir-late')]).toEqual(['FREQ=WEEKLY;BYDAY=TU', undefined])
    // Between the last date of the one and the first of the other it is free.
    expect((await split({ ...late, edit: { start: '2026-01-14T18:00', end: '2026-01-14T19:30' } })).status).toBe(201)
  })

  it('does not take an id that another event has', async () => {
    await house.ask('/api/staff/items/events/choir-late', {
      method: 'PUT',
      cookie,
      json: build('events', { id: 'choir-late' }),
      headers: { 'if-none-match': '*' },
    })
    expect((await split(late)).status).toBe(412)
    expect([await ruleOf('choir'), await ruleOf('choir-late')]).toEqual(['FREQ=WEEKLY;BYDAY=TU', 'none'])
  })
})
