import { expect, it } from 'vitest'
import type { Snapshot } from '../../content/model/snapshot.ts'
import { readSettings } from '../../server/settings.ts'
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

it.each(['92', '731', '-100', '1e2', '93.5', 'hundert'])('a horizon of %s is refused by name', (text) => {
  expect(() => readSettings({ HORIZON_DAYS: text })).toThrow(`HORIZON_DAYS: "${text}" is not a number of days from 93 to 730`)
})

it('the shortest and the longest are taken', () => {
  expect(['93', '730'].map((text) => readSettings({ HORIZON_DAYS: text }).horizon)).toEqual([93, 730])
})
