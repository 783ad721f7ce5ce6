import { type ReadonlySignal, signal } from '@preact/signals'
import { kioskRoot } from './routes.ts'

/** Where the visitor is. */
export interface Spot {
  /** Below the kiosk, `offers/form-help`. */
  path: string
  /** With its question mark, or empty. */
  search: string
  /** Steps since the visit began: 0 has nothing to go back to. */
  depth: number
  /** Where the page was scrolled to when it was left, in pixels. */
  scroll: number
  /** Another number for every step, also to the same address; the same while only the query changes. */
  step: number
}

export interface Navigation {
  spot: ReadonlySignal<Spot>
  go(path: string): void
  back(): void
  /** Changes the query in place: `undefined` takes a name out. */
  setQuery(name: string, value: string | undefined): void
  /** Begins a visit anew at the start page. */
  restart(): void
  stop(): void
}

type View = Pick<Window, 'location' | 'history' | 'addEventListener' | 'removeEventListener' | 'scrollY'>

const numberIn = (state: unknown, name: 'depth' | 'visit'): number => {
  const value = (state as Record<string, unknown> | null)?.[name]
  return typeof value === 'number' ? value : 0
}

/**
 * Real addresses and the browser's own history; scrolling is remembered by depth for the way back. `inPlace` writes no history:
 * a preview frame shares it with the page around it.
 */
export function createNavigation(view: View, inPlace: boolean): Navigation {
  const scrolls = new Map<number, number>()
  let step = 0
  let visit = numberIn(view.history.state, 'visit')
  const read = (): Spot => {
    const { pathname, search } = view.location
    const depth = numberIn(view.history.state, 'depth')
    return { path: pathname.slice(kioskRoot.length), search, depth, scroll: scrolls.get(depth) ?? 0, step: step++ }
  }
  const spot = signal(read())
  view.history.scrollRestoration = 'manual'

  const leave = () => scrolls.set(spot.value.depth, view.scrollY)
  const popped = () => {
    leave()
    // What an earlier visitor looked at stays out of reach.
    if (numberIn(view.history.state, 'visit') !== visit) view.history.replaceState({ depth: 0, visit }, '', kioskRoot)
    // The query belongs to the visit: a language chosen since holds on the way back too.
    const { search } = spot.value
    if (view.location.search !== search) view.history.replaceState(view.history.state, '', view.location.pathname + search)
    spot.value = read()
  }
  view.addEventListener('popstate', popped)

  function push(path: string, search: string, depth: number) {
    leave()
    scrolls.delete(path === spot.value.path ? spot.value.depth : depth)
    const address = kioskRoot + path + search
    if (inPlace || path === spot.value.path) view.history.replaceState(view.history.state, '', address)
    else view.history.pushState({ depth, visit }, '', address)
    spot.value = read()
  }

  return {
    spot,
    go: (path) => push(path, spot.value.search, spot.value.depth + 1),
    back() {
      if (spot.value.depth > 0) view.history.back()
      else push('', spot.value.search, 0)
    },
    setQuery(name, value) {
      const query = new URLSearchParams(spot.value.search)
      if (value === undefined) query.delete(name)
      else query.set(name, value)
      const search = query.size > 0 ? `?${query}` : ''
      view.history.replaceState(view.history.state, '', view.location.pathname + search)
      spot.value = { ...spot.value, search, scroll: view.scrollY }
    },
    restart() {
      visit += 1
      view.history.pushState({ depth: 0, visit }, '', kioskRoot)
      scrolls.clear()
      spot.value = read()
    },
    stop: () => view.removeEventListener('popstate', popped),
  }
}
