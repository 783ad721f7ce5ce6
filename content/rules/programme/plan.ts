import type { PublicScreen, PublicSlide, Snapshot } from '../../model/snapshot.ts'
import { alertsFor } from '../notices.ts'
import { readingSeconds } from '../reading-time.ts'
import { isValidAt } from '../valid.ts'
import type { Capacity } from './capacity.ts'
import { alertPages, noticePages, offerPages, openPages, textPages } from './card-pages.ts'
import { makeContexts, type PageContext } from './context.ts'
import { todayPages, weekPages } from './event-pages.ts'
import { playlistsAt, spreadEntries, standIn } from './playlists.ts'
import type { Page, Source } from './show.ts'

export interface ProgrammeOptions {
  /** What a slide holds on this panel. */
  capacity: Capacity
  /** Instead of the screen's own: the one language a preview looks at. */
  languages?: readonly string[] | undefined
  /** False while the screen's clock cannot be trusted: only what is true on any day is shown. */
  dated?: boolean
  /** Slides that this device cannot show. */
  without?: ReadonlySet<string>
}

/** One place in the cycle. Of `pages`, it shows the `step`-th after those of `turn` earlier appearances. */
export interface Slot {
  /** The slide's id, or the name of what is built in. */
  id: string
  lang: string
  /** Milliseconds. */
  length: number
  pages: Page[]
  step: number
  /** Pages of the slide shown in one appearance. */
  atOnce: number
  nth: number
  times: number
}

/** All that is shown while nothing begins or ends: slots in order, over and over. */
export interface Plan {
  source: Source
  slots: Slot[]
  /** Milliseconds of all slots. */
  length: number
  /** The emergency band above the slides: a cycle of its own. */
  band: Slot[]
}

/** Pages that a block shows in one go; it shows the others at its next appearances. */
const pagesAtOnce: Partial<Record<Page['show']['kind'], number>> = { offers: 1, week: 2, notices: 3, today: 4, 'open-now': 3 }

/** A block lasts whole steps of this many seconds, so that an ended date seldom moves everything after it. */
const blockStep = 4

const lengthOf = (slots: readonly Slot[]) => slots.reduce((sum, { length }) => sum + length, 0)

/** The plan for the period that begins at `at`. */
export function makePlan(snapshot: Snapshot, at: number, screen: PublicScreen | undefined, options: ProgrammeOptions): Plan {
  const dated = options.dated ?? true
  const place = (screen ?? standIn(snapshot))?.place ?? snapshot.centre.defaultPlace
  const languages = languagesOf(snapshot, screen, options.languages)
  const contexts = makeContexts({ snapshot, at, place, capacity: options.capacity }, languages)
  const alerts = dated ? alertsFor(snapshot, at, place) : []
  const inTurn = (mode: 'takeover' | 'overlay') =>
    alerts
      .filter((alert) => alert.mode === mode)
      .flatMap((alert) =>
        contexts.flatMap((context) => slotsFor(alert.id, context.lang, alertPages(context, alert, mode === 'overlay'))),
      )

  const takeover = inTurn('takeover')
  if (takeover.length > 0) return { source: 'alert', slots: takeover, length: lengthOf(takeover), band: [] }
  if (dated && screen && !isValidAt(snapshot.timeline, `screens/${screen.id}/on`, at)) {
    const slots = slotsFor('off', languages[0]!, [{ show: { kind: 'off' }, words: 0 }])
    return { source: 'off', slots, length: lengthOf(slots), band: [] }
  }
  const band = inTurn('overlay')
  for (const { entries } of playlistsAt(snapshot, at, screen, dated)) {
    const shown = entries.filter(({ slide }) => !options.without?.has(slide) && isShown(snapshot, slide, at, dated))
    const slots = contexts.flatMap((context) => roundOf(context, spreadEntries(shown), (id) => slidePages(context, id, dated)))
    if (slots.length > 0) return { source: 'playlist', slots, length: lengthOf(slots), band }
  }
  const builtIn = ['today', 'notices', 'sofa'].map((slide) => ({ slide, nth: 0, times: 1 }))
  const slots = contexts.flatMap((context) => roundOf(context, builtIn, (name) => builtInPages(context, name, dated)))
  return { source: 'built-in', slots, length: lengthOf(slots), band }
}

function languagesOf(
  { centre }: Snapshot,
  screen: PublicScreen | undefined,
  wanted: readonly string[] | undefined,
): readonly string[] {
  const known = (tags: readonly string[]) => tags.filter((tag) => centre.languages.some((language) => language.tag === tag))
  const all = centre.languages.map(({ tag }) => tag)
  return [wanted ?? [], screen?.languages ?? [], all].map(known).find((tags) => tags.length > 0) ?? [centre.sourceLanguage]
}

/** A slide is shown while it is valid; without a trusted clock, only one that always is. */
function isShown({ timeline }: Snapshot, id: string, at: number, dated: boolean): boolean {
  return dated ? isValidAt(timeline, `slides/${id}`, at) : timeline.intervals[`slides/${id}`] === undefined
}

/** One round in one language: empty blocks are left out. */
function roundOf(
  context: PageContext,
  appearances: ReturnType<typeof spreadEntries>,
  pagesOf: (id: string) => SlidePages,
): Slot[] {
  const known = new Map<string, SlidePages>()
  return appearances.flatMap(({ slide, nth, times }) => {
    const found = known.get(slide) ?? pagesOf(slide)
    known.set(slide, found)
    return slotsFor(slide, context.lang, found.pages, { seconds: found.seconds, nth, times })
  })
}

interface SlidePages {
  pages: Page[]
  /** As staff set it, for each page. */
  seconds?: number | undefined
}

function slidePages(context: PageContext, id: string, dated: boolean): SlidePages {
  const slide = context.snapshot.slides.find((each) => each.id === id)
  return slide ? { pages: templatePages(context, slide, dated), seconds: slide.seconds } : { pages: [] }
}

/** Every page of a slide; none for a block that has nothing to show. */
export function templatePages(context: PageContext, slide: PublicSlide, dated: boolean): Page[] {
  switch (slide.template) {
    case 'text':
      return textPages(context, slide)
    case 'image':
      return slide.image ? [{ show: { kind: 'image', slide }, words: 0 }] : []
    case 'offers':
      return offerPages(context, dated)
    case 'survey':
      return []
    default:
      return dated ? blockPages[slide.template](context) : []
  }
}

const blockPages = { today: todayPages, week: weekPages, notices: noticePages, 'open-now': openPages }

function builtInPages(context: PageContext, name: string, dated: boolean): SlidePages {
  if (name === 'sofa') return { pages: [{ show: { kind: 'sofa' }, words: 12 }] }
  return { pages: dated ? (name === 'today' ? todayPages(context) : noticePages(context)) : [] }
}

function slotsFor(
  id: string,
  lang: string,
  pages: Page[],
  { seconds, nth = 0, times = 1 }: { seconds?: number | undefined; nth?: number; times?: number } = {},
): Slot[] {
  const kind = pages[0]?.show.kind
  if (!kind) return []
  const atOnce = Math.min(pages.length, pagesAtOnce[kind] ?? pages.length)
  const needed = readingSeconds(Math.max(...pages.map(({ words }) => words)))
  const automatic = pagesAtOnce[kind] ? Math.ceil(needed / blockStep) * blockStep : needed
  const length = Math.round((seconds ?? automatic) * 1000)
  return Array.from({ length: atOnce }, (_, step) => ({ id, lang, length, pages, step, atOnce, nth, times }))
}
