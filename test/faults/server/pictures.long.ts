import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse, type House } from '../../server/house.ts'
import { endless } from './drawings.ts'

let house: House
let cookie: string
beforeAll(async () => {
  house = await openHouse()
  cookie = await house.enterAs('editor')
})
afterAll(() => house.close())
const upload = (body: Buffer | string, type: string) =>
  house.ask('/api/staff/media', { method: 'POST', cookie, body, headers: { 'content-type': type } })

it('a drawing that takes for ever is refused, and meanwhile staff edit and screens read', { timeout: 90_000 }, async () => {
  const uploads = [upload(endless, 'image/svg+xml'), upload(endless, 'image/svg+xml')]
  let answered = 0
  for (const each of uploads) void each.then(() => (answered += 1))
  for (let round = 0; round < 10; round++) {
    expect((await house.ask('/api/content')).status).toBe(200)
    const path = '/api/staff/items/notices/lift'
    const { item, etag } = (await house.ask(path, { cookie })).json() as { item: object; etag: string }
    const json = { ...item, title: { de: `Runde ${round}` } }
    expect((await house.ask(path, { method: 'PUT', cookie, json, headers: { 'if-match': `"${etag}"` } })).status).toBe(200)
  }
  expect(answered).toBe(0)
  for (const each of uploads) expect((await each).status).toBe(422)
  expect(house.log.filter(({ level }) => level !== 'info')).toEqual([])
  expect((await readdir(join(house.contentDir, 'media'))).filter((name) => name.startsWith('.arriving-'))).toEqual([])
})
