import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useHouse } from './house.ts'
import { findLayoutFaults } from './layout-faults.ts'
import { stretchTexts } from './long-texts.ts'
import type { Snapshot } from '../../content/model/snapshot.ts'
import { openPreview, showInPreview } from './preview-frame.ts'
import { readItems, writeItems } from './own-content.ts'

/** Widths of panels in millimetres: 15.6 and 43 inches, lying and standing. */
const panels = {
  'standing 43″': { width: 1080, height: 1920, widthMm: 535, screen: 'standing-large' },
  'standing 15.6″': { width: 1080, height: 1920, widthMm: 194, screen: 'standing-small' },
  'lying 43″': { width: 1920, height: 1080, widthMm: 952, screen: 'lying-large' },
  'lying 15.6″': { width: 1920, height: 1080, widthMm: 345, screen: 'lying-small' },
} as const
const handhelds = { tablet: { width: 820, height: 1180 }, phone: { width: 360, height: 740 } } as const
const languages = ['de', 'ar'] as const

const pages = [
  '',
  'week',
  'offers',
  'topics/forms',
  'offers/form-help',
  'offers/choir',
  'events/wappen',
  'events/sewing-wednesday',
  'places',
  'places/zukunftszentrum',
  'notices',
  'notices/old-shirts',
  'pages/about',
  'pages/privacy',
  'now/open',
  'now/free',
  'not/here',
]

/** Long texts everywhere, and displays of every size to show them. */
async function writeHard(folder: string): Promise<void> {
  await stretchTexts(folder)
  const screens = await readItems<{ id: string; kind: string }>(folder, 'screens')
  const kiosk = screens.find(({ kind }) => kind === 'kiosk')!
  const testPanels = Object.values(panels).map(({ screen, widthMm }) => ({ ...kiosk, id: screen, name: screen, widthMm }))
  const wall = screens.find(({ kind }) => kind === 'signage')!
  const testWalls = Object.values(panels).map(({ screen, widthMm }) => ({
    ...wall,
    id: `${screen}-wall`,
    name: screen,
    widthMm,
    viewingDistance: widthMm > 400 ? 5 : 1,
  }))
  await writeItems(folder, 'screens', [...screens, ...testPanels, ...testWalls])
}

const house = useHouse({ prepare: writeHard })

async function openPage(size: { width: number; height: number }): Promise<Page> {
  const context = await house.browser.newContext({ viewport: size, serviceWorkers: 'block', reducedMotion: 'reduce' })
  return context.newPage()
}

/** Loaded, drawn with its own letters, and in the language asked for. */
async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.evaluate(() => document.fonts.ready)
}

/** Goes on as a visitor does, by a link; a page of its own is another heading. To load the app anew takes three times as long. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate(async (address) => {
    const heading = () => document.querySelector('main h1')
    const before = heading()
    const link = Object.assign(document.createElement('a'), { href: address })
    document.body.append(link)
    link.click()
    link.remove()
    while (heading() === null || heading() === before) await new Promise((resolve) => requestAnimationFrame(resolve))
  }, `/kiosk/${path}`)
}

async function kioskFaults(page: Page, language: string, query: string, smallestTarget: number): Promise<string[]> {
  const found: string[] = []
  for (const path of pages) {
    if (path === '') await page.goto(`${house.server.origin}/kiosk/?lang=${language}${query}`)
    else await follow(page, path)
    await settle(page)
    for (const fault of await findLayoutFaults(page, { smallestTarget, fixed: false })) found.push(`${path || 'home'}: ${fault}`)
  }
  return found
}

describe.each(languages)('the kiosk with the longest texts in %s', (language) => {
  test.each(Object.entries(panels))('on a %s panel', async (_name, { widthMm, screen, ...size }) => {
    const page = await openPage(size)
    // Nothing that can be touched is under 12 mm.
    expect(await kioskFaults(page, language, `&screen=${screen}`, (12 * size.width) / widthMm)).toEqual([])
    await page.context().close()
  })

  test.each(Object.entries(handhelds))('on a %s', async (_name, size) => {
    const page = await openPage(size)
    expect(await kioskFaults(page, language, '', 44)).toEqual([])
    await page.context().close()
  })
})

test.each(Object.entries(panels))(
  'the main tiles of the kiosk are at least 20 mm on a %s panel',
  async (_name, { widthMm, screen, ...size }) => {
    const page = await openPage(size)
    await page.goto(`${house.server.origin}/kiosk/?lang=de&screen=${screen}`)
    await settle(page)
    const tiles = await page
      .locator('a[href*="/topics/"], a[href*="/now/"]')
      .evaluateAll((elements) =>
        elements.map((element) => element.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
      )
    expect(tiles.length).toBeGreaterThanOrEqual(13)
    expect(Math.min(...tiles) / (size.width / widthMm)).toBeGreaterThanOrEqual(19.9)
    await page.context().close()
  },
)

describe.each(languages)('the display with the longest texts in %s', (language) => {
  /** Ten past ten of the first Wednesday within the window: doors are open, dates lie ahead. */
  const workingHours = ({ timeline }: Snapshot) =>
    timeline.days.find(({ date }) => new Date(`${date}T00:00:00Z`).getUTCDay() === 3)!.start + 610 * 60_000

  test.each(
    Object.entries({
      ...panels,
      tablet: { ...handhelds.tablet, screen: undefined },
      phone: { ...handhelds.phone, screen: undefined },
    }),
  )('every slide on a %s', async (_name, { width, height, screen }) => {
    const page = await openPage({ width, height })
    const frame = await openPreview(page, house.server.origin, 'signage', screen ? `&screen=${screen}-wall` : '')
    const snapshot = (await (await fetch(`${house.server.origin}/api/content`)).json()) as Snapshot
    const found: string[] = []
    for (const { id } of snapshot.slides) {
      await showInPreview(page, { snapshot, instant: workingHours(snapshot), lang: language, show: id })
      await frame.locator(`.layer.front[data-slide="${id}"]`).waitFor()
      await frame.evaluate(() => document.fonts.ready)
      for (const fault of await findLayoutFaults(frame, { smallestTarget: 0, fixed: true })) found.push(`${id}: ${fault}`)
    }
    // When all is over, but for an exhibition.
    await showInPreview(page, { snapshot, instant: workingHours(snapshot) + 13.5 * 3_600_000, lang: language, show: 'today' })
    await frame.locator('.layer.front .quiet').waitFor()
    for (const fault of await findLayoutFaults(frame, { smallestTarget: 0, fixed: true })) found.push(`over: ${fault}`)
    expect(snapshot.slides.length).toBeGreaterThan(10)
    expect(found).toEqual([])
    await page.context().close()
  })
})
