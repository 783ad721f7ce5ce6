import type { PublicScreen, Snapshot } from '../model/snapshot.ts'
import { type Period, periodAt } from './programme/period.ts'
import { makePlan, type Plan, type ProgrammeOptions, type Slot } from './programme/plan.ts'
import type { Showing } from './programme/show.ts'

/** What one screen shows. */
export interface Programme {
  /** The slide at the instant and those after it, as many as were asked for. */
  slides: Showing[]
  /** The emergency band above them. */
  band: Showing | undefined
  /** The instant at which this answer changes. */
  until: number
}

const remainder = (a: number, b: number) => ((a % b) + b) % b

/**
 * Finds the slot of a cycle at `instant`. Cycles are counted from 1970, so that two screens which have never heard of each other
 * stand at the same slide, and one that starts anew stands where it would have been.
 */
function findSlot(slots: readonly Slot[], length: number, instant: number): { slot: Slot; start: number; cycle: number } {
  const cycle = Math.floor(instant / length)
  let rest = remainder(instant, length)
  let start = instant - rest
  for (const slot of slots) {
    if (rest < slot.length) return { slot, start, cycle }
    rest -= slot.length
    start += slot.length
  }
  return { slot: slots[0]!, start: instant, cycle }
}

function nominal(plan: Plan, slots: readonly Slot[], length: number, instant: number): Showing {
  const { slot, start, cycle } = findSlot(slots, length, instant)
  const { id, lang, pages, step, atOnce, nth, times } = slot
  // Each appearance goes on where the last one stopped; over the cycles every page has its turn.
  const index = remainder((cycle * times + nth) * atOnce + step, pages.length)
  return {
    id,
    source: plan.source,
    lang,
    start,
    end: start + slot.length,
    page: index + 1,
    pages: pages.length,
    show: pages[index]!.show,
  }
}

const isSame = (a: Showing, b: Showing) =>
  a.id === b.id && a.lang === b.lang && a.page === b.page && a.start === b.start && a.end === b.end

/** The programme of one screen at any instant; remembers the last few plans, so asking again costs nothing. */
export function createProgramme(snapshot: Snapshot, screen: PublicScreen | undefined, options: ProgrammeOptions) {
  const plans = new Map<number, { period: Period; plan: Plan }>()

  function planAt(instant: number): { period: Period; plan: Plan } {
    for (const known of plans.values()) if (known.period.from <= instant && instant < known.period.until) return known
    const period = periodAt(snapshot, instant)
    const plan = makePlan(snapshot, Number.isFinite(period.from) ? period.from : instant, screen, options)
    const made = { period, plan }
    plans.set(period.from, made)
    if (plans.size > 4) plans.delete(plans.keys().next().value!)
    return made
  }

  const slotAt = (instant: number) => {
    const { plan } = planAt(instant)
    return nominal(plan, plan.slots, plan.length, instant)
  }

  /**
   * The slide at `instant`. Where one period's cycle does not go on in the next, a slide that the edge would tear is not
   * begun: its neighbour stays longer instead, and all that is shown can be read to its end.
   */
  function slideAt(instant: number): Showing {
    const { period, plan } = planAt(instant)
    const { from, until } = period
    if (plan.slots.length === 1 && plan.slots[0]!.pages.length === 1) return { ...slotAt(instant), start: from, end: until }
    const goesOn = (slide: Showing, edge: number) => isSame(slotAt(edge), slide)
    const hasHead = (slide: Showing) => slide.start >= from || goesOn(slide, from - 1)
    const hasTail = (slide: Showing) => slide.end <= until || goesOn(slide, until)

    let slide = slotAt(instant)
    if (!hasHead(slide) && slide.end < until) slide = slotAt(slide.end)
    if (!hasTail(slide) && slide.start > from) slide = slotAt(slide.start - 1)
    // A period too short for any whole slide.
    if (!hasHead(slide) || !hasTail(slide)) return { ...slotAt(from), start: from, end: until }
    return {
      ...slide,
      start: slide.start > from && !hasHead(slotAt(slide.start - 1)) ? from : slide.start,
      end: slide.end < until && !hasTail(slotAt(slide.end)) ? until : slide.end,
    }
  }

  function bandAt(instant: number): Showing | undefined {
    const { period, plan } = planAt(instant)
    const length = plan.band.reduce((sum, slot) => sum + slot.length, 0)
    if (length === 0) return undefined
    const band = nominal(plan, plan.band, length, instant)
    return { ...band, end: Math.min(band.end, period.until) }
  }

  return {
    at(instant: number, count = 2): Programme {
      const slides = [slideAt(instant)]
      while (slides.length < count && Number.isFinite(slides.at(-1)!.end)) slides.push(slideAt(slides.at(-1)!.end))
      const band = bandAt(instant)
      return { slides, band, until: Math.min(slides[0]!.end, band?.end ?? Infinity) }
    },
  }
}

/**
 * What a screen shows at an instant; `screen` undefined: a browser that is none plays the default place's playlist. The same
 * arguments give the same slides wherever they are asked: in the display, in the staff's preview, in a test.
 */
export const programme = (
  snapshot: Snapshot,
  instant: number,
  screen: PublicScreen | undefined,
  options: ProgrammeOptions & { count?: number },
): Programme => createProgramme(snapshot, screen, options).at(instant, options.count)
