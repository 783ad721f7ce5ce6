import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBuild } from './build.ts'
import { untilShown } from './device.ts'
import { buildWorld, type World } from './survive.ts'

let world: World
beforeAll(async () => {
  world = await buildWorld('signage')
})
afterAll(() => world?.close())

test('a display that took a build which does not start is back on the one before by itself, without any launcher', async () => {
  world.front.lie(makeBuild('signage', 'broken', `throw new Error('this build does not start')`))
  const page = await world.device.switchOn()
  await untilShown(page, 'signage')
  const builds: string[] = []
  page.on('domcontentloaded', () => {
    const build = page.evaluate(() => document.querySelector('meta[name="build"]')?.getAttribute('content') ?? 'the first')
    void build.then((name) => builds.push(name)).catch(() => undefined)
  })
  // Between two slides the display loads itself with the new build; the worker gives that half a minute, twice.
  await expect.poll(() => builds, { timeout: 180_000 }).toEqual(['broken', 'broken', 'the first'])
  await untilShown(page, 'signage')
})
