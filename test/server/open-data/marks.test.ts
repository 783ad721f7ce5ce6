import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adminPassword, cookieOf, openHouse, type House } from '../house.ts'

let folder: string
let house: House
let time: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-marks-'))
  time = Date.parse('2026-01-06T09:00:00Z')
})
afterEach(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

const open = async () => (house = await openHouse({ folder, now: () => time }))
const path = () => join(house.contentDir, 'private/marks.json')

const write = async (title: string, cookie?: string) => {
  cookie ??= await house.enterAs('admin')
  const address = '/api/staff/items/events/choir'
  const { headers } = await house.ask(address, { cookie })
  const before: Record<string, string> = headers.etag ? { 'if-match': headers.etag } : { 'if-none-match': '*' }
  const json = { id: 'choir', status: 'published', title: { de: title }, start: '2026-01-09T18:00', cost: { kind: 'free' } }
  const { status } = await house.ask(address, { method: 'PUT', cookie, json, headers: before })
  expect(status).toBeLessThan(300)
}

/** What a calendar knows of the event's changes. */
const read = async () => {
  const text = (await house.ask('/events/choir.ics')).body.toString()
  const value = (name: string) => new RegExp(`^${name}:(.*)\\r$`, 'm').exec(text)?.[1] ?? ''
  expect(value('DTSTAMP')).toBe(value('LAST-MODIFIED'))
  return { sequence: Number(value('SEQUENCE')), changed: value('LAST-MODIFIED') }
}

describe('what a calendar is told of changes', () => {
  it('is when the event changed, not when somebody asked', async () => {
    await open()
    await write('Chor')
    time += 600_000
    expect((await read()).changed).toBe('20260106T090000Z')
    await write('Chor am Abend')
    time += 600_000
    expect((await read()).changed).toBe('20260106T091000Z')
  })

  it('is the same after a restart, and counts up within one second and with a clock that was set back', async () => {
    await open()
    await write('Chor')
    const first = await read()
    await house.close()
    time += 60_000
    await open()
    expect(await read()).toEqual(first)
    time -= 86_400_000
    // The set-up link is used up.
    const json = { name: 'Ada', password: adminPassword }
    const cookie = cookieOf(await house.ask('/api/staff/session', { method: 'POST', json }))
    await write('Chor am Abend', cookie)
    const second = await read()
    await write('Chor am Morgen', cookie)
    const third = await read()
    expect([second.sequence, third.sequence]).toEqual([first.sequence + 1, first.sequence + 2])
  })

  it('never gets smaller: not with a file that is damaged or gone, nor in a store that was restored', async () => {
    await open()
    await write('Chor')
    let last = await read()
    const damages = [
      () => writeFile(path(), '{"format": 1, "val'),
      () => rm(path()),
      async () => writeFile(path(), (await readFile(path(), 'utf8')).replace(/"store": "[^"]+"/, '"store": "another"')),
    ]
    for (const damage of damages) {
      await house.close()
      await damage()
      time += 60_000
      await open()
      const next = await read()
      expect(next.sequence).toBeGreaterThan(last.sequence)
      last = next
    }
  })
})
