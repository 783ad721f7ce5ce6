import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build } from '../content/builders.ts'
import { snapshotAt } from '../content/resolved.ts'
import { launchBrowser } from './chromium.ts'
import { openPreview, showInPreview } from './preview-frame.ts'
import { removeFolder, type RunningServer, startServer } from './server.ts'

/** A choir on Tuesdays, once on Thursday instead, and a lunch that is once in the park: at noon on the Tuesday for which people will come. */
const now = '2026-01-06T11:00:00Z'
const changes = [
  {
    id: 'c',
    original: '2026-01-06T18:00',
    start: '2026-01-08T17:00',
    reason: { de: 'Der Saal ist belegt.', ar: 'القاعة محجوزة.' },
  },
]
const choir = build('events', {
  start: '2026-01-06T18:00',
  end: '2026-01-06T19:30',
  recurrence: { rule: 'FREQ=WEEKLY' },
  changes,
})
const lunch = build('events', {
  id: 'lunch',
  title: { de: 'Mittagstisch' },
  start: '2026-01-06T13:00',
  end: '2026-01-06T14:00',
  place: 'hall',
  recurrence: { rule: 'FREQ=WEEKLY' },
  changes: [{ id: 'p', original: '2026-01-06T13:00', place: 'park', reason: { de: 'Wir grillen.' } }],
})
const places = [build('places'), build('places', { id: 'park', name: { de: 'Park' } })]
const snapshot = snapshotAt(now, { centre: [build('centre')], places, events: [choir, lunch] })

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startServer({ folder: await mkdtemp(join(tmpdir(), 'rotes-sofa-moved-')) })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await removeFolder(server.folder)
})

const openIn = async (app: 'kiosk' | 'signage') => {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' })
  await openPreview(page, server.origin, app)
  return page
}

/** The lines of what a selector finds once it is there, without marks of direction. */
const linesOf = async (page: Page, lang: string, show: string, selector: string) => {
  await showInPreview(page, { snapshot, instant: Date.parse(now), lang, show })
  const found = page.frameLocator('#preview').locator(selector)
  await found.first().waitFor()
  return (await found.allInnerTexts()).map((text) =>
    text
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

it('the kiosk tells those who come for a moved date where it went, and there when it would have been', async () => {
  const page = await openIn('kiosk')
  const rowsOf = (lang: string, date: string) => linesOf(page, lang, 'week', `[lang="${lang}"] #day-${date} .row`)
  expect(await rowsOf('de', '2026-01-06')).toEqual([
    expect.stringContaining('Mittagstisch Anderer Ort: Wir grillen. Park') as unknown,
    '18:00 – 19:30 Chor Verlegt auf Do., 8. Jan., 17:00. Der Saal ist belegt.',
  ])
  expect((await rowsOf('de', '2026-01-08'))[0]).toContain('Chor Verlegt (statt Di., 6. Jan., 18:00): Der Saal ist belegt.')
  expect((await rowsOf('ar', '2026-01-06'))[1]).toContain('تغيّر الموعد إلى')
  expect(await linesOf(page, 'de', 'events/choir/2026-01-06T18:00', '.when .reason')).toEqual([
    'Verlegt (statt Di., 6. Jan., 18:00): Der Saal ist belegt.',
  ])
  await page.close()
})

it('the display tells it too, and that another is at another place', async () => {
  const page = await openIn('signage')
  const told = (lang: string) =>
    linesOf(page, lang, 'today', `.front[lang="${lang}"][data-slide="today"] .rows:first-of-type .reason`)
  expect(await told('de')).toEqual(['Anderer Ort: Wir grillen.', 'Verlegt auf Do., 8. Jan., 17:00. Der Saal ist belegt.'])
  expect((await told('ar'))[1]).toMatch(/^تغيّر الموعد إلى .*17:00\. القاعة محجوزة\.$/)
  await page.close()
})
