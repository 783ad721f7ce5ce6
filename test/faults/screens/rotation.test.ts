import type { CDPSession, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../browser/house.ts'
import { readItems, writeItems } from '../../browser/own-content.ts'

/** A display for weeks: what is there after a round is there after the next, with a network and without. */

const rounds = 5
const shown = ['today', 'first-picture', 'open-now', 'second-picture']

interface Turn {
  slide: string
  /** Pictures of the slide that were not decoded when it began to be seen. */
  missing: number
  /** Of all transitions and animations that ran then. */
  moved: string[]
  /** The longest of them, in milliseconds. */
  longest: number
  /** Pictures with more than twice the pixels they are shown with. */
  oversized: number
}

/** Text of a script that looks at each turn at what turns. */
const watch = `
window.turns = []
new MutationObserver((changes) => {
  const front = changes.map(({ target }) => target).find((target) => target.matches?.('.layer.front'))
  if (!front || front.dataset.slide === undefined) return
  const pictures = [...front.querySelectorAll('img')]
  const animations = document.getAnimations()
  turns.push({
    slide: front.dataset.slide,
    missing: pictures.filter(({ complete, naturalWidth }) => !complete || naturalWidth === 0).length,
    moved: [...new Set(animations.map((animation) => animation.transitionProperty ?? animation.animationName))],
    longest: Math.max(0, ...animations.map(({ effect }) => effect.getComputedTiming().endTime)),
    oversized: pictures.filter(({ naturalWidth, clientWidth }) => naturalWidth > 2 * clientWidth).length,
  })
}).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] })`

interface Counts {
  documents: number
  nodes: number
  listeners: number
}

async function count(session: CDPSession): Promise<Counts> {
  // What was let go in the first pass may hold what goes in the second.
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { documents, nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  return { documents, nodes, listeners: jsEventListeners }
}

/** What stands in front with its page, and what stands ready behind it. */
const readLayers = (page: Page) =>
  page.evaluate(() => {
    const read = (selector: string) => {
      const layer = document.querySelector<HTMLElement>(selector)
      return `${layer?.dataset.slide ?? ''} ${layer?.querySelector('.page-mark')?.textContent ?? ''}`
    }
    return { front: read('.layer.front'), behind: read('.layer:not(.front)') }
  })

/** Lets the page's clock run until another slide stands in front and the one after it is ready. */
async function turn(page: Page): Promise<string> {
  const { front } = await readLayers(page)
  let last = await readLayers(page)
  for (;;) {
    await page.clock.runFor(1_000)
    const now = await readLayers(page)
    const isReady = now.front !== front && now.behind !== front && now.behind !== now.front
    if (isReady && now.front === last.front && now.behind === last.behind) return now.front
    last = now
  }
}

async function writeRound(folder: string): Promise<void> {
  const pictures = await readItems<{ id: string; width: number; height: number }>(folder, 'media')
  const text = (id: string, image: string) => ({
    id,
    status: 'published',
    template: 'text',
    title: { de: id },
    image,
    seconds: 8,
  })
  await writeItems(folder, 'slides', [
    ...['today', 'open-now'].map((template) => ({ id: template, status: 'published', template, seconds: 8 })),
    text('first-picture', pictures[0]!.id),
    text('second-picture', pictures[1]!.id),
  ])
  await writeItems(folder, 'playlists', [
    { id: 'round', status: 'published', name: 'Runde', entries: shown.map((slide) => ({ id: slide, slide })) },
  ])
  await writeItems(folder, 'screens', [
    {
      id: 'display',
      status: 'published',
      kind: 'signage',
      name: 'Anzeige',
      place: 'zukunftszentrum',
      languages: ['de'],
      playlists: [{ id: 'round', playlist: 'round' }],
    },
  ])
}

const house = useHouse({ prepare: writeRound })
let page: Page
let session: CDPSession

beforeAll(async () => {
  const context = await house.browser.newContext({ viewport: { width: 1920, height: 1080 } })
  page = await context.newPage()
  session = await context.newCDPSession(page)
  await page.clock.install()
  await page.addInitScript({ content: watch })
  await page.goto(`${house.server.origin}/signage/?screen=display`)
  await page.waitForSelector('.layer.front h1')
  // Until the worker holds everything, or half of the time without a network would be spent on failures.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
})

/** What is counted at each slide, round after round. */
async function play(): Promise<Map<string, Counts[]>> {
  const counts = new Map<string, Counts[]>()
  const isEnough = () => counts.size > 0 && [...counts.values()].every((each) => each.length >= rounds)
  while (!isEnough()) {
    const front = await turn(page)
    counts.set(front, [...(counts.get(front) ?? []), await count(session)])
  }
  return counts
}

/** Slides at which the last two rounds both count more than the two before them: what leaks does so every time. */
const grown = (counts: Map<string, Counts[]>) =>
  [...counts].flatMap(([slide, each]) =>
    (['documents', 'nodes', 'listeners'] as const)
      .map((kind) => ({ slide, kind, counted: each.map((counted) => counted[kind]) }))
      .filter(({ counted }) => Math.min(...counted.slice(3)) > Math.max(...counted.slice(1, 3))),
  )

describe('a display that goes round', () => {
  test('holds as many nodes, listeners and documents after each round as before', async () => {
    const counts = await play()
    expect([...counts.keys()].map((key) => key.split(' ')[0]).toSorted()).toEqual(expect.arrayContaining(shown.toSorted()))
    expect(grown(counts)).toEqual([])
  })

  test('and so without a network', async () => {
    await page.context().setOffline(true)
    const counts = await play()
    await page.context().setOffline(false)
    expect(grown(counts)).toEqual([])
  })

  test('turns by opacity alone within half a second, with every picture decoded and no larger than it is shown', async () => {
    const turns = await page.evaluate(() => (window as unknown as { turns: Turn[] }).turns)
    expect(turns.length).toBeGreaterThan(2 * rounds * shown.length - 2)
    expect([...new Set(turns.flatMap(({ moved }) => moved))]).toEqual(['opacity'])
    expect(Math.max(...turns.map(({ longest }) => longest))).toBeLessThanOrEqual(500)
    expect(turns.filter(({ missing, oversized }) => missing + oversized > 0)).toEqual([])
    expect(await page.evaluate(() => document.querySelectorAll('.layer').length)).toBe(2)
  })
})
