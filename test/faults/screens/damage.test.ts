import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../browser/chromium.ts'
import { openKept } from '../../browser/kept.ts'
import { untilShown } from './device.ts'
import { type Front, openFront } from './front.ts'
import { cacheDamages, databaseDamages } from './damages.ts'
import { buildWorld, surviveDamage, type World } from './survive.ts'

/** One of each kind; all of them, on both apps, are in `damage.long.ts`. */
const chosen = [
  'Cache Storage is gone',
  'every kept file is altered',
  'IndexedDB is gone',
  'the database cannot be opened',
  'the database is cut',
]

let world: World
/** Another way to the same server and another browser, which nobody disturbs while devices are damaged. */
let calm: Front
let browser: Browser
let calmSince: number

beforeAll(async () => {
  world = await buildWorld('kiosk')
  calm = await openFront(world.server)
  browser = await launchBrowser()
  const page = await browser.newPage({ serviceWorkers: 'block' })
  await page.goto(`${calm.origin}/signage/?screen=display-marktplatz`)
  await untilShown(page, 'signage')
  calmSince = Date.now()
})
afterAll(async () => {
  await browser?.close()
  await calm?.cut()
  await world?.close()
})

describe('a kiosk damaged while it is off shows its content, heals online, and is protected again', () => {
  test.each([...cacheDamages, ...databaseDamages].filter(({ name }) => chosen.includes(name)))('$name', (damage) =>
    surviveDamage(world, damage),
  )
})

/** Runs in the page: other bytes, readable and whole, in the first copy of everything. */
async function alterFirstCopies(database: IDBDatabase | undefined): Promise<void> {
  for (const name of await caches.keys()) {
    if (!name.startsWith('rotes-sofa-kiosk-shell-')) continue
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const kept = await cache.match(request)
      const text = (await kept?.text())?.replaceAll('<head>', '<head><meta name="altered">')
      if (request.url.endsWith('.js')) await cache.put(request, new Response('document.title = "altered"', kept))
      else if (text && request.url.endsWith('.html')) await cache.put(request, new Response(text, kept))
    }
  }
  const values = database!.transaction('values', 'readwrite').objectStore('values')
  await new Promise<void>((resolve) => {
    const reading = values.get('snapshot')
    reading.onsuccess = () => {
      const copy = reading.result as { text: string }
      const writing = values.put({ ...copy, text: copy.text.replaceAll('"de":"', '"de":"altered ') }, 'snapshot')
      writing.onsuccess = () => resolve()
    }
  })
}

test('bytes that are not those of their hash are not shown, however readable they are', async () => {
  const device = await world.device.clone()
  try {
    await world.front.cut()
    const page = await device.switchOn()
    await untilShown(page, 'kiosk')
    await page.evaluate(alterFirstCopies, await openKept(page, 'rotes-sofa-kiosk'))
    await page.reload()
    await untilShown(page, 'kiosk')
    expect(await page.title()).not.toBe('altered')
    expect(await page.locator('meta[name="altered"]').count()).toBe(0)
    expect(await page.locator('body').innerText()).not.toContain('altered')
  } finally {
    await device.remove()
  }
})

test('a screen that is left in peace meanwhile opens one live connection in fifty seconds: it hears the heartbeat', async () => {
  await expect.poll(() => Date.now() - calmSince, { timeout: 60_000, interval: 500 }).toBeGreaterThan(50_000)
  expect(calm.asked.filter((address) => address.startsWith('/api/live'))).toHaveLength(1)
})
