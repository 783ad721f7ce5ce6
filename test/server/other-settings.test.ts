import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LiveHello, Snapshot } from '../../content/model/snapshot.ts'
import { listenTo } from './event-stream.ts'
import { openHouse } from './house.ts'

/** A screen that comes back after a restart: what it is told depends on whether the server would publish the same as before. */

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-other-settings-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** The state the server publishes, and the one its live channel answers who comes back with `from`. */
const comeTo = async (env: Record<string, string>, from = '') => {
  const house = await openHouse({ folder, env })
  const { store, revision, timeline, publicUrl } = JSON.parse((await house.ask('/api/content')).body.toString()) as Snapshot
  const reader = await listenTo(house.port, `/api/live?from=${encodeURIComponent(from)}`)
  const { state } = (await reader.next()).data as LiveHello
  reader.close()
  await house.close()
  return { held: `${store}:${revision}`, days: timeline.days.length, publicUrl, told: state }
}

it('with the same settings it goes on with what it holds', async () => {
  const first = await comeTo({ PUBLIC_URL: 'https://old.example' })
  const same = await comeTo({ PUBLIC_URL: 'https://old.example' }, first.held)
  expect([same.told, same.held]).toEqual([first.held, first.held])
})

it('with another horizon it takes the snapshot, and again when the horizon is as before', async () => {
  const first = await comeTo({})
  const longer = await comeTo({ HORIZON_DAYS: '200' }, first.held)
  expect([first.days, longer.days, longer.told]).toEqual([102, 202, longer.held])
  expect(longer.held).not.toBe(first.held)
  const back = await comeTo({}, longer.held)
  expect([back.days, back.told]).toEqual([102, first.held])
})

it('with another address for phones it takes the snapshot, so that its codes lead there at once', async () => {
  const first = await comeTo({ PUBLIC_URL: 'https://old.example' })
  const moved = await comeTo({ PUBLIC_URL: 'https://new.example' }, first.held)
  expect(moved.publicUrl).toBe('https://new.example')
  expect(moved.told).toBe(moved.held)
  expect(moved.held).not.toBe(first.held)
})
