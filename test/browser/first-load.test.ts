import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useHouse } from './house.ts'
import { readItems, writeItems } from './own-content.ts'

const build = join(import.meta.dirname, '../../build')

/** One display a kind of slide, which shows nothing else. */
const kinds = ['today', 'week', 'offers', 'notices', 'open-now', 'text', 'image'] as const

async function writeDisplays(folder: string): Promise<void> {
  const media = await readItems<{ id: string }>(folder, 'media')
  const slides = kinds.map((template) => ({
    id: template,
    status: 'published',
    template,
    ...(template === 'text' || template === 'image' ? { title: { de: 'Willkommen' }, image: media[0]!.id } : {}),
  }))
  const playlists = kinds.map((id) => ({ id, status: 'published', name: id, entries: [{ id, slide: id }] }))
  const screens = kinds.map((id) => ({
    id,
    status: 'published',
    kind: 'signage',
    name: id,
    place: 'zukunftszentrum',
    playlists: [{ id, playlist: id }],
    languages: ['de'],
  }))
  await writeItems(folder, 'slides', slides)
  await writeItems(folder, 'playlists', playlists)
  await writeItems(folder, 'screens', screens)
}

const house = useHouse({ prepare: writeDisplays })

/** The scripts and styles a browser has asked for when the first content stands, gzipped, in kilobytes of 1000 bytes. */
async function firstLoad(address: string): Promise<{ kilobytes: number; files: string[] }> {
  const context = await house.browser.newContext({ serviceWorkers: 'block', locale: 'de-DE' })
  const page = await context.newPage()
  // Content is there when the first heading of it is: before, the page shows its name and the sofa.
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector('main h1, .layer.front :is(h1, h2)')) return
      performance.mark('content')
      observer.disconnect()
    }).observe(document, { subtree: true, childList: true, attributes: true })
  })
  await page.goto(`${house.server.origin}/${address}`)
  await page.waitForFunction(() => performance.getEntriesByName('content').length > 0)
  const files = await page.evaluate(() => {
    const standing = performance.getEntriesByName('content')[0]!.startTime
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= standing)
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => /\.(js|css)$/.test(path))
  })
  await context.close()
  const bytes = files
    .map((file) => gzipSync(readFileSync(join(build, file)), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0)
  return { kilobytes: bytes / 1000, files }
}

describe('the first load', () => {
  test('of the kiosk is at most 40 kB of scripts and styles', async () => {
    const { kilobytes, files } = await firstLoad('kiosk/')
    expect(files.length).toBeGreaterThan(1)
    expect(kilobytes, files.join(' ')).toBeLessThanOrEqual(40)
  })

  // Which kind of slide comes first depends on the hour: each waits for its own part of the app only.
  test.each(kinds)('of the signage is at most 25 kB when "%s" comes first', async (kind) => {
    const { kilobytes, files } = await firstLoad(`signage/?screen=${kind}`)
    expect(files.length).toBeGreaterThan(2)
    expect(kilobytes, files.join(' ')).toBeLessThanOrEqual(25)
  })
})

/** The addresses of what a page has asked for so far, in order. */
const askedFor = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .toSorted((a, b) => a.startTime - b.startTime)
      .map(({ name }) => new URL(name).pathname),
  )

describe.each(['kiosk', 'signage'] as const)('a visit to the %s', (app) => {
  const content = '/api/content'
  const script = (paths: string[], name: string) => paths.findIndex((path) => path.startsWith(`/${app}/assets/${name}-`))
  const standing = { kiosk: 'main h1', signage: '.layer.front :is(h1, h2)' }[app]

  test('asks for the content once, beside the first script; the next one for what was kept, and no content', async () => {
    const context = await house.browser.newContext({ locale: 'de-DE' })
    const page = await context.newPage()
    await page.goto(`${house.server.origin}/${app}/?screen=${app === 'signage' ? 'today' : 'kiosk-zukunftszentrum'}`)
    await page.waitForSelector(standing)
    const first = await askedFor(page)
    expect(first.filter((path) => path === content)).toHaveLength(1)
    expect(first.indexOf(content)).toBeLessThan(script(first, 'index'))

    await page.waitForFunction((key) => localStorage.getItem(key) !== null, `rotes-sofa-${app}-kept`)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.reload()
    await page.waitForSelector(standing)
    const next = await askedFor(page)
    expect(next).not.toContain(content)
    expect(script(next, 'kept')).toBeGreaterThanOrEqual(0)
    expect(script(next, 'kept')).toBeLessThan(script(next, 'index'))
    await context.close()
  })
})
