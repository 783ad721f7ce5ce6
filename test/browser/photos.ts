import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Snapshot } from '../../content/model/snapshot.ts'
import { launchBrowser } from './chromium.ts'
import { openPreview, showInPreview } from './preview-frame.ts'
import { removeFolder, type RunningServer, startServer } from './server.ts'
import { makeAccount, openContext, openSignedIn, phone } from './staff-walk.ts'

/**
 * Takes the README's pictures from the running system: `npm run photos` after a build. The sample is shown on a Wednesday morning, when there
 * is something on.
 */
const folder = join(import.meta.dirname, '../../docs')

const save = async (page: Page, name: string, width: number) =>
  sharp(await page.screenshot())
    .resize(width)
    .webp({ quality: 82 })
    .toFile(join(folder, `${name}.webp`))

const wednesdayMorning = ({ timeline }: Snapshot) =>
  timeline.days.find(({ date }) => new Date(`${date}T00:00:00Z`).getUTCDay() === 3)!.start + 575 * 60_000

async function photographScreen(
  browser: Browser,
  server: RunningServer,
  app: 'kiosk' | 'signage',
  screen: string,
  viewport: { width: number; height: number },
) {
  const page = await browser.newPage({ viewport })
  const snapshot = (await (await fetch(`${server.origin}/api/content`)).json()) as Snapshot
  const frame = await openPreview(page, server.origin, app, `&screen=${screen}`)
  await showInPreview(page, {
    snapshot,
    instant: wednesdayMorning(snapshot),
    lang: 'de',
    ...(app === 'signage' ? { show: 'today' } : {}),
  })
  await frame
    .locator(app === 'kiosk' ? 'h1' : '.layer.front h2, .layer.front h1')
    .first()
    .waitFor()
  await frame.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle')
  await save(page, app, app === 'kiosk' ? 540 : 960)
  await page.close()
}

async function photographStaff(browser: Browser, server: RunningServer) {
  await makeAccount(server)
  const context = await openContext(browser, phone)
  const page = await openSignedIn(context, server, 'notices/new')
  await page.locator('textarea').first().waitFor()
  await page.keyboard.type('Heute gibt es Suppe')
  await save(page, 'staff', 360)
  await context.close()
}

await mkdir(folder, { recursive: true })
const server = await startServer({ env: { PUBLIC_URL: 'https://zentrum.example' } })
const browser = await launchBrowser()
try {
  await photographScreen(browser, server, 'kiosk', 'kiosk-zentrum', { width: 1080, height: 1920 })
  await photographScreen(browser, server, 'signage', 'schaufenster', { width: 1920, height: 1080 })
  await photographStaff(browser, server)
} finally {
  await browser.close()
  await server.stop()
  await removeFolder(server.folder)
}
