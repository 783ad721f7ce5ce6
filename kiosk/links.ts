import type { Navigation } from './navigation.ts'
import { kioskRoot } from './routes.ts'

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/**
 * Turns clicks on links of this app into steps. With `keepIn` every other link is refused: a kiosk has no way out.
 * Returns its cleanup.
 */
export function followLinks(view: Window, navigation: Navigation, keepIn: () => boolean): () => void {
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element | null)?.closest?.('a')
    if (!link || event.defaultPrevented) return
    const { origin, pathname } = new URL(link.href, view.location.href)
    const isOurs = origin === view.location.origin && pathname.startsWith(kioskRoot)
    if (isOurs && link.hash !== '') return
    if (isOurs && isPlainClick(event)) {
      event.preventDefault()
      navigation.go(pathname.slice(kioskRoot.length))
    } else if (keepIn()) event.preventDefault()
  }
  const keep = (event: Event) => {
    if (keepIn()) event.preventDefault()
  }
  view.addEventListener('click', follow)
  view.addEventListener('auxclick', follow)
  for (const name of ['contextmenu', 'dragstart']) view.addEventListener(name, keep)
  return () => {
    view.removeEventListener('click', follow)
    view.removeEventListener('auxclick', follow)
    for (const name of ['contextmenu', 'dragstart']) view.removeEventListener(name, keep)
  }
}
