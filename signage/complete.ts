import type { ReadonlySignal, Signal } from '@preact/signals-core'
import type { Programme } from '../content/rules/programme.ts'
import { isPreview } from '../screen/is-preview.ts'
import { registerWorker } from '../screen/register.ts'
import type { ScreenModel } from '../screen/screen-model.ts'
import { fit } from './fit.ts'
import { createPictures, openPicture } from './pictures.ts'
import { loadLetters } from './letters/load-letters.ts'
import { loadReader } from './readers.ts'
import type { Scenes, Side } from './scenes.ts'
import { loadDrawing, loadDrawings } from './slides/drawings.ts'
import { createStage } from './stage.ts'

export interface CompleteDeps {
  model: ScreenModel
  programme: ReadonlySignal<Programme | undefined>
  scenes: Scenes
  broken: Signal<ReadonlySet<string>>
  wait: (milliseconds: number) => Promise<void>
  report: (what: string, error?: unknown) => void
}

/** Fonts and pictures of a slide behind are waited for so long, in milliseconds; the rest of the patience is the picture loader's. */
const patience = 4_000

/** All that comes behind the first slide: the turning, what no longer needs the network then, and words while there is nothing. */
export async function complete({ model, programme, scenes, broken, wait, report }: CompleteDeps): Promise<void> {
  /** Resolves when a layer is drawn, its fonts and pictures there. */
  async function drawn(side: Side): Promise<void> {
    const layer = document.getElementById(`layer-${side}`)
    if (!layer) return
    const decoded = Array.from(layer.querySelectorAll('img'), (image) => image.decode().catch(() => undefined))
    await Promise.race([Promise.all([document.fonts.ready, ...decoded]), wait(patience)])
    fit(layer)
  }

  const pictures = createPictures({ broken, open: openPicture, wait, report })
  const stage = createStage({ model, programme, scenes, pictures, loadDrawing, loadReader, drawn, wait, report })
  const loadNote = async () => (await import('./load-note.ts')).loadNote()
  loadNote().catch((error: unknown) => report('nothing can be said of trouble', error))
  const loadCodes = async () => (await import('./load-codes.tsx')).loadCodes()
  loadCodes().catch((error: unknown) => report('no codes can be drawn', error))
  // The panel may yet become one that is read from far away.
  import('./brief.ts').catch((error: unknown) => report('the style of far panels cannot be had', error))
  loadLetters().catch((error: unknown) => report('some letters cannot be had', error))
  loadDrawings().catch((error: unknown) => report('some slides cannot be drawn', error))
  if (!isPreview(location.search)) {
    registerWorker('signage', stage.offerBuild, report).catch((error: unknown) =>
      report('the offline copy of this app could not be set up', error),
    )
  }
  if (model.snapshot.value) return
  const { lang, text } = (await import('./load-note.ts')).tellWaiting(navigator.languages)
  const words = Object.assign(document.createElement('p'), { lang, dir: 'auto', textContent: text })
  if (!model.snapshot.value) document.getElementById('first')?.append(words)
}
