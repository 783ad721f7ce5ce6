import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kinds } from '../../../content/model/kinds.ts'
import type { Snapshot } from '../../../content/model/snapshot.ts'
import { launchBrowser } from '../../browser/chromium.ts'
import { removeFolder, startServer, type RunningServer } from '../../browser/server.ts'
import { enterByLink } from '../../browser/staff-api.ts'
import { hostile, poisonEverything } from '../hostile-texts.ts'

let server: RunningServer
let cookie: string
let browser: Browser
let context: BrowserContext
/** What browsers tell when something tried to run, load or lead where it must not. */
let alarms: string[] = []

beforeAll(async () => {
  server = await startServer()
  cookie = await enterByLink(server)
  await poisonEverything(server, cookie)
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, locale: 'de-DE', timezoneId: 'Europe/Berlin' })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: server.origin, httpOnly: true, sameSite: 'Strict' }])
  await context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      console.error(`policy: ${violatedDirective} ${sample}`),
    ),
  )
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await removeFolder(server.folder)
})

const watch = (page: Page) => {
  alarms = []
  page.on('dialog', (dialog) => {
    alarms.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/policy|refused/i.test(message.text())) alarms.push(message.text())
  })
  page.on('pageerror', (error) => alarms.push(String(error)))
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('/x')) alarms.push(`asked for ${request.url()}`)
  })
}

/** What only a text that was taken for HTML could have left in the page. */
const strangers = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (element) =>
          element.matches(
            'script:not([src]), img[src="x"], iframe[src^="javascript"], a[href^="javascript" i], a[href^="data"]',
          ) || element.getAttributeNames().some((attribute) => attribute.startsWith('on')),
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 100)),
  )
const words = (page: Page) => page.evaluate(() => document.body.innerText)

async function expectOnlyWords(page: Page, where: string): Promise<void> {
  expect([where, await strangers(page), alarms]).toEqual([where, [], []])
}

test('hostile words are only words on every view of the kiosk', async () => {
  const page = await context.newPage()
  watch(page)
  const snapshot = (await (await fetch(`${server.origin}/api/content`)).json()) as Snapshot
  const first = (items: { id: string }[]) => items[0]?.id
  const views = [
    '',
    'week',
    'offers',
    'places',
    'notices',
    'now/open',
    'now/free',
    'pages/about',
    'pages/privacy',
    `offers/${first(snapshot.offers)}`,
    `events/${first(snapshot.events)}`,
    `places/${first(snapshot.places)}`,
    `notices/${first(snapshot.notices)}`,
    `topics/${snapshot.centre.topics[0]?.id}`,
  ]
  let met = 0
  for (const view of views) {
    await page.goto(`${server.origin}/kiosk/${view}`)
    await page.locator('h1, h2').first().waitFor()
    if ((await words(page)).includes(hostile.plain.slice(0, 20))) met += 1
    await expectOnlyWords(page, `/kiosk/${view}`)
  }
  expect(met).toBeGreaterThan(10)
  await page.close()
})

test('and on the display', async () => {
  const page = await context.newPage()
  await page.clock.install()
  watch(page)
  await page.goto(`${server.origin}/signage/`)
  const met = new Set<string>()
  await expect.poll(() => words(page), { timeout: 20_000 }).toContain(hostile.plain.slice(0, 20))
  for (let slide = 0; slide < 25; slide++) {
    met.add(await words(page))
    await expectOnlyWords(page, `slide ${slide}`)
    await page.clock.runFor(10_000)
  }
  expect(met.size).toBeGreaterThan(4)
  await page.close()
})

test('and on the staff pages, in lists, forms and previews', async () => {
  const page = await context.newPage()
  watch(page)
  await page.goto(`${server.origin}/staff/`)
  await page.locator('h1').first().waitFor()
  await expectOnlyWords(page, '/staff/')
  let forms = 0
  for (const kind of kinds) {
    const read = await fetch(`${server.origin}/api/staff/items/${kind}`, { headers: { cookie } })
    const [first] = ((await read.json()) as { items: { item: { id: string } }[] }).items
    for (const path of [kind, `${kind}/${first?.item.id}`]) {
      await page.goto(`${server.origin}/staff/${path}`)
      await page.locator('h1').first().waitFor()
      const fields = await page
        .locator('input, textarea')
        .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))
      if (fields.some((value) => value.includes(hostile.plain.slice(0, 20)))) forms += 1
      await expectOnlyWords(page, `/staff/${path}`)
    }
  }
  expect(forms).toBeGreaterThanOrEqual(4)
  await page.close()
})
