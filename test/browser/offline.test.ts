import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchPersistent } from './chromium.ts'
import { shiftClock } from './clock.ts'
import { untilKept } from './kept.ts'
import { makeContentFolder, readItems, writeItems } from './own-content.ts'
import { type RunningServer, removeFolder, startServer } from './server.ts'

const day = 86_400_000
const berlin = (instant: number) => new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' })
const now = Date.now()
const [lastWeek, today, tomorrow] = [now - 6 * day, now, now + day].map(berlin) as [string, string, string]
/** Eight o'clock in the morning of tomorrow, whatever the season. */
const tomorrowAtEight = [`${tomorrow}T06:00:00Z`, `${tomorrow}T07:00:00Z`]
  .map(Date.parse)
  .find((instant) => new Date(instant).toLocaleTimeString('de', { timeZone: 'Europe/Berlin' }).startsWith('08'))!

const events = [
  {
    id: 'ofen',
    status: 'published',
    title: { de: 'Morgenkaffee am Ofen' },
    start: `${tomorrow}T09:00`,
    end: `${tomorrow}T10:30`,
    place: 'zukunftszentrum',
    cost: { kind: 'free' },
  },
  {
    id: 'lesekreis',
    status: 'published',
    title: { de: 'Lesekreis mit Tee' },
    start: `${tomorrow}T14:00`,
    end: `${tomorrow}T15:00`,
    place: 'zukunftszentrum',
    cost: { kind: 'free' },
    changes: [{ id: 'kalt', original: `${tomorrow}T14:00`, cancelled: true, reason: { de: 'Die Heizung ist kaputt.' } }],
  },
  {
    id: 'chorprobe',
    status: 'published',
    title: { de: 'Offene Chorprobe' },
    start: `${lastWeek}T17:30`,
    end: `${lastWeek}T19:00`,
    recurrence: { rule: 'FREQ=WEEKLY' },
    place: 'gemeindesaal',
    cost: { kind: 'free' },
  },
  {
    id: 'troedel',
    status: 'published',
    title: { de: 'Trödel nur heute' },
    start: `${today}T00:05`,
    end: `${today}T23:55`,
    place: 'marktplatz',
    cost: { kind: 'free' },
  },
]
const shownTomorrow = [
  'Morgenkaffee am Ofen',
  '09:00',
  'Lesekreis mit Tee',
  '14:00',
  'Die Heizung ist kaputt.',
  'Offene Chorprobe',
  '17:30',
]

let content: Awaited<ReturnType<typeof makeContentFolder>>
let server: RunningServer
let profile: string

const openBrowser = () => launchPersistent(profile, { viewport: { width: 1080, height: 1920 }, locale: 'de-DE' })
const textOf = (page: Page) => page.evaluate(() => document.body.innerText)

/** Opened twice: the first visit installs the worker, and the content must be kept before the plug is pulled. */
async function keepForOffline(context: BrowserContext, app: 'kiosk' | 'signage'): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${server.origin}/${app}/`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await untilKept(page, app)
  await page.close()
}

describe('without server and network, a day later', () => {
  beforeAll(async () => {
    content = await makeContentFolder()
    await writeItems(content.folder, 'notices', [])
    await writeItems(content.folder, 'events', events)
    const playlists = await readItems<{ entries: { id: string; slide: string }[] }>(content.folder, 'playlists')
    await writeItems(
      content.folder,
      'playlists',
      playlists.map((playlist) => ({ ...playlist, entries: [{ id: 'only', slide: 'today' }] })),
    )
    server = await startServer({ folder: content.folder })
    profile = await mkdtemp(join(tmpdir(), 'rotes-sofa-profile-'))
    const context = await openBrowser()
    await keepForOffline(context, 'kiosk')
    await keepForOffline(context, 'signage')
    await context.close()
    await server.stop('SIGKILL')
  })
  afterAll(async () => {
    await server?.stop()
    await content?.remove()
    if (profile) await removeFolder(profile)
  })

  async function openOffline(path: string, check: (page: Page) => Promise<void>): Promise<void> {
    const context = await openBrowser()
    try {
      await shiftClock(context, tomorrowAtEight - Date.now())
      const page = await context.newPage()
      await page.goto(server.origin + path)
      await check(page)
    } finally {
      await context.close()
    }
  }

  test('the kiosk shows the right today', () =>
    openOffline('/kiosk/', async (page) => {
      await page.getByText('Morgenkaffee am Ofen').filter({ visible: true }).first().waitFor()
      const text = await textOf(page)
      for (const words of shownTomorrow) expect(text).toContain(words)
      expect(text).not.toContain('Trödel nur heute')
    }))

  test('a deep link of the kiosk opens, with its query', () =>
    openOffline('/kiosk/events/lesekreis?lang=de', async (page) => {
      await page.getByText('Die Heizung ist kaputt.').filter({ visible: true }).first().waitFor()
      expect(await page.locator('h1').innerText()).toContain('Lesekreis mit Tee')
    }))

  test('the display shows the right today, page by page', () =>
    openOffline('/signage/', async (page) => {
      let text = ''
      const missing = async () => {
        text += await textOf(page)
        return shownTomorrow.filter((words) => !text.includes(words))
      }
      await expect.poll(missing, { timeout: 100_000, interval: 500 }).toEqual([])
      expect(text).not.toContain('Trödel nur heute')
    }))
})
