import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../browser/chromium.ts'
import { makeContentFolder, readItems, writeItems } from '../../browser/own-content.ts'
import { momentEvents, momentHours, moments, type MomentInTime } from '../../content/moments.ts'
import { withServerAt } from './server-at.ts'

/** Screens whose own clock is set to another time zone: the same instants, other walls. */

const zones = ['America/Los_Angeles', 'Asia/Tokyo']
const house = 'zukunftszentrum'

let content: Awaited<ReturnType<typeof makeContentFolder>>
let browser: Browser
beforeAll(async () => {
  content = await makeContentFolder()
  const { folder } = content
  const places = await readItems<{ id: string }>(folder, 'places')
  // Nothing of the sample may name events that are no longer there.
  await writeItems(folder, 'notices', [])
  await writeItems(folder, 'events', momentEvents)
  await writeItems(
    folder,
    'places',
    places.map((place) => (place.id === house ? { ...place, ...momentHours } : { ...place, hours: [], specialDays: [] })),
  )
  const playlist = (id: string) => ({ id, status: 'published', name: id, entries: [{ id: 'one', slide: id }] })
  await writeItems(folder, 'playlists', [playlist('today'), playlist('open-now')])
  const screen = (id: string) => ({
    id,
    status: 'published',
    kind: 'signage',
    name: id,
    place: house,
    languages: ['de'],
    playlists: [{ id: 'always', playlist: id }],
  })
  await writeItems(folder, 'screens', [screen('today'), screen('open-now')])
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await content?.remove()
})

/** Runs in the page: what stands in each element, one line each; `~` before what is struck through. */
const readTexts = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll((found) =>
      found.map(
        (element) =>
          (element.querySelector('s') ? '~' : '') + (element.textContent ?? '').replaceAll(/[\u00ad\u2066-\u2069]/g, '').trim(),
      ),
    )

/** What the screens of one device show at an instant. */
async function look(origin: string, at: number, timezoneId: string) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'de-DE',
    timezoneId,
    serviceWorkers: 'block',
  })
  try {
    await context.route('**/api/live*', (route) => route.abort())
    await context.clock.install({ time: at })
    const open = async (path: string, ready: string) => {
      const page = await context.newPage()
      await page.goto(`${origin}/${path}`)
      await page.locator(ready).first().waitFor({ timeout: 30_000 })
      return page
    }
    const kiosk = await open('kiosk/now/today', '.row, .quiet')
    const place = await open(`kiosk/places/${house}`, '.hours')
    const today = await open('signage/?screen=today', '.front .event, .front .quiet')
    const doors = await open('signage/?screen=open-now', '.front .door')
    return {
      zone: await kiosk.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
      kioskRows: await readTexts(kiosk, '.row-title'),
      kioskNow: await readTexts(kiosk, '.row-now .row-title'),
      door: (await readTexts(place, '.open-line'))[0],
      displayRows: await readTexts(today, '.front .event h2'),
      displayNow: await readTexts(today, '.front .event.now h2'),
      displayDay: await readTexts(today, '.front .date'),
      displayDoor: (await readTexts(doors, '.front .door .when'))[0],
      clock: (await readTexts(doors, '.strip')).join(' '),
    }
  } finally {
    await context.close()
  }
}

const named = new Set([
  'a minute before the spring Sunday',
  'as they have gone forward',
  'at half past two for the second time',
  'as the year begins',
])

const bare = (titles: string[]) => titles.map((title) => title.replace(/^~/, ''))
const taking = (titles: string[]) => titles.filter((title) => !title.startsWith('~'))

/** What both devices must show: the table says it. */
function expectMoment(seen: Awaited<ReturnType<typeof look>>, moment: MomentInTime, zone: string): void {
  const rows = [...moment.now, ...moment.later]
  expect(seen).toMatchObject({
    zone,
    kioskRows: [...rows, ...moment.running],
    kioskNow: taking(moment.now),
    door: moment.door,
    displayNow: taking(moment.now),
    displayDoor: moment.door,
  })
  expect(seen.displayRows.slice(0, rows.length)).toEqual(bare(rows))
  expect(seen.clock).toContain(moment.clock)
  const day = new Intl.DateTimeFormat('de', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  expect(seen.displayDay.map((each) => each.replaceAll('\u00a0', ' '))).toEqual([day.format(Date.parse(moment.date))])
}

describe('devices set to Los Angeles and Tokyo show what is true in Berlin', () => {
  it.each(moments.filter(({ name }) => named.has(name)))('$name, at $clock', async (moment) => {
    const at = Date.parse(moment.at)
    const seen = await withServerAt(at, content.folder, ({ origin }) => Promise.all(zones.map((zone) => look(origin, at, zone))))
    for (const [index, zone] of zones.entries()) expectMoment(seen[index]!, moment, zone)
  })
})
