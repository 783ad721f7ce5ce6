import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openKept } from '../../browser/kept.ts'
import { workerDamages } from './damages.ts'
import { untilShown } from './device.ts'
import { readBeat } from './launcher.ts'
import { surviveLaunched } from './survive-launched.ts'
import { buildWorld, type World } from './survive.ts'

let world: World
beforeAll(async () => {
  world = await buildWorld('kiosk')
})
afterAll(() => world?.close())

describe('the sign of life for the launcher', () => {
  test('takes another value each minute, only while the page draws, and the browser’s own pages have none', async () => {
    const page = await world.device.switchOn()
    await untilShown(page, 'kiosk')
    // What beats comes behind the first content: it may not be there yet when the clock is moved.
    const beatLater = async () => (await page.clock.fastForward(6_000), readBeat(page))
    await expect.poll(beatLater, { timeout: 30_000 }).toBeDefined()
    const first = await readBeat(page)
    await page.clock.fastForward(61_000)
    await expect.poll(() => readBeat(page), { timeout: 30_000 }).not.toBe(first)
    expect(await page.evaluate(() => document.documentElement.dataset.shows)).toBe('content')

    const second = await readBeat(page)
    await page.evaluate(() => document.body.replaceChildren())
    await page.clock.fastForward(61_000)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    expect(await readBeat(page)).toBe(second)

    await page.goto('http://localhost:1/').catch(() => undefined)
    await expect.poll(() => readBeat(page).catch(() => 'between two pages')).toBeUndefined()
    await world.device.switchOff()
  })

  test('of a page that has never had content says that it waits', async () => {
    await world.front.cut()
    // Of its own: what it loses here, the next test needs.
    const device = await world.device.clone()
    const page = await device.switchOn()
    const database = await openKept(page, 'rotes-sofa-kiosk')
    await page.evaluate(async (kept) => {
      for (const name of await caches.keys()) if (name.endsWith('-content')) await caches.delete(name)
      const values = kept!.transaction('values', 'readwrite').objectStore('values')
      await new Promise((resolve) => (values.clear().onsuccess = resolve))
    }, database)
    await page.reload()
    await page.clock.fastForward(6_000)
    await page.clock.fastForward(6_000)
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.shows), { timeout: 20_000 }).toBe('waiting')
    await world.front.join()
    await untilShown(page, 'kiosk')
    await device.remove()
  })
})

/** The others are in `launcher.long.ts`. */
test.each(workerDamages.filter(({ name }) => name === 'the worker is altered'))(
  '$name: the launcher shows the spare profile offline, and online everything comes back',
  (damage) => surviveLaunched(world, damage),
)
