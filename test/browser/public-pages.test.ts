import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../content/model/snapshot.ts'
import { hostile, poisonEverything } from '../faults/hostile-texts.ts'
import { useHouse } from './house.ts'
import { enterByLink } from './staff-api.ts'

const languages = ['de', 'de-simple', 'ru', 'ar', 'fa-AF', 'en']

const house = useHouse({ from: 'source' })

const snapshot = async () => (await (await fetch(`${house.server.origin}/api/content`)).json()) as Snapshot

/** A phone with its own faults written down: what was refused, asked or failed. */
async function withPhone(use: (page: Page, faults: string[]) => Promise<void>, javaScriptEnabled = true): Promise<void> {
  const context = await house.browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.url().endsWith('/favicon.ico'))
      faults.push(`${response.status()} ${response.url()}`)
  })
  try {
    await use(page, faults)
  } finally {
    await context.close()
  }
}

const dataOf = async (page: Page) =>
  JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as Record<string, unknown>

describe('the page of an event', () => {
  test('fits a phone and is refused nothing by its own policy, in every language', async () => {
    const { events } = await snapshot()
    await withPhone(async (page, faults) => {
      for (const lang of languages) {
        for (const path of ['/events/', ...events.slice(0, 4).map(({ id }) => `/events/${id}`)]) {
          await page.goto(`${house.server.origin}${path}?lang=${lang}`)
          const { scrollWidth, dir, background } = await page.evaluate(() => ({
            scrollWidth: document.documentElement.scrollWidth,
            dir: document.documentElement.dir,
            background: getComputedStyle(document.body).backgroundColor,
          }))
          expect([lang, path, scrollWidth, dir, background]).toEqual([
            lang,
            path,
            360,
            /^(ar|fa)/.test(lang) ? 'rtl' : 'ltr',
            'rgb(251, 246, 238)',
          ])
        }
      }
      expect(faults).toEqual([])
    })
  })

  test('needs no script, and goes on paper without what only a screen needs', async () => {
    await withPhone(async (page) => {
      await page.goto(`${house.server.origin}/events/german-morning?lang=en`)
      expect(await page.locator('h1').textContent()).toBe('Morning German course')
      expect(await page.locator('ul.dates li').count()).toBeGreaterThan(10)
      expect(await page.locator('footer').isVisible()).toBe(true)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('footer').isVisible()).toBe(false)
      expect(await page.locator('h1').isVisible()).toBe(true)
    }, false)
  })

  test('strikes a cancelled date through with its reason and says why a date is skipped', async () => {
    const { events, timeline } = await snapshot()
    const cancelled = events.find(({ id }) => timeline.occurrences[id]?.some(({ status }) => status === 'cancelled'))!
    const date = timeline.occurrences[cancelled.id]!.find(({ status }) => status === 'cancelled')!
    await withPhone(async (page) => {
      await page.goto(`${house.server.origin}/events/${cancelled.id}/${encodeURIComponent(date.key)}`)
      expect(await page.locator('.when .reason').textContent()).toBe(`Fällt aus: ${date.reason?.de}`)
      expect(await page.locator('h1 s').count()).toBe(1)
      expect((await dataOf(page))['eventStatus']).toBe('https://schema.org/EventCancelled')
      const skipping = Object.entries(timeline.skipped ?? {}).find(([, dates]) => dates.length > 0)
      if (!skipping) return
      await page.goto(`${house.server.origin}/events/${skipping[0]}`)
      const reasons = await page.locator('ul.dates .reason').allTextContents()
      expect(reasons.some((reason) => /^Entfällt: \S/.test(reason))).toBe(true)
    })
  })

  test('leads to its calendar, to the others and into the app', async () => {
    await withPhone(async (page) => {
      await page.goto(`${house.server.origin}/events/german-morning?lang=ar`)
      const links = await page.locator('a').evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
      const reached = links.filter((link) => !/^(webcal|https?|mailto|tel):/.test(link))
      expect(reached.filter((link) => link.includes('.ics')).length).toBe(2)
      for (const link of new Set(reached.filter((each) => !each.startsWith('/kiosk/')))) {
        const { status } = await fetch(new URL(link, page.url()))
        expect([link, status]).toEqual([link, 200])
      }
      expect(links).toContain('/kiosk/?lang=ar')
    })
  })
})

test('hostile words stay words: on the pages, in their data and in the feed', async () => {
  const cookie = await enterByLink(house.server)
  await poisonEverything(house.server, cookie)
  const { events } = await snapshot()
  await withPhone(async (page, faults) => {
    for (const path of ['/events/', ...events.slice(0, 6).map(({ id }) => `/events/${id}`)]) {
      await page.goto(`${house.server.origin}${path}`)
      expect([path, (await page.locator('h1').textContent())?.includes(hostile.plain) || path === '/events/']).toEqual([
        path,
        true,
      ])
      const scripts = await page
        .locator('script, iframe, svg:not(.brand > svg), [onerror], [onclick], [onload], style:not(head > style)')
        .count()
      expect([path, scripts]).toEqual([path, 1])
      const links = await page.locator('a').evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).protocol))
      expect(links.filter((link) => !['http:', 'https:', 'webcal:', 'mailto:', 'tel:'].includes(link))).toEqual([])
      expect((await dataOf(page))['@context']).toBe('https://schema.org')
    }
    expect(faults).toEqual([])
    const feed = await (await fetch(`${house.server.origin}/feed.atom`)).text()
    const read = await page.evaluate((text) => {
      const xml = new DOMParser().parseFromString(text, 'application/xml')
      const texts = (name: string) => [...xml.querySelectorAll(`entry > ${name}`)].map((each) => each.textContent ?? '')
      return {
        faults: xml.querySelectorAll('parsererror').length,
        ids: texts('id'),
        titles: texts('title'),
        times: texts('updated'),
      }
    }, feed)
    expect(read.faults).toBe(0)
    expect(read.titles.some((title) => title.includes(hostile.plain))).toBe(true)
    expect(new Set(read.ids).size).toBe(read.ids.length)
    expect(read.times.every((time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time))).toBe(true)
  })
})
