import { effect } from '@preact/signals-core'
import type { ScreenModel } from './screen-model.ts'

/** Two frames: the first draws what has changed, the second proves that it was drawn. */
const painted = (view: Window) =>
  new Promise<void>((resolve) => view.requestAnimationFrame(() => view.requestAnimationFrame(() => resolve())))

const isDrawn = (body: HTMLElement) => body.innerText.trim() !== '' || body.querySelector('img') !== null

/**
 * The sign of life a launcher reads (`docs/launcher.md`): at each minute, after a real render, `data-beat` of the root element takes
 * another value and `data-shows` says what stands there. A page that hangs, draws nothing or is the browser's own error has none.
 */
export function startHeartbeat(view: Window, { instant, snapshot }: Pick<ScreenModel, 'instant' | 'snapshot'>): () => void {
  const { documentElement: root, body } = view.document
  return effect(() => {
    const minute = instant.value
    void painted(view).then(() => {
      if (!isDrawn(body)) return
      root.dataset.beat = String(minute)
      root.dataset.shows = snapshot.peek() ? 'content' : 'waiting'
    })
  })
}
