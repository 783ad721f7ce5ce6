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

/** The scripts and styles a browser really asks for until the first content stands, gzipped, in kilobytes of 1000 bytes. */
async function firstLoad(app: 'kiosk' | 'signage'): Promise<{ kilobytes: number; files: string[] }> {
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'de-DE' })
  const page = await context.newPage()
  const files: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (/\.(js|css)$/.test(pathname)) files.push(pathname)
  })
  await page.goto(`${server.origin}/${app}/`)
  await page.locator('h1, h2').first().waitFor()
  const content = page.locator('body')
  await expect.poll(() => content.innerText(), { timeout: 20_000 }).toMatch(/\d\d:\d\d/)
  await context.close()
  // What registers the worker comes when the content stands, and is no part of the first load.
  const counted = files.filter((file) => !file.includes('workbox-window') && !file.endsWith('/sw.js'))
  const bytes = counted
    .map((file) => gzipSync(readFileSync(join(build, file)), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0)
  return { kilobytes: bytes / 1000, files: counted }
}

describe('the first load', () => {
  test.each([
    ['kiosk', 40],
    ['signage', 25],
  ] as const)('of the %s is at most %i kB of scripts and styles', async (app, budget) => {
    const { kilobytes, files } = await firstLoad(app)
    expect(files.length).toBeGreaterThan(1)
    expect(kilobytes, files.join(' ')).toBeLessThanOrEqual(budget)
  })
})
