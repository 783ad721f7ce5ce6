import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../browser/chromium.ts'
import { makeContentFolder, readItems, writeItems } from '../../browser/own-content.ts'
import { type RunningServer, startServer } from '../../browser/server.ts'
import { type BarePage, type ScreenCopy, startBarePage } from '../reference/bare-page.ts'
import { type App, screens } from './painted.ts'

export const copyScript = join(import.meta.dirname, '../reference/bare-page/copy.js')

/** The signage stands at today's list nearly all the time, and plans everything else as ever. */
async function makeFolder() {
  const content = await makeContentFolder()
  const playlists = await readItems<{ id: string; entries: { slide: string; weight?: number }[] }>(content.folder, 'playlists')
  for (const { entries } of playlists) for (const entry of entries) entry.weight = entry.slide === 'today' ? 5 : 1
  await writeItems(content.folder, 'playlists', playlists)
  const slides = await readItems<{ template: string; seconds?: number }>(content.folder, 'slides')
  for (const slide of slides) if (slide.template === 'today') slide.seconds = 300
  await writeItems(content.folder, 'slides', slides)
  return content
}

/** The product's picture of this moment, for the bare page. */
async function copyScreen(browser: Browser, app: App, origin: string): Promise<ScreenCopy> {
  const page = await browser.newPage({ locale: 'de-DE', viewport: screens[app].viewport, serviceWorkers: 'block' })
  await page.goto(`${origin}/${app}/`)
  await page.waitForSelector(screens[app].row, { state: 'attached', timeout: 300_000 })
  await page.waitForTimeout(500)
  await page.evaluate(await readFile(copyScript, 'utf8'))
  const copy = await page.evaluate<ScreenCopy>(`copyScreen(${JSON.stringify(screens[app].list)})`)
  await page.close()
  return copy
}

/** The product and the bare page that looks like it, each on a server of its own, and a browser for both. */
export interface Pair {
  app: App
  server: RunningServer
  bare: BarePage
  browser: Browser
  /** Ends the two servers. */
  cut(): Promise<void>
  stop(): Promise<void>
}

export async function openPair(app: App): Promise<Pair> {
  const content = await makeFolder()
  const server = await startServer({ folder: content.folder })
  const browser = await launchBrowser()
  const bare = await startBarePage(app, await copyScreen(browser, app, server.origin), server.origin)
  const cut = async () => {
    await bare.stop()
    await server.stop()
  }
  return {
    app,
    server,
    bare,
    browser,
    cut,
    async stop() {
      await browser.close()
      await cut()
      await content.remove()
    },
  }
}
