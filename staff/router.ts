import { signal, type ReadonlySignal } from '@preact/signals'

const base = '/staff/'

export interface Router {
  /** Below `/staff/`, without slashes at its ends: `notices/new`. */
  path: ReadonlySignal<string>
  go(path: string): void
  /** Renames the present address without going anywhere. */
  rename(path: string): void
}

const read = ({ pathname }: Location) => pathname.slice(base.length).replace(/^\/+|\/+$/g, '')

export const linkTo = (path: string): string => base + path

/** Addresses of the app, without loading it anew. Links of the page are followed here. */
export function createRouter(view: Window): Router {
  const path = signal(read(view.location))
  const go = (to: string) => {
    view.history.pushState(null, '', linkTo(to))
    path.value = read(view.location)
    view.scrollTo(0, 0)
  }
  view.addEventListener('popstate', () => (path.value = read(view.location)))
  view.document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.target || link.origin !== view.location.origin || !link.pathname.startsWith(base) || link.hash) return
    event.preventDefault()
    go(link.pathname.slice(base.length))
  })
  return {
    path,
    go,
    rename(to) {
      view.history.replaceState(null, '', linkTo(to))
      path.value = read(view.location)
    },
  }
}
