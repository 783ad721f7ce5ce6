import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { removeFolder, type RunningServer, startServer } from './server.ts'

const build = join(import.meta.dirname, '../../build')

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  if (server) await removeFolder(server.folder)
})

/** The scripts and styles a browser has asked for when the first content stands, gzipped, in kilobytes of 1000 bytes. */
async function firstLoad(app: 'kiosk' | 'signage'): Promise<{ kilobytes: number; files: string[] }> {
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'de-DE' })
  const page = await context.newPage()
  // Content is there when the first heading of it is: before, the page shows its name and the sofa.
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector('main h1, .layer.front :is(h1, h2)')) return
      performance.mark('content')
      observer.disconnect()
    }).observe(document, { subtree: true, childList: true, attributes: true })
  })
  await page.goto(`${server.origin}/${app}/`)
  await page.waitForFunction(() => performance.getEntriesByName('content').length > 0)
  const files = await page.evaluate(() => {
    const standing = performance.getEntriesByName('content')[0]!.startTime
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= standing)
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => /\.(js|css)$/.test(path))
  })
  await context.close()
  const bytes = files
    .map((file) => gzipSync(readFileSync(join(build, file)), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0)
  return { kilobytes: bytes / 1000, files }
}

describe('the first load', () => {
  test.each([
    ['kiosk', 40],
    // Which kind of slide comes first, and so which of its parts, depends on the hour.
    ['signage', 34],
  ] as const)('of the %s is at most %i kB of scripts and styles', async (app, budget) => {
    const { kilobytes, files } = await firstLoad(app)
    expect(files.length).toBeGreaterThan(1)
    expect(kilobytes, files.join(' ')).toBeLessThanOrEqual(budget)
  })
})
