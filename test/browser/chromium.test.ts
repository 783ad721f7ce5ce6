import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { chromiumPath, launchBrowser, launchPersistent } from './chromium.ts'
import { shiftClock } from './clock.ts'

const DAY = 24 * 60 * 60 * 1000
const rubik = join(import.meta.dirname, '../../node_modules/@fontsource-variable/rubik')

const page = `<!doctype html>
<html lang="de">
<meta charset="utf-8">
<link rel="stylesheet" href="/rubik/index.css">
<style>p { font-family: 'Rubik Variable' }</style>
<h1>Rotes Sofa</h1>
<p id="cyrillic" lang="uk">Ласкаво просимо</p>
<p id="arabic" lang="ar" dir="rtl">أهلا وسهلا</p>
<script>navigator.serviceWorker.register('/sw.js')</script>
`

const worker = `
addEventListener('install', (event) => event.waitUntil(caches.open('test').then((cache) => cache.add('/'))))
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  if (event.request.url.endsWith('/worker-clock')) return event.respondWith(Response.json(clocks()))
  event.respondWith(caches.match(event.request).then((cached) => cached ?? fetch(event.request)))
})
const clocks = () => [Date.now(), new Date().getTime(), Temporal.Now.instant().epochMilliseconds]
`

beforeAll(async () => {
  await chromiumPath()
}, 60_000)

test('an installed page opens from a cold start without its server', async () => {
  const site = await startSite()
  const profile = await temporaryFolder()
  const first = await launchPersistent(profile)
  await openControlled(first, site.url)
  await first.close()
  await site.stop()

  const second = await openProfile(profile)
  const opened = await second.newPage()
  await opened.goto(site.url)

  expect(await opened.textContent('h1')).toBe('Rotes Sofa')
  await expect(opened.goto(`${site.url}never-cached`)).rejects.toThrow('ERR_FAILED')
})

test('a clock set before navigation holds in a page its service worker controls', async () => {
  const site = await startSite()
  const context = await openProfile(await temporaryFolder())
  const spring = '2026-03-29T01:00:00.000Z'
  await context.clock.setFixedTime(spring)
  const opened = await openControlled(context, site.url)
  await opened.reload()

  expect(await opened.evaluate(() => new Date().toISOString())).toBe(spring)
  expect(await isControlled(opened)).toBe(true)
})

test('a clock shifted by a day is the clock of page and service worker', async () => {
  const site = await startSite()
  const context = await openProfile(await temporaryFolder())
  await shiftClock(context, DAY)
  const opened = await openControlled(context, site.url)

  const pageClock = await opened.evaluate(() => Date.now())
  const workerClocks: number[] = await opened.evaluate(async () => (await fetch('/worker-clock')).json())

  for (const clock of [pageClock, ...workerClocks]) expect(Math.abs(clock - Date.now() - DAY)).toBeLessThan(5_000)
})

test('Cyrillic and Arabic are drawn in the font the page brings', async () => {
  const site = await startSite()
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const opened = await browser.newPage()
  await opened.goto(site.url)
  await opened.evaluate(async () => void (await document.fonts.ready))

  expect(await fontsOf(opened, '#cyrillic')).toEqual([{ family: 'Rubik Light', brought: true }])
  expect(await fontsOf(opened, '#arabic')).toEqual([{ family: 'Rubik Light', brought: true }])
})

async function openProfile(profile: string): Promise<BrowserContext> {
  const context = await launchPersistent(profile)
  onTestFinished(() => context.close())
  return context
}

async function openControlled(context: BrowserContext, url: string): Promise<Page> {
  const opened = await context.newPage()
  await opened.goto(url)
  await opened.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return opened
}

async function isControlled(opened: Page): Promise<boolean> {
  return opened.evaluate(() => navigator.serviceWorker.controller !== null)
}

/** The fonts the glyphs of an element really come from, as the browser's own inspector says. */
async function fontsOf(opened: Page, selector: string) {
  const inspector = await opened.context().newCDPSession(opened)
  await inspector.send('DOM.enable')
  await inspector.send('CSS.enable')
  const { root } = await inspector.send('DOM.getDocument')
  const { nodeId } = await inspector.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await inspector.send('CSS.getPlatformFontsForNode', { nodeId })
  return fonts.map((font) => ({ family: font.familyName, brought: font.isCustomFont }))
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-profile-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

async function startSite() {
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    const body = await fileAt(path)
    response.writeHead(body ? 200 : 404, {
      'content-type': mediaTypes[extname(path)] ?? 'text/html',
      'cache-control': 'no-store',
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => stop(server))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop: () => stop(server) }
}

const mediaTypes: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

async function fileAt(path: string): Promise<string | Buffer | undefined> {
  if (path === '/') return page
  if (path === '/sw.js') return worker
  if (path.startsWith('/rubik/')) return readFile(join(rubik, path.slice('/rubik/'.length)))
  return undefined
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
