import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { makeContentFolder, writeItems } from './own-content.ts'
import { removeFolder, type RunningServer, startServer } from './server.ts'
import { signInByLink, type StaffApi } from './staff-api.ts'

const berlinDay = (instant: number) => new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' })
const notice = (id: string, title: string) => ({
  id,
  status: 'published',
  title: { de: title },
  level: 'urgent',
  from: berlinDay(Date.now()),
  until: berlinDay(Date.now() + 86_400_000),
  on: ['kiosk', 'signage'],
})

let server: RunningServer
let staff: StaffApi
let browser: Browser

beforeAll(async () => {
  // No other notices: what is published has a page of its own and need not be waited for.
  const { folder } = await makeContentFolder()
  await writeItems(folder, 'notices', [])
  server = await startServer({ folder })
  staff = await signInByLink(server)
  // Only the notices, so that the display need not be waited for.
  const { item, etag } = await staff.get<{ id: string; entries: object[] }>('playlists', 'standard')
  const onlyNotices = { ...item, entries: [{ id: 'only', slide: 'notices' }] }
  await staff.put('playlists', onlyNotices, etag)
  // A name of the house that is not localhost: to the browser an insecure address.
  browser = await launchBrowser([`--host-resolver-rules=MAP zentrum.test 127.0.0.1`])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  if (server) await removeFolder(server.folder)
})

async function open(path: string, origin = server.origin): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(origin + path)
  return page
}

const screensOf = async () => ((await (await fetch(`${server.origin}/healthz`)).json()) as { screens: number }).screens

describe('screens that watch', () => {
  test('a published notice appears on kiosk and display by itself', async () => {
    const [kiosk, signage] = await Promise.all([open('/kiosk/'), open('/signage/')])
    await expect.poll(screensOf, { timeout: 30_000 }).toBe(2)
    await staff.put('notices', notice('heute-zu', 'Das Büro schließt heute um zwölf'))
    await Promise.all(
      [kiosk, signage].map((page) =>
        page.getByText('Das Büro schließt heute um zwölf').filter({ visible: true }).first().waitFor({ timeout: 90_000 }),
      ),
    )
    await Promise.all([kiosk, signage].map((page) => page.context().close()))
  })

  test('after a restart of the server they come back by themselves, miss nothing, and not all in the same moment', async () => {
    const pages = await Promise.all(Array.from({ length: 6 }, () => open('/kiosk/notices')))
    await expect.poll(screensOf, { timeout: 30_000 }).toBe(pages.length)
    await server.stop('SIGKILL')
    server = await startServer({ folder: server.folder, port: server.port })
    const arrivals: { screens: number; at: number }[] = []
    await expect
      .poll(
        async () => {
          const screens = await screensOf()
          if (screens !== arrivals.at(-1)?.screens) arrivals.push({ screens, at: Date.now() })
          return screens
        },
        { timeout: 100_000, interval: 50 },
      )
      .toBe(pages.length)
    // Spread: no single look saw them all arrive at once.
    expect(arrivals.filter(({ screens }) => screens > 0).length).toBeGreaterThan(1)
    for (const page of pages) expect(await page.getByText('Das Büro schließt heute um zwölf').count()).toBeGreaterThan(0)
    await Promise.all(pages.map((page) => page.context().close()))
  })
})

describe('over plain http on a name of the house', () => {
  test('kiosk and display work live, though nothing can be kept', async () => {
    const insecure = `http://zentrum.test:${server.port}`
    const pages = await Promise.all([open('/kiosk/', insecure), open('/signage/', insecure)])
    for (const page of pages) expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
    await staff.put('notices', notice('ohne-schloss', 'Auch ohne Schloss lesbar'))
    await Promise.all(
      pages.map((page) =>
        page.getByText('Auch ohne Schloss lesbar').filter({ visible: true }).first().waitFor({ timeout: 90_000 }),
      ),
    )
    await Promise.all(pages.map((page) => page.context().close()))
  })

  test('signing in says that it needs https, and how', async () => {
    const page = await open('/staff/', `http://zentrum.test:${server.port}`)
    await expect.poll(() => page.locator('body').innerText(), { timeout: 30_000 }).toContain('https')
    expect(await page.locator('input[type=password]').count()).toBe(0)
    await page.context().close()
  })
})
