import type { BrowserContext, Page } from 'playwright-core'

/** Sizes and first content of the two apps; rows are what the bare page writes too. */
export const screens = {
  signage: { viewport: { width: 1920, height: 1080 }, list: '.layer.front .rows', row: '.layer.front .rows > .row' },
  kiosk: { viewport: { width: 1080, height: 1920 }, list: '.home-today .rows', row: '.home-today .rows > .row' },
} as const
export type App = keyof typeof screens

/** Text of a script that marks `painted` when the frame with the first element of `selector` has been made. */
const watch = (selector: string) => `
new MutationObserver((_changes, observer) => {
  if (!document.querySelector(${JSON.stringify(selector)})) return
  observer.disconnect()
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => performance.mark('painted')
    port2.postMessage(0)
  })
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] })`

/** Opens an address in a new page whose processor is `throttling` times slower. */
export async function openThrottled(context: BrowserContext, app: App, throttling: number): Promise<Page> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttling })
  await page.addInitScript({ content: watch(screens[app].row) })
  return page
}

/** Milliseconds from the start of the navigation until the first content was painted. */
export async function readPainted(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0)
  return page.evaluate(() => performance.getEntriesByName('painted')[0]!.startTime)
}
