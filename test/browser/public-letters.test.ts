import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useHouse } from './house.ts'

const house = useHouse()

const address = (lang: string) => `${house.server.origin}/events/german-morning?lang=${lang}`

/** Whose glyphs are drawn where the page has words, as the browser's own inspector says: families, and whether the page brought them. */
async function fontsIn(page: Page, selector: string) {
  const inspector = await page.context().newCDPSession(page)
  await inspector.send('DOM.enable')
  await inspector.send('CSS.enable')
  const { root } = await inspector.send('DOM.getDocument')
  const { nodeIds } = await inspector.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })
  const found = new Set<string>()
  for (const nodeId of nodeIds) {
    const { fonts } = await inspector.send('CSS.getPlatformFontsForNode', { nodeId })
    for (const { familyName, isCustomFont } of fonts) found.add(`${familyName.split(' ')[0]} ${isCustomFont}`)
  }
  return [...found]
}

test('every word is in the typeface of the house, and what no word needs is not fetched', async () => {
  const page = await house.browser.newPage()
  const fetched = new Set<string>()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'font') fetched.add(response.url())
  })
  for (const lang of ['de', 'de-simple', 'en', 'ru', 'ar', 'fa-AF']) {
    await page.goto(address(lang))
    await page.evaluate(async () => void (await document.fonts.ready))
    expect([lang, await fontsIn(page, 'h1 *, .when *, dt, dd *, .row *, .tongues a, .brand span, summary')]).toEqual([
      lang,
      ['Rubik true'],
    ])
  }
  const subset = (url: string) => /rubik-(.*)-wght/.exec(url)?.[1]
  expect([...fetched].map(subset).toSorted()).toEqual(['arabic', 'cyrillic', 'latin'])
  for (const url of fetched) {
    expect(new URL(url).origin).toBe(house.server.origin)
    const { headers, status } = await fetch(url)
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  }
  await page.close()
})

describe('the dates of an event', () => {
  test('are eight at first; the others open without a script, by keyboard too', async () => {
    const context = await house.browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto(address('de'))
    const rows = page.locator('ul.dates li')
    const shown = async () => (await Promise.all((await rows.all()).map((row) => row.isVisible()))).filter(Boolean).length
    const all = await rows.count()
    expect(all).toBeGreaterThan(20)
    expect(await shown()).toBe(8)
    await page.locator('summary', { hasText: 'Spätere Termine' }).focus()
    await page.keyboard.press('Enter')
    expect(await shown()).toBe(all)
    await rows.last().locator('a').click()
    expect(new URL(page.url()).pathname).toMatch(/^\/events\/german-morning\/2/)
    await context.close()
  })

  test('are all on paper', async () => {
    const page = await house.browser.newPage()
    await page.goto(address('de'))
    await page.emulateMedia({ media: 'print' })
    expect(
      await page
        .locator('details ul.dates li')
        .last()
        .evaluate((row) => row.checkVisibility()),
    ).toBe(true)
    expect(await page.locator('summary').isVisible()).toBe(false)
    await page.close()
  })

  test('stand in rows of which each is one link, underlined only where one points', async () => {
    const page = await house.browser.newPage()
    await page.goto(address('de'))
    const line = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((row) => getComputedStyle(row).textDecorationLine)
    expect(await line('ul.dates a')).toBe('none')
    expect(await page.locator('ul.dates a').first().textContent()).toMatch(/\d\. \p{Lu}\p{Ll}+ .*\d\d:\d\d – \d\d:\d\d/u)
    await page.locator('ul.dates a').first().hover()
    expect(await line('ul.dates a')).toBe('underline')
    await page.close()
  })
})

test('the languages are a row of their own names, each in its own language, and the one that is read is marked', async () => {
  const page = await house.browser.newPage()
  await page.goto(address('ar'))
  const pills = await page
    .locator('.tongues a')
    .evaluateAll((all) => all.map((each) => [each.textContent, each.getAttribute('lang'), each.ariaCurrent]))
  expect(pills).toEqual([
    ['Deutsch', 'de', null],
    ['Einfache Sprache', 'de', null],
    ['Русский', 'ru', null],
    ['العربية', 'ar', 'true'],
    ['دری', 'fa-AF', null],
    ['English', 'en', null],
  ])
  await page.close()
})

test('a word that is longer than a phone breaks instead of widening the page', async () => {
  const page = await house.browser.newPage({ viewport: { width: 360, height: 740 } })
  for (const path of ['/events/', '/events/german-morning']) {
    await page.goto(`${house.server.origin}${path}?lang=de`)
    const width = await page.evaluate(() => {
      for (const words of document.querySelectorAll('h1, .brand span, strong, .place, .lead, dd'))
        words.textContent = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenknopflochverstärkungsgarn'
      return document.documentElement.scrollWidth
    })
    expect([path, width]).toEqual([path, 360])
  }
  await page.close()
})
