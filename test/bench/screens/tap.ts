import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../browser/chromium.ts'
import { removeFolder, startServer } from '../../browser/server.ts'
import type { Bench } from '../contest.ts'
import { type ScreenCopy, startBarePage } from '../reference/bare-page.ts'
import { screens } from './painted.ts'
import { copyScript } from './pair.ts'

/** The tile that leads to all offers: the longest page. */
const tile = '.home-topics .section-more'

/** Text of a script that measures from the touch, as the browser saw it, to the frame with another heading. */
const watch = `
addEventListener('click', ({ timeStamp }) => {
  const heading = document.querySelector('main h1').textContent
  new MutationObserver((_changes, observer) => {
    if ((document.querySelector('main h1')?.textContent ?? heading) === heading) return
    observer.disconnect()
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => performance.measure('tap', { start: timeStamp, end: performance.now() })
      port2.postMessage(0)
    })
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}, { capture: true, once: true })`

async function copyKiosk(browser: Browser, origin: string): Promise<ScreenCopy> {
  const page = await browser.newPage({ locale: 'de-DE', viewport: screens.kiosk.viewport, serviceWorkers: 'block' })
  await page.goto(`${origin}/kiosk/`)
  await page.waitForSelector(tile)
  await page.waitForTimeout(1_000)
  await page.evaluate(await readFile(copyScript, 'utf8'))
  const home = await page.evaluate<ScreenCopy>(`copyScreen('no-list')`)
  await page.click(tile)
  await page.waitForSelector('main h1')
  await page.waitForTimeout(1_000)
  const { css } = await page.evaluate<ScreenCopy>(`copyScreen('no-list')`)
  const next = await page.evaluate(() => document.querySelector('main')!.innerHTML)
  await page.close()
  return { ...home, css, next }
}

/** From the touch to the other page painted, six times slower than this machine, everything loaded before. */
async function tap(page: Page, address: string): Promise<number> {
  await page.goto(address)
  await page.waitForSelector(tile)
  // Until nothing loads or is drawn any more.
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(500)
  await page.evaluate(() => performance.clearMeasures())
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await page.click(tile)
  await page.waitForFunction(() => performance.getEntriesByName('tap').length > 0)
  const duration = await page.evaluate(() => performance.getEntriesByName('tap')[0]!.duration)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await session.detach()
  return duration
}

export const tapBench: Bench = {
  name: 'tap',
  title: 'from a touch on the kiosk to the page of all offers, painted, at 6× slower',
  beside: 'a static page that puts the same markup in place from a template',
  rounds: 15,
  figures: { 'touch to content': { unit: 'ms', target: { ratioAtMost: 2 } } },
  open: async () => {
    const server = await startServer()
    const browser = await launchBrowser()
    const bare = await startBarePage('kiosk', await copyKiosk(browser, server.origin), server.origin)
    const newPage = async () => {
      // The live stream would never let the network come to rest.
      const context = await browser.newContext({ locale: 'de-DE', viewport: screens.kiosk.viewport, serviceWorkers: 'block' })
      await context.route('**/api/live*', (route) => route.abort())
      const page = await context.newPage()
      await page.addInitScript({ content: watch })
      return page
    }
    const [own, other] = [await newPage(), await newPage()]
    return {
      ours: async () => ({ 'touch to content': await tap(own, `${server.origin}/kiosk/`) }),
      reference: async () => ({ 'touch to content': await tap(other, `${bare.origin}/`) }),
      async close() {
        await browser.close()
        await bare.stop()
        await server.stop()
        await removeFolder(server.folder)
      },
    }
  },
}
