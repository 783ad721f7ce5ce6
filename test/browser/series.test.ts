import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { splitSeries } from '../../content/resolve/split.ts'
import { createZone } from '../../content/resolve/zone.ts'
import { build, shortHash } from '../content/builders.ts'
import { snapshotAt } from '../content/resolved.ts'
import { launchBrowser } from './chromium.ts'
import { openPreview, showInPreview } from './preview-frame.ts'
import { removeFolder, type RunningServer, startServer } from './server.ts'

/** A choir on Sunday nights: one evening with guests, a holiday, the night in which the clocks go forward, then an hour later for good. */
const centre = build('centre', {
  schoolHolidays: [{ id: 'spring', name: { de: 'Frühlingsferien', ar: 'عطلة الربيع' }, from: '2026-03-15', until: '2026-03-22' }],
})
const series = build('events', {
  start: '2026-03-01T02:30',
  end: '2026-03-01T04:00',
  recurrence: { rule: 'FREQ=WEEKLY' },
  skip: ['school-holidays'],
  changes: [
    { id: 'c', original: '2026-03-08T02:30', title: { de: 'Chor mit Gästen' }, summary: { de: 'Der Shantychor kommt.' } },
  ],
})
const { before, after } = splitSeries(
  series,
  { original: '2026-04-12T02:30', id: 'late', edit: { start: '2026-04-12T03:30', title: { de: 'Später Chor' } } },
  { zone: createZone('Europe/Berlin'), sourceLanguage: 'de', hash: shortHash },
)
const snapshot = snapshotAt('2026-03-07T12:00:00Z', { centre: [centre], places: [build('places')], events: [before, after] })

let server: RunningServer
let browser: Browser
let page: Page
let frame: Frame
beforeAll(async () => {
  server = await startServer({ folder: await mkdtemp(join(tmpdir(), 'rotes-sofa-series-')) })
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 720, height: 1280 } })
  frame = await openPreview(page, server.origin, 'kiosk')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await removeFolder(server.folder)
})

/** Until the page has a text that only it has. */
const show = async (address: string, lang: string, text: string) => {
  await showInPreview(page, { snapshot, instant: Date.parse('2026-03-07T12:00:00Z'), lang, show: address })
  await frame.locator('main', { hasText: text }).waitFor()
}
const linesOf = async () =>
  (await frame.locator('.dates > li').allInnerTexts()).map((line) =>
    line
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )

it('the page of an event names guests, holidays, the clock change and what follows a split', async () => {
  await show('events/choir/2026-03-08T02:30', 'de', 'Der Shantychor kommt.')
  expect([await frame.locator('h1').innerText(), await frame.locator('.lead').first().innerText()]).toEqual([
    'Chor mit Gästen',
    'Der Shantychor kommt.',
  ])
  expect((await linesOf()).slice(0, 4)).toEqual([
    '15. März – 22. März Entfällt: Frühlingsferien',
    'Sonntag, 29. März 03:30 – 04:00 Wegen der Zeitumstellung eine Stunde später',
    'Sonntag, 5. April 02:30 – 04:00',
    'Sonntag, 12. April 03:30 – 05:00',
  ])
  expect(await frame.locator('.dates s').first().innerText()).toContain('15. März')
})

it('an old link to a date after the split shows the later part', async () => {
  await show('events/choir/2026-04-19T02:30', 'de', 'Später Chor')
  expect([await frame.locator('h1').innerText(), await frame.locator('.when-time').innerText()]).toMatchObject([
    'Später Chor',
    expect.stringContaining('03:30') as unknown,
  ])
})

it('is told in Arabic, from right to left', async () => {
  await show('events/choir/2026-03-08T02:30', 'ar', 'عطلة الربيع')
  expect((await linesOf())[0]).toContain('لا يُقام: عطلة الربيع')
  expect((await linesOf())[1]).toContain('متأخر ساعة واحدة بسبب تغيير التوقيت')
})

it('the week says of a shifted hour why it is another, and of a day that is over that it is', async () => {
  const instant = Date.parse('2026-03-28T12:00:00Z')
  await showInPreview(page, { snapshot, instant, lang: 'de', show: 'week' })
  const tomorrow = frame.locator('#day-2026-03-29 .row')
  await tomorrow.waitFor()
  expect((await tomorrow.innerText()).replace(/[\u2066-\u2069]/g, '').split(/\n+/)).toEqual(
    expect.arrayContaining(['03:30', '– 04:00', 'Wegen der Zeitumstellung eine Stunde später']),
  )
  expect(await frame.locator('#day-2026-03-28').innerText()).toContain('Heute ist nichts mehr los.')
})
