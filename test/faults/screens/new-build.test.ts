import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../../browser/until.ts'
import { makeBuild } from './build.ts'
import { letSettle, untilShown } from './device.ts'
import { buildWorld, type World } from './survive.ts'

let world: World
beforeAll(async () => {
  world = await buildWorld('kiosk')
})
afterAll(() => world?.close())

const buildOf = (page: Page) =>
  page.evaluate(() => document.querySelector('meta[name="build"]')?.getAttribute('content') ?? 'the first')

const hasWaiting = async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)
const hasOneBuild = async () => (await caches.keys()).filter((name) => name.startsWith('rotes-sofa-kiosk-shell-')).length === 1

/** The page finds the new build, waits until nobody has touched it, and loads itself again. */
async function takeNewBuild(page: Page, name: string): Promise<void> {
  await untilShown(page, 'kiosk')
  await until('the new build waits', () => page.evaluate(hasWaiting))
  await expect
    .poll(
      async () => {
        await page.clock.fastForward(61_000).catch(() => undefined)
        return buildOf(page).catch(() => 'between two')
      },
      { timeout: 20_000, interval: 1_000 },
    )
    .toBe(name)
  await page.waitForLoadState()
}

describe('a new build', () => {
  test('that throws at the start is given up after two starts; the one before is shown and says so', async () => {
    world.front.lie(makeBuild('kiosk', 'broken', `throw new Error('this build does not start')`))
    const page = await world.device.switchOn()
    await takeNewBuild(page, 'broken')
    expect(await page.locator('main h1').count()).toBe(0)
    await page.reload()
    expect(await buildOf(page)).toBe('broken')
    await page.reload()
    expect(await buildOf(page)).toBe('the first')
    await untilShown(page, 'kiosk')
    await letSettle(page)
    await expect.poll(() => world.device.said.join()).toContain('the newest build of this app does not start')
    await world.device.switchOff()
  })

  test('is no danger to the one before, which goes on offline', async () => {
    await world.front.cut()
    const page = await world.device.switchOn()
    expect(await buildOf(page)).toBe('the first')
    await untilShown(page, 'kiosk')
    await world.device.switchOff()
    await world.front.join()
  })

  test('after it has its own chances, and is kept when it has shown its content', async () => {
    world.front.lie(makeBuild('kiosk', 'better'))
    const page = await world.device.switchOn()
    await takeNewBuild(page, 'better')
    await untilShown(page, 'kiosk')
    await letSettle(page)
    await until('one build is left', () => page.evaluate(hasOneBuild))
    for (let starts = 0; starts < 3; starts++) {
      await page.reload()
      expect(await buildOf(page)).toBe('better')
    }
    await untilShown(page, 'kiosk')
  })
})
