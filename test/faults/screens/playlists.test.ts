import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useHouse } from '../../browser/house.ts'
import { readItems, writeItems } from '../../browser/own-content.ts'

interface Media {
  id: string
  variants: { hash: string; type: string }[]
}

/** Each slide stays for five seconds. */
const slideLength = 5_000
const slides = [
  { id: 'eins', template: 'text', title: { de: 'Eins' } },
  { id: 'zwei', template: 'text', title: { de: 'Zwei' } },
  { id: 'verschwunden', template: 'image', image: 'verschwunden' },
  { id: 'verdorben', template: 'text', title: { de: 'Verdorben' }, image: 'verdorben' },
].map((slide) => ({ ...slide, status: 'published', seconds: slideLength / 1000 }))

const lists: Record<string, string[]> = {
  leer: [],
  eine: ['eins'],
  zwei: ['eins', 'zwei'],
  krank: ['eins', 'verschwunden', 'zwei', 'verdorben'],
  'nur-krank': ['verschwunden', 'verdorben'],
}

async function writeLists(folder: string): Promise<void> {
  const [media] = await readItems<Media>(folder, 'media')
  const variant = media!.variants[0]!
  const named = (id: string, letter: string) => ({ ...media, id, variants: [{ ...variant, hash: letter.repeat(64) }] })
  await writeFile(join(folder, 'media', `${'b'.repeat(64)}.${variant.type.slice('image/'.length)}`), 'not a picture at all')
  await writeItems(folder, 'media', [
    ...(await readItems<Media>(folder, 'media')),
    named('verschwunden', 'a'),
    named('verdorben', 'b'),
  ])
  await writeItems(folder, 'slides', slides)
  await writeItems(
    folder,
    'playlists',
    Object.entries(lists).map(([id, ids]) => ({
      id,
      status: 'published',
      name: id,
      entries: ids.map((each) => ({ id: each, slide: each })),
    })),
  )
  await writeItems(
    folder,
    'screens',
    Object.keys(lists).map((id) => ({
      id,
      status: 'published',
      kind: 'signage',
      name: id,
      place: 'zukunftszentrum',
      languages: ['de'],
      playlists: [{ id: 'immer', playlist: id }],
    })),
  )
}

const house = useHouse({ prepare: writeLists })

/** A display whose clock the test alone moves on: the server would set it back. With what it reports. */
async function openDisplay(screen: string): Promise<{ page: Page; reports: string[] }> {
  const context = await house.browser.newContext({ viewport: { width: 1920, height: 1080 } })
  await context.clock.install()
  await context.route('**/api/live*', (route) => route.abort())
  const page = await context.newPage()
  const reports: string[] = []
  page.on('console', (message) => void reports.push(message.text()))
  await page.goto(`${house.server.origin}/signage/?screen=${screen}`)
  await page.locator('.layer.front[data-slide]').waitFor()
  return { page, reports }
}

const frontOf = async (page: Page) => (await page.locator('.layer.front').getAttribute('data-slide')) ?? ''

/** The next `count` slides that come to the front, the one that stands there first. */
async function watch(page: Page, count: number): Promise<string[]> {
  const seen = [await frontOf(page)]
  for (let step = 0; seen.length < count && step < 120 * count; step++) {
    await page.clock.runFor(500)
    const front = await frontOf(page)
    if (front !== seen.at(-1)) seen.push(front)
  }
  return seen
}

const isSetAside = (line: string) => line.includes('failed three times')

/** Both broken pictures have had their three tries. The first slide of all does not wait for its own. */
const untilSetAside = (page: Page, reports: string[]) =>
  expect
    .poll(
      async () => {
        await page.clock.runFor(1_000)
        return reports.filter(isSetAside).length
      },
      { timeout: 60_000 },
    )
    .toBe(2)

/** What the house always has to show, one after the other. */
async function expectBuiltIn(page: Page): Promise<void> {
  const seen = await watch(page, 3)
  expect(['today', 'notices', 'sofa']).toEqual(expect.arrayContaining(seen))
  expect(new Set(seen).size).toBeGreaterThan(1)
}

describe('a playlist', () => {
  it('without entries gives way to what the house always has to show', async () => {
    const { page } = await openDisplay('leer')
    await expectBuiltIn(page)
    await page.context().close()
  })

  it('with one entry shows it for ever, and draws it once', async () => {
    const { page } = await openDisplay('eine')
    await page.locator('.layer.front h1').evaluate((heading) => heading.setAttribute('data-test', 'first'))
    for (let minute = 0; minute < 10; minute++) await page.clock.runFor(60_000)
    expect(await frontOf(page)).toBe('eins')
    expect(await page.locator('.layer.front h1').getAttribute('data-test')).toBe('first')
    await page.context().close()
  })

  it('with two entries shows one after the other', async () => {
    const { page } = await openDisplay('zwei')
    const [first, second] = await watch(page, 2)
    expect(new Set([first, second])).toEqual(new Set(['eins', 'zwei']))
    expect(await watch(page, 5)).toEqual([second, first, second, first, second])
    await page.context().close()
  })

  it('goes on without pictures that are gone or damaged, after three tries each', async () => {
    const { page, reports } = await openDisplay('krank')
    await untilSetAside(page, reports)
    const seen = await watch(page, 6)
    expect(new Set(seen)).toEqual(new Set(['eins', 'zwei']))
    expect(reports.filter(isSetAside)).toHaveLength(2)
    await page.context().close()
  })

  it('of nothing but broken pictures gives way too', async () => {
    const { page, reports } = await openDisplay('nur-krank')
    await untilSetAside(page, reports)
    // The slide that stood there gives way at the next turn.
    await watch(page, 2)
    await expectBuiltIn(page)
    await page.context().close()
  })
})
