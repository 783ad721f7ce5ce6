import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Snapshot } from '../../content/model/snapshot.ts'
import { useHouse } from './house.ts'
import { openPreview, showInPreview } from './preview-frame.ts'

const house = useHouse()
let kiosk: Page
let signage: Page
let snapshot: Snapshot
/** Wednesday, 9:35. */
let instant: number
beforeAll(async () => {
  const { server, browser } = house
  snapshot = (await (await fetch(`${server.origin}/api/content`)).json()) as Snapshot
  const wednesday = snapshot.timeline.days.find(({ date }) => new Date(`${date}T00:00:00Z`).getUTCDay() === 3)!
  instant = wednesday.start + 575 * 60_000
  const open = () => browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' })
  ;[kiosk, signage] = await Promise.all([open(), open()])
  await openPreview(kiosk, server.origin, 'kiosk')
  await openPreview(signage, server.origin, 'signage')
})

/** What an eye meets first, second and so on, reading the line from the side on which its language begins. */
const read = (where: Locator, dir: 'ltr' | 'rtl') =>
  where.first().evaluate((element, fromRight) => {
    const pieces: { text: string; left: number; right: number }[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null)
      for (const { 0: text, index } of node.data.matchAll(/\d\d:\d\d|–|تا/g)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + text.length)
        const { left, right } = range.getBoundingClientRect()
        pieces.push({ text, left, right })
      }
    return pieces
      .sort((a, b) => (fromRight ? b.right - a.right : a.left - b.left))
      .map(({ text }) => text)
      .join(' ')
  }, dir === 'rtl')

const languages = [
  ['de', 'ltr', '–'],
  ['ar', 'rtl', '–'],
  ['fa-AF', 'rtl', 'تا'],
] as const

test.each(languages)('a span of hours is read start first in %s: kiosk, display and public page', async (lang, dir, joiner) => {
  /** Which hours they are depends on holidays; that the first is the earlier does not. */
  const expectSpan = async (where: Locator) => {
    const [from, by, until] = (await read(where, dir)).split(' ')
    expect([from! < until!, by]).toEqual([true, joiner])
  }
  const expectEnd = async (where: Locator) => expect((await read(where, dir)).replace(/\d/g, '0')).toBe(`${joiner} 00:00`)
  const find = async (page: Page, show: string, line: string) => {
    await showInPreview(page, { snapshot, instant, lang, show })
    return page
      .frameLocator('#preview')
      .locator(line)
      .filter({ hasText: /\d\d:\d\d/ })
  }
  await expectSpan(await find(kiosk, 'places/zukunftszentrum', `[lang="${lang}"] .hours-spans > span`))
  await expectEnd(await find(kiosk, 'week', `[lang="${lang}"] .row-end`))
  await expectEnd(await find(signage, 'today', `.front[lang="${lang}"][data-slide="today"] .ends`))
  await expectSpan(await find(signage, 'offers', `.front[lang="${lang}"][data-slide="offers"] .whole-line`))

  const page = await house.browser.newPage()
  const { key } = snapshot.timeline.occurrences['choir-monday']!.at(-1)!
  await page.goto(`${house.server.origin}/events/choir-monday/${encodeURIComponent(key)}?lang=${lang}`)
  await expectSpan(page.locator('.when .hours'))
  await page.close()
})
