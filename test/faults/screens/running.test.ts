import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInByLink, type StaffApi } from '../../browser/staff-api.ts'
import { letSettle, untilProtected, untilShown } from './device.ts'
import { lies } from './lies.ts'
import { buildWorld, type World } from './survive.ts'

const berlinDay = (instant: number) => new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' })

let world: World
let staff: StaffApi
let page: Page

beforeAll(async () => {
  world = await buildWorld('kiosk')
  staff = await signInByLink(world.server)
  page = await world.device.switchOn()
  await untilShown(page, 'kiosk')
})
afterAll(() => world?.close())

const heading = () => page.locator('main h1').first().innerText()
const words = () => page.evaluate(() => document.body.innerText)

async function publish(id: string, title: string): Promise<void> {
  const [from, until] = [berlinDay(Date.now()), berlinDay(Date.now() + 86_400_000)]
  await staff.put('notices', { id, status: 'published', title: { de: title }, level: 'urgent', from, until, on: ['kiosk'] } as {
    id: string
  })
}

describe('whatever the network does, a screen goes on showing its content', () => {
  test.each(Object.entries(lies))('the line %s: at the start, and while it runs, until it is mended', async (name, lie) => {
    const before = await heading()
    const id = `nach-${name.replaceAll(' ', '-')}`
    // While it runs: every connection breaks, and the next ones meet the fault.
    world.front.lie(lie)
    await world.front.cut()
    await world.front.join()
    world.front.forget()
    await publish(id, `Nachricht, als die Leitung so war: ${name}`)
    await expect.poll(() => world.front.asked.length, { timeout: 30_000 }).toBeGreaterThan(0)
    expect(await heading()).toBe(before)

    await page.reload()
    await untilShown(page, 'kiosk')
    expect(await heading()).toBe(before)
    expect(await words()).not.toMatch(/WLAN|Error|Fehler|undefined/)

    world.front.lie(undefined)
    await world.front.cut()
    await world.front.join()
    await page.getByText(`so war: ${name}`).filter({ visible: true }).first().waitFor({ timeout: 70_000 })
  })
})

describe('media that are missing or wrong', () => {
  const kept = () =>
    page.evaluate(async () => {
      const cache = await caches.open('rotes-sofa-media')
      return (await cache.keys()).map(({ url }) => new URL(url).pathname)
    })
  const alter = (address: string) =>
    page.evaluate(async (url) => (await caches.open('rotes-sofa-media')).put(url, new Response('something else')), address)
  /** What the page gets: the hash of the bytes, or that there are none. */
  const get = (address: string) =>
    page.evaluate(async (url) => {
      const response = await fetch(url, { cache: 'no-store' }).catch(() => undefined)
      if (!response?.ok) return 'nothing'
      const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer())
      return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
    }, address)

  test('a wrong one is never shown: it is fetched again, or there is none', async () => {
    const [first, second] = await kept()
    if (!first || !second) throw new Error('nothing is kept')
    await alter(first)
    expect(first).toContain(await get(first))
    await alter(second)
    await world.front.cut()
    // The browser's own store may still have the right one.
    expect(['nothing', /[0-9a-f]{64}/.exec(second)?.[0]]).toContain(await get(second))
    expect(first).toContain(await get(first))
    await world.front.join()
  })

  test('both come back at the next start with a network', async () => {
    const [first, second] = await kept()
    if (!first || !second) throw new Error('nothing is kept')
    await alter(first)
    await page.evaluate(async (url) => (await caches.open('rotes-sofa-media')).delete(url), second)
    await page.reload()
    await untilShown(page, 'kiosk')
    await letSettle(page)
    await expect.poll(kept, { timeout: 20_000 }).toEqual(expect.arrayContaining([first, second]))
    await world.front.cut()
    await expect.poll(() => get(first), { timeout: 20_000 }).toBe(/[0-9a-f]{64}/.exec(first)?.[0])
    expect(second).toContain(await get(second))
    await world.front.join()
  })
})

describe('no room on the device', () => {
  test('content goes on being shown, the last kept stays, and when there is room again everything is kept', async () => {
    const quota = await page.context().newCDPSession(page)
    const { origin } = world.front
    await page.getByText('so war: stalls').filter({ visible: true }).first().waitFor({ timeout: 70_000 })
    await quota.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
    await publish('kein-platz', 'Kein Platz auf dem Gerät')
    await page.getByText('Kein Platz auf dem Gerät').filter({ visible: true }).first().waitFor({ timeout: 70_000 })
    await expect.poll(() => world.device.said.join(), { timeout: 20_000 }).toContain('content could not be kept on this device')

    await world.front.cut()
    await page.reload()
    await untilShown(page, 'kiosk')
    expect(await words()).toContain('so war: stalls')

    await quota.send('Storage.overrideQuotaForOrigin', { origin })
    await world.front.join()
    await page.getByText('Kein Platz auf dem Gerät').filter({ visible: true }).first().waitFor({ timeout: 70_000 })
    await letSettle(page)
    await untilProtected(page, 'kiosk')
    await world.front.cut()
    await page.reload()
    await untilShown(page, 'kiosk')
    expect(await words()).toContain('Kein Platz auf dem Gerät')
    await world.front.join()
  })
})

test('a page whose process is killed is loaded again by its launcher, without a network too', async () => {
  await world.front.cut()
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  void session.send('Page.crash').catch(() => undefined)
  await crashed
  const next = await page.context().newPage()
  await next.goto(`${world.front.origin}/kiosk/`)
  await untilShown(next, 'kiosk')
  await world.front.join()
})
