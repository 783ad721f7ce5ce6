import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { LiveHello, Snapshot } from '../../content/model/snapshot.ts'
import { readSettings } from '../../server/settings.ts'
import { listenTo } from './event-stream.ts'
import { openHouse } from './house.ts'

const daysOf = async (env: Record<string, string>) => {
  const house = await openHouse({ env })
  const { timeline, window } = JSON.parse((await house.ask('/api/content')).body.toString()) as Snapshot
  await house.close()
  expect(window).toMatchObject({ from: timeline.days[0]!.start })
  return timeline.days.length
}

it('screens know yesterday, today and a hundred days, or as many as HORIZON_DAYS says', async () => {
  expect(await daysOf({})).toBe(102)
  expect(await daysOf({ HORIZON_DAYS: '365' })).toBe(367)
})

/** The state a screen holds, the days in it, and what the live channel answers who comes back with `from`. */
const comeTo = async (folder: string, env: Record<string, string>, from?: string) => {
  const house = await openHouse({ folder, env })
  const { store, revision, timeline } = JSON.parse((await house.ask('/api/content')).body.toString()) as Snapshot
  const reader = await listenTo(house.port, `/api/live?from=${encodeURIComponent(from ?? '')}`)
  const { state } = (await reader.next()).data as LiveHello
  reader.close()
  await house.close()
  return { held: `${store}:${revision}`, days: timeline.days.length, told: state }
}

it('a screen that comes back after a restart with another horizon is told to take the snapshot; with the same one it is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-horizon-'))
  const first = await comeTo(folder, {})
  const same = await comeTo(folder, {}, first.held)
  expect([same.told, same.held]).toEqual([first.held, first.held])
  const longer = await comeTo(folder, { HORIZON_DAYS: '200' }, first.held)
  expect([first.days, longer.days, longer.told]).toEqual([102, 202, longer.held])
  expect(longer.held).not.toBe(first.held)
  const back = await comeTo(folder, {}, longer.held)
  expect([back.days, back.told]).toEqual([102, first.held])
  await rm(folder, { recursive: true })
})

it.each(['92', '731', '-100', '1e2', '93.5', 'hundert'])('a horizon of %s is refused by name', (text) => {
  expect(() => readSettings({ HORIZON_DAYS: text })).toThrow(`HORIZON_DAYS: "${text}" is not a number of days from 93 to 730`)
})

it('the shortest and the longest are taken', () => {
  expect(['93', '730'].map((text) => readSettings({ HORIZON_DAYS: text }).horizon)).toEqual([93, 730])
})
