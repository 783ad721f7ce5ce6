import { effect, type ReadonlySignal } from '@preact/signals-core'
import type { PublicScreen } from '../content/model/snapshot.ts'

/** CSS pixels a millimetre by definition: what a phone uses. */
const cssPixelsPerMm = 96 / 25.4

/**
 * CSS pixels a millimetre on this panel: the page's width over the panel's width in millimetres. A screen that does not know
 * its size, and every phone, takes the CSS millimetre.
 */
export function pixelsPerMm(screen: Pick<PublicScreen, 'widthMm'> | undefined, viewportWidth: number): number {
  return screen?.widthMm ? viewportWidth / screen.widthMm : cssPixelsPerMm
}

/** Keeps `--mm` on the root element true while the window or the screen's size changes; returns its cleanup. */
export function keepMillimetres(
  root: HTMLElement,
  view: Window,
  screen: ReadonlySignal<Pick<PublicScreen, 'widthMm'> | undefined>,
): () => void {
  const set = () => root.style.setProperty('--mm', `${pixelsPerMm(screen.value, view.innerWidth)}px`)
  view.addEventListener('resize', set)
  const stop = effect(set)
  return () => {
    stop()
    view.removeEventListener('resize', set)
  }
}
