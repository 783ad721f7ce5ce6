import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
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
  server = await startServer()
  staff = await signInByLink(server)
  // Only the notices, so that the display need not be waited for.
  const { item, etag } = await staff.get<{ id: string; entries: object[] }>('playlists', 'standard')
  const onlyNotices = { ...item, entries: [{ id: 'only', slide: 'notices' }] }
  await staff.put('playlists', onlyNotices, etag)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  if (server) await removeFolder(server.folder)
})

async function open(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(server.origin + path)
  return page
}

const screensOf = async () => ((await (await fetch(`${server.origin}/healthz`)).json()) as { screens: number }).screens

describe('screens that watch', () => {
  test('a published notice appears on kiosk and display by itself', async () => {
    const [kiosk, signage] = await Promise.all([open('/kiosk/'), open('/signage/')])
    await expect.poll(screensOf, { timeout: 30_000 }).toBe(2)
    await staff.put('notices', notice('heute-zu', 'Das Büro schließt heute um zwölf'))
    await Promise.all([kiosk, signage].map((page) => page.getByText('Das Büro schließt heute um zwölf').first().waitFor()))
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
