import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Snapshot } from '../../../content/model/snapshot.ts'
import { mediaAddress, pickVariant } from '../../../screen/cache/media.ts'
import { launchPersistent } from '../../browser/chromium.ts'
import { untilKept } from '../../browser/kept.ts'
import { until } from '../../browser/until.ts'

/** What stands on each page of a kiosk and on each slide of a display's round, in words, crossings-out and pictures. */
export type Seen = Record<string, string[]>

const kioskPages = ['', 'week', 'offers/beratung', 'places/haus', 'places/turm']
const size = { viewport: { width: 1920, height: 1080 }, locale: 'de-DE', timezoneId: 'Europe/Berlin' }
/** The screens that are left alone think they are in New York. */
const device = { ...size, timezoneId: 'America/New_York' }
/** Of the pictures that kiosk and display show, in pixels. */
const pictureWidths = [400, 800, 1600]
const minute = 60_000
/** Each slide of the content stays for five seconds, in milliseconds. */
const slideLength = 5_000
/** Steps after which what stood there when the clock was moved is gone. */
const warmUp = 3

/** Opens both apps until everything a start without the server needs lies in the profile. */
export async function keepScreens(origin: string, profile: string): Promise<void> {
  const { media } = (await (await fetch(`${origin}/api/content`)).json()) as Snapshot
  const wanted = media.flatMap((each) => pictureWidths.map((width) => mediaAddress(pickVariant(each, width))))
  const context = await launchPersistent(profile, device)
  await Promise.all(
    ['kiosk/?screen=tisch', 'signage/?screen=wand'].map(async (path) => {
      const page = await context.newPage()
      await page.goto(`${origin}/${path}`)
      await page.evaluate(() => navigator.serviceWorker.ready)
      await untilKept(page, path.slice(0, path.indexOf('/')))
      await until('every picture is kept', () => page.evaluate(areKept, wanted), 60_000)
    }),
  )
  await context.close()
}

/** Runs in the page. */
const areKept = async (addresses: string[]): Promise<boolean> =>
  (await Promise.all(addresses.map((each) => caches.match(each)))).every(Boolean)

/** Runs in the page: its lines, without those that must differ; `~` before what is struck through. */
function readLines(selector: string): string[] {
  const volatile = '.freshness, .strip-as-of'
  return [...document.querySelectorAll(selector)].flatMap((root) => {
    const lines: string[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof HTMLImageElement) lines.push(`[${new URL(node.src).pathname}]`)
      const parent = node.parentElement
      const words = node.nodeType === Node.TEXT_NODE ? node.textContent?.trim() : ''
      if (!words || !parent || parent.closest(volatile) || !parent.checkVisibility()) continue
      lines.push((parent.closest('s') ? '~' : '') + words)
    }
    return lines
  })
}

/** Both apps in one browser whose clock the test holds, `start` at their opening. */
async function openScreens(context: BrowserContext, origin: string, start: number) {
  await context.clock.install({ time: start })
  const open = async (path: string, ready: string): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(`${origin}/${path}`)
    await page.locator(ready).first().waitFor({ timeout: 60_000 })
    return page
  }
  const kiosks = await Promise.all(kioskPages.map((path) => open(`kiosk/${path}?screen=tisch`, 'main h1, .alert')))
  const signage = await open('signage/?screen=wand', '.layer.front *')
  return {
    /** The clock stands at `instant`: what is then on every page. */
    async lookAt(instant: number): Promise<Seen> {
      await context.clock.pauseAt(instant)
      await context.clock.runFor(100)
      const seen = await Promise.all(kiosks.map((page) => page.evaluate(readLines, '#app')))
      for (const page of kiosks) await page.close()
      const names = kioskPages.map((path) => `kiosk/${path}`)
      return Object.fromEntries(names.map((name, index) => [name, seen[index]!]))
    },
    /**
     * Every slide of the next minute. The clock goes on by steps as long as a slide, so none is missed; and each step waits until
     * the one after it stands ready behind, so that a slow machine shows the same.
     */
    async watchRound(): Promise<string[][]> {
      const slides: string[][] = []
      // Slides turn at whole slide lengths since 1970, as the looked-at instants are: they are watched between two turns.
      await context.clock.runFor(slideLength / 2)
      for (let step = -warmUp; step < 13; step++) {
        const before = (await signage.evaluate(readLines, '.layer.front')).join('\n')
        await context.clock.runFor(slideLength)
        const lines = await signage.evaluate(readLines, '.layer.front')
        if (lines.join('\n') !== before || step < 0) await untilNextIsReady(signage, before)
        if (step >= 0) slides.push(lines)
      }
      return slides
    },
    /** What stands around the slides: after a round, because a display that was switched off draws its first slide a moment later. */
    readStrip: () => signage.evaluate(readLines, '.strip, .band'),
  }
}

/** The layer behind still holds what was seen last, until the next slide is drawn there. */
async function untilNextIsReady(signage: Page, last: string): Promise<void> {
  const behind = async () => (await signage.evaluate(readLines, '.layer:not(.front)')).join('\n')
  for (let look = 0; look < 100; look++) {
    const lines = await behind()
    if (lines !== '' && lines !== last) return
  }
}

type Screens = Awaited<ReturnType<typeof openScreens>>

async function lookThrough(screens: Screens, instant: number): Promise<Seen> {
  const seen = await screens.lookAt(instant)
  const slides = await screens.watchRound()
  const strip = await screens.readStrip()
  return { ...seen, strip, ...Object.fromEntries(slides.map((lines, step) => [`slide ${step + 1}`, lines])) }
}

/** What the kept screens show without their server at `instant`, after a cold start two minutes before. */
export async function lookAlone(origin: string, profile: string, instant: number): Promise<Seen> {
  const context = await launchPersistent(profile, device)
  try {
    return await lookThrough(await openScreens(context, origin, instant - 2 * minute), instant)
  } finally {
    await context.close()
  }
}

/**
 * What fresh screens show at the server of that day. They were last confirmed two hours ago, so that they too say that dates may
 * have changed.
 */
export async function lookOnline(origin: string, browser: Browser, instant: number): Promise<Seen> {
  const context = await browser.newContext({ ...size, serviceWorkers: 'block' })
  try {
    await context.route('**/api/live*', (route) => route.abort())
    return await lookThrough(await openScreens(context, origin, instant - 120 * minute), instant)
  } finally {
    await context.close()
  }
}
