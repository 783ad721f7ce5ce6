import type { PublicScreen, PublicSlide, Snapshot } from '../../model/snapshot.ts'
import { alertPages } from './card-pages.ts'
import { makeContexts, type PageContext } from './context.ts'
import { type ProgrammeOptions, templatePages } from './plan.ts'
import { standIn } from './playlists.ts'
import type { Page, Showing } from './show.ts'

/** Which block an item of a collection is shown in. */
const blockOf: Record<string, PublicSlide['template']> = {
  events: 'today',
  offers: 'offers',
  notices: 'notices',
  places: 'open-now',
}

const holds = ({ show }: Page, id: string): boolean => {
  switch (show.kind) {
    case 'today':
      return [...show.rows, ...show.running, ...show.next].some(({ event }) => event.id === id)
    case 'week':
      return show.rows.some(({ row }) => row.event.id === id)
    case 'offers':
      return show.rows.some(({ offer }) => offer.id === id)
    case 'notices':
      return show.rows.some(({ notice }) => notice.id === id)
    case 'open-now':
      return show.rows.some(({ place }) => place.id === id)
    default:
      return false
  }
}

/** The pages to look through for `held`, and the item that must be on the one shown. */
function heldPages(context: PageContext, held: string): { pages: Page[]; item?: string | undefined } {
  const [kind = '', item] = held.split('/')
  const slide = (template: PublicSlide['template']): PublicSlide => ({ id: template, template, states: {} })
  if (kind === 'alerts') {
    const alert = context.snapshot.alerts.find(({ id }) => id === item)
    return { pages: alert ? alertPages(context, alert, false) : [] }
  }
  const own = context.snapshot.slides.find(({ id }) => id === (kind === 'slides' ? item : held))
  if (own) return { pages: templatePages(context, own, true) }
  const block = blockOf[kind]
  if (item && block) {
    const pages = templatePages(context, slide(block), true)
    // A date after today stands in the week.
    if (kind === 'events' && !pages.some((page) => holds(page, item)))
      return { pages: templatePages(context, slide('week'), true), item }
    return { pages, item }
  }
  const named = (['today', 'week', 'offers', 'notices', 'open-now'] as const).find((name) => name === held)
  return { pages: named ? templatePages(context, slide(named), true) : [] }
}

/**
 * The slide a preview holds, whatever the hour: a slide's id, a block's name, or `<kind>/<id>` of an item on it. Undefined when there
 * is no such slide or it has nothing to show.
 */
export function findHeld(
  snapshot: Snapshot,
  instant: number,
  screen: PublicScreen | undefined,
  { capacity, languages }: ProgrammeOptions,
  held: string,
): Showing | undefined {
  const { centre } = snapshot
  const lang = languages?.[0] ?? screen?.languages[0] ?? centre.languages[0]?.tag ?? centre.sourceLanguage
  const place = (screen ?? standIn(snapshot))?.place ?? centre.defaultPlace
  const [context] = makeContexts({ snapshot, at: instant, place, capacity }, [lang])
  const { pages, item } = context ? heldPages(context, held) : { pages: [] }
  const index = Math.max(0, item ? pages.findIndex((page) => holds(page, item)) : 0)
  const page = pages[index]
  if (!page) return undefined
  return {
    id: held,
    source: 'playlist',
    lang,
    start: -Infinity,
    end: Infinity,
    page: index + 1,
    pages: pages.length,
    show: page.show,
  }
}
