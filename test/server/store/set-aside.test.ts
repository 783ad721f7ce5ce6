import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkPrivate } from '../../../server/doctor/check-private.ts'
import { adminPassword, cookieOf, openHouse, type House } from '../house.ts'

let folder: string
let house: House | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-aside-'))
})
afterEach(async () => {
  await house?.close()
  house = undefined
  await rm(folder, { recursive: true })
})

const inside = (name = '') => join(folder, 'data/private', name)

/** A house that was used and closed: every private file lies there. */
async function leaveHouse() {
  house = await openHouse({ folder })
  const cookie = await house.enterAs('admin')
  const json = { id: 'garden', status: 'draft', name: 'Garten', address: 'https://127.0.0.1/a.ics' }
  const headers = { 'if-none-match': '*' }
  await house.ask('/api/staff/items/feeds/garden', { method: 'PUT', cookie, json, headers })
  await house.ask('/api/staff/feeds/garden/read', { method: 'POST', cookie, json: {} })
  const choir = { id: 'choir', status: 'published', title: { de: 'Chor' }, start: '2026-01-09T18:00', cost: { kind: 'free' } }
  await house.ask('/api/staff/items/events/choir', { method: 'PUT', cookie, json: choir, headers })
  await house.ask('/events/choir.ics')
  await house.close()
  house = undefined
}

const signIn = async (at: House) =>
  cookieOf(await at.ask('/api/staff/session', { method: 'POST', json: { name: 'Ada', password: adminPassword } }))

const problemsOf = async (at: House) => ((await at.ask('/healthz')).json() as { problems: unknown[] }).problems

const damages: [what: string, write: (text: string) => string][] = [
  ['torn', (text) => text.slice(0, text.length / 2)],
  ['empty', () => ''],
  ['of another shape', () => '{"format": 1, "value": "later"}'],
  ['of another version, which knew more', (text) => text.replace('"value"', '"more": {"than": "this"}, "value"')],
  ['of a newer format', (text) => text.replace('"format": 1', '"format": 2')],
]

const setAside = async () => (await readdir(inside())).filter((name) => name.includes('unreadable'))

describe.each(['feeds', 'marks', 'sessions'])('private/%s.json', (name) => {
  test.each(damages)('that is %s stops no start: it is set aside as it was, and a new one begun', async (_, write) => {
    await leaveHouse()
    const damaged = write(await readFile(inside(`${name}.json`), 'utf8'))
    await writeFile(inside(`${name}.json`), damaged)

    house = await openHouse({ folder })
    const aside = `${name}.unreadable-2026-01-06T09-00-00-000Z.json`
    expect(await setAside()).toEqual([aside])
    expect(await readFile(inside(aside), 'utf8')).toBe(damaged)
    expect((await stat(inside(aside))).mode & 0o777).toBe(0o600)
    const reason = expect.stringContaining(inside(`${name}.json`))
    expect(house.log).toContainEqual(expect.objectContaining({ level: 'warn', reason, aside }))
    const cookie = await signIn(house)
    expect((await house.ask('/api/staff/feeds', { cookie })).status).toBe(200)
    expect((await house.ask('/events/choir.ics')).status).toBe(200)
  })
})

test('what was set aside is told on /healthz, the staff pages and by the doctor, until somebody deletes it', async () => {
  await leaveHouse()
  await writeFile(inside('feeds.json'), '')
  house = await openHouse({ folder })
  const [aside = ''] = await setAside()
  const problem = { about: 'set-aside', file: `private/${aside}` }
  await expect.poll(() => problemsOf(house!), { timeout: 30_000 }).toMatchObject([problem])
  const cookie = await signIn(house)
  const told = (await house.ask('/api/staff/problems', { cookie })).json() as { problems: unknown[] }
  expect(told.problems).toMatchObject([problem])
  expect((await checkPrivate(join(folder, 'data'))).map(({ what }) => what)).toEqual([
    `private/${aside} could not be read and was set aside`,
  ])
  await rm(inside(aside))
  await expect.poll(() => problemsOf(house!), { timeout: 30_000 }).toEqual([])
})

test('accounts that cannot be read stop the start and stay where they are: nobody can make them again', async () => {
  await leaveHouse()
  await writeFile(inside('accounts.json'), '{"format": 1, "val')
  await expect(openHouse({ folder })).rejects.toThrow(inside('accounts.json'))
  expect(await readFile(inside('accounts.json'), 'utf8')).toBe('{"format": 1, "val')
  expect(await setAside()).toEqual([])
})
