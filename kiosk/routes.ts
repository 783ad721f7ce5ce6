import type { PublicPage } from '../content/model/snapshot.ts'

/** The questions the home page answers at once. */
export const filters = ['open', 'today', 'free', 'language', 'children'] as const
export type Filter = (typeof filters)[number]

/** Every view but the start page. */
export type InnerRoute =
  | { page: 'filter'; filter: Filter }
  | { page: 'week' }
  | { page: 'offers' }
  | { page: 'topic'; id: string }
  | { page: 'offer'; id: string }
  /** `key` names one date of the event: what was touched in a list is shown first. */
  | { page: 'event'; id: string; key?: string | undefined }
  | { page: 'places' }
  | { page: 'place'; id: string }
  | { page: 'notices' }
  | { page: 'notice'; id: string }
  | { page: 'standing'; slot: PublicPage['slot'] }
  | { page: 'unknown' }

/** Every view of the kiosk. */
export type Route = { page: 'home' } | InnerRoute

export const kioskRoot = '/kiosk/'

const slots: readonly PublicPage['slot'][] = ['about', 'accessibility', 'privacy', 'imprint']

const includes = <T extends string>(list: readonly T[], value: string | undefined): value is T => list.includes(value as T)

/** Path segments as they were meant; undefined where the address is damaged. */
function split(path: string): string[] | undefined {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent)
  } catch {
    return undefined
  }
}

/** The view at a path below the kiosk, `offers/form-help`. */
export function parseRoute(path: string): Route {
  const segments = split(path)
  if (!segments || segments.length > 3) return { page: 'unknown' }
  const [first, second, third] = segments
  if (third !== undefined) return first === 'events' && second ? { page: 'event', id: second, key: third } : { page: 'unknown' }
  if (second !== undefined) return parsePair(first ?? '', second)
  if (first === undefined || first === 'index.html') return { page: 'home' }
  return includes(['week', 'offers', 'places', 'notices'] as const, first) ? { page: first } : { page: 'unknown' }
}

/** A map, for an address may also say "constructor". */
const singles = new Map<string, 'topic' | 'offer' | 'event' | 'place' | 'notice'>([
  ['topics', 'topic'],
  ['offers', 'offer'],
  ['events', 'event'],
  ['places', 'place'],
  ['notices', 'notice'],
])

function parsePair(kind: string, name: string): Route {
  if (kind === 'now') return includes(filters, name) ? { page: 'filter', filter: name } : { page: 'unknown' }
  if (kind === 'pages') return includes(slots, name) ? { page: 'standing', slot: name } : { page: 'unknown' }
  const page = singles.get(kind)
  return page ? { page, id: name } : { page: 'unknown' }
}

/** The path of a view below the kiosk: `parseRoute(pathOf(route))` is the route. */
export function pathOf(route: Route): string {
  switch (route.page) {
    case 'home':
    case 'unknown':
      return ''
    case 'filter':
      return `now/${route.filter}`
    case 'standing':
      return `pages/${route.slot}`
    case 'event':
      return ['events', route.id, ...(route.key ? [route.key] : [])].map(encodeURIComponent).join('/')
    case 'topic':
    case 'offer':
    case 'place':
    case 'notice':
      return `${route.page}s/${encodeURIComponent(route.id)}`
    default:
      return route.page
  }
}
