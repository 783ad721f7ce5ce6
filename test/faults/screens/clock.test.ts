import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Snapshot } from '../../../content/model/snapshot.ts'
import { trouble as ar } from '../../../screen/messages/trouble/ar.ts'
import { trouble as deSimple } from '../../../screen/messages/trouble/de-simple.ts'
import { trouble as de } from '../../../screen/messages/trouble/de.ts'
import { trouble as en } from '../../../screen/messages/trouble/en.ts'
import { trouble as faAF } from '../../../screen/messages/trouble/fa-AF.ts'
import { trouble as ru } from '../../../screen/messages/trouble/ru.ts'
import { launchBrowser, launchPersistent } from '../../browser/chromium.ts'
import { removeFolder, type RunningServer } from '../../browser/server.ts'
import { keepScreens } from './lonely-screens.ts'
import { startServerAt, withServerAt } from './server-at.ts'
import { makeTimelyFolder } from './timely-content.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const year = 365 * day
const epoch = Date.parse('1970-01-01T00:00:30Z')
/** Ten past twelve in Berlin, a Tuesday. */
const started = Date.parse('2026-10-27T11:10Z')
const began = Date.now()
const serverNow = () => started + Date.now() - began

let content: Awaited<ReturnType<typeof makeTimelyFolder>>
let server: RunningServer
let browser: Browser
beforeAll(async () => {
  content = await makeTimelyFolder()
  server = await startServerAt(serverNow(), { folder: content.folder })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await content?.remove()
})

const addresses = { kiosk: 'kiosk/?screen=tisch', signage: 'signage/?screen=wand' }
const clocks = { kiosk: '.clock-time', signage: '.strip-clock' }
const shows = { kiosk: 'main h1', signage: '.layer.front *' }
type App = keyof typeof addresses

/** A device in New York whose clock stands at `time` and goes on. */
async function startDevice(time: number, to: { browser: Browser } | { profile: string } = { browser }): Promise<BrowserContext> {
  const options = { viewport: { width: 1920, height: 1080 }, timezoneId: 'America/New_York' }
  const context =
    'profile' in to
      ? await launchPersistent(to.profile, options)
      : await to.browser.newContext({ ...options, serviceWorkers: 'block' })
  await context.clock.install({ time })
  return context
}

async function open(context: BrowserContext, app: App, query = ''): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${server.origin}/${addresses[app]}${query}`)
  await page.locator(shows[app]).first().waitFor()
  return page
}

/** Minutes between what a screen's clock shows and an instant, as it is in Berlin. */
async function minutesOff(page: Page, app: App, instant: number): Promise<number> {
  const [hours = Number.NaN, minutes = Number.NaN] = (await page.locator(clocks[app]).innerText()).split(':').map(Number)
  const right = new Date(instant + hour)
  return Math.abs(hours * 60 + minutes - (right.getUTCHours() * 60 + right.getUTCMinutes()))
}

const expectTime = (page: Page, app: App, instant: () => number) =>
  expect.poll(() => minutesOff(page, app, instant()), { timeout: 30_000 }).toBeLessThanOrEqual(1)

describe('the server', () => {
  it('answers the same in the night of the clock change, whatever zone its machine is set to', async () => {
    const answerIn = (zone: string) =>
      withServerAt(
        Date.parse('2026-10-25T00:30Z'),
        content.folder,
        async ({ origin }) => ({ ...((await (await fetch(`${origin}/api/content`)).json()) as Snapshot), publishedAt: 0 }),
        { env: { TZ: zone } },
      )
    const [utc, berlin, newYork] = await Promise.all(['UTC', 'Europe/Berlin', 'America/New_York'].map(answerIn))
    expect(utc!.timeline.days[1]).toMatchObject({ date: '2026-10-25', offset: 120 })
    expect(berlin).toEqual(utc)
    expect(newYork).toEqual(utc)
  })
})

describe('a screen with its server', () => {
  it.each([
    ['says 1970', epoch],
    ['is a year and three hours ahead', started + year + 3 * hour],
    ['is a day and two hours behind', started - 26 * hour],
  ])('shows the time of the server in Berlin, though its own clock, in New York, %s', async (_, time) => {
    const context = await startDevice(time)
    for (const app of ['kiosk', 'signage'] as const) {
      const page = await open(context, app)
      await expectTime(page, app, serverNow)
    }
    await context.close()
  })
})

describe('a screen that has content but never heard a server tell the time', () => {
  const blockLive = (context: BrowserContext) => context.route('**/api/live*', (route) => route.abort())

  it('says in every language that its clock is not set, and shows nothing dated', async () => {
    const context = await startDevice(epoch)
    await blockLive(context)
    const texts = { de, 'de-simple': deSimple, en, ru, ar, 'fa-AF': faAF }
    for (const [tag, trouble] of Object.entries(texts)) {
      const page = await open(context, 'kiosk', `&lang=${tag}`)
      await page.getByText(trouble.undated.clock).waitFor()
      const text = await page.locator('#app').innerText()
      expect(text).not.toMatch(/\d\d:\d\d|1970/)
      for (const dated of ['Mittagstisch', 'Jacken hängen im Flur']) expect(text).not.toContain(dated)
      expect(await page.locator(clocks.kiosk).count()).toBe(0)
      await page.close()
    }
    const signage = await open(context, 'signage')
    await signage.locator('.strip-note', { hasText: de.undated.clock }).waitFor()
    expect(await signage.locator('.strip').innerText()).not.toMatch(/\d\d:\d\d|1970/)
    await context.close()
  })

  it('shows dates as soon as a server does', async () => {
    const context = await startDevice(epoch)
    await blockLive(context)
    const page = await open(context, 'kiosk')
    await page.getByText(de.undated.clock).waitFor()
    await context.unroute('**/api/live*')
    // The longest pause between two tries to connect.
    await page.clock.fastForward(61_000)
    await page.getByText('Mittagstisch').first().waitFor()
    await expectTime(page, 'kiosk', serverNow)
    await context.close()
  })
})

describe('a screen whose server is gone', () => {
  it('goes by the server while its clock jumps an hour forth and back, and then a day and two hours back', async () => {
    const context = await startDevice(started + year)
    const pages = { kiosk: await open(context, 'kiosk'), signage: await open(context, 'signage') }
    for (const app of ['kiosk', 'signage'] as const) await expectTime(pages[app], app, serverNow)
    await context.route('**/api/**', (route) => route.abort())
    await context.setOffline(true)

    const device = () => pages.kiosk.evaluate(() => Date.now())
    /** Sets the device's clock and lets a minute pass, after which both screens have looked at it. */
    const setClock = async (milliseconds: number) => {
      await context.clock.setSystemTime((await device()) + milliseconds)
      await context.clock.fastForward(minute)
    }
    let passed = 0
    const expectBoth = async (more: number) => {
      for (const app of ['kiosk', 'signage'] as const) await expectTime(pages[app], app, () => serverNow() + passed + more)
    }
    // A device that slept is ahead, too.
    await setClock(hour)
    passed += minute
    await expectBoth(hour)
    await setClock(-hour)
    passed += minute
    await expectBoth(0)
    await setClock(-26 * hour)
    passed += minute
    await expectBoth(0)
    await context.close()
  })

  it('does not go back when its clock was set back by a day, or to 1970, while it was off', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'rotes-sofa-profile-'))
    await keepScreens(server.origin, profile)
    await server.stop('SIGKILL')
    const start = async (time: number, look: (page: Page, context: BrowserContext) => Promise<void>) => {
      const context = await startDevice(time, { profile })
      await look(await open(context, 'kiosk'), context)
      await context.close()
    }
    const later = Date.parse('2026-11-16T11:00Z')
    const seen = (page: Page) => page.locator('.clock-day').innerText()
    // Twenty days later it runs for a quarter of an hour.
    await start(later, async (page, context) => {
      expect(await seen(page)).toBe('Montag, 16. November')
      await context.clock.fastForward(15 * minute)
      await expectTime(page, 'kiosk', () => later + 15 * minute)
    })
    for (const time of [later - day, epoch]) {
      await start(time, async (page) => {
        expect(await seen(page)).toBe('Montag, 16. November')
        await expectTime(page, 'kiosk', () => later + 15 * minute)
      })
    }
    // Put right while it runs, it is believed.
    await start(epoch, async (page, context) => {
      await context.clock.setSystemTime(later + 2 * day)
      await context.clock.fastForward(minute)
      await expect.poll(() => seen(page)).toBe('Mittwoch, 18. November')
    })
    await removeFolder(profile)
  })
})
