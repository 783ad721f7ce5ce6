import '../screen/look/fonts.css'
import '../screen/look/look.css'
import './signage.css'
import { effect } from '@preact/signals-core'
import { render } from 'preact'
import { isPreview } from '../screen/preview.ts'
import { htmlLang } from '../screen/language.ts'
import { startScreen } from '../screen/start.ts'
import { loadCodes } from './codes.ts'
import { fit } from './fit.ts'
import { watchPanel } from './panel.ts'
import { createPictures, openPicture, widths } from './pictures.ts'
import { loadReader } from './readers.ts'
import { Signage } from './Signage.tsx'
import { loadDrawing, loadDrawings } from './slides/drawings.ts'
import { createStage, type Side } from './stage.ts'

/** How long the sofa alone may stand before it says why, in milliseconds. */
const patience = 4_000

const report = (what: string, error?: unknown) => console.warn(what, error ?? '')
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Resolves when a layer is drawn, its fonts and pictures there; the rest of the patience is the picture loader's. */
async function drawn(side: Side): Promise<void> {
  const layer = document.getElementById(`layer-${side}`)
  if (!layer) return
  const decoded = Array.from(layer.querySelectorAll('img'), (image) => image.decode().catch(() => undefined))
  await Promise.race([Promise.all([document.fonts.ready, ...decoded]), wait(patience)])
  fit(layer)
}

async function start(): Promise<void> {
  const first = document.getElementById('first')!
  const model = await startScreen({ kind: 'signage', pictureWidths: Object.values(widths) })
  const panel = watchPanel(window, model)
  const pictures = createPictures({ open: openPicture, wait, report })
  const stage = createStage({ model, panel, pictures, loadDrawing, loadReader, drawn, wait, report })
  // Every length of the style sheet is a multiple of the smallest text.
  effect(() => document.documentElement.style.setProperty('font-size', `${panel.sizes.value.text}px`))
  const root = document.getElementById('signage')!
  effect(() => {
    render(<Signage model={model} panel={panel} stage={stage} />, root)
    fit(root)
  })

  let firstStands = () => {}
  const firstSlide = new Promise<void>((resolve) => (firstStands = resolve))
  effect(() => {
    const front = stage.front.value
    const scene = front === undefined ? undefined : stage.layers[front].value
    if (!scene) return
    first.remove()
    document.documentElement.lang = htmlLang(scene.reader.tag)
    document.documentElement.dir = scene.reader.dir
    firstStands()
  })

  await Promise.race([firstSlide, wait(patience)])
  // Once it is painted, everything that no longer needs the network then.
  await wait(100)
  if (!isPreview(location.search)) {
    const register = import('../screen/register.ts').then(({ registerWorker }) =>
      registerWorker('signage', stage.offerBuild, report),
    )
    register.catch((error: unknown) => report('the offline copy of this app could not be set up', error))
  }
  loadCodes().catch((error: unknown) => report('no codes can be drawn', error))
  loadDrawings().catch((error: unknown) => report('some slides cannot be drawn', error))
  if (model.snapshot.value) return
  const { messages } = await import('./messages/de.ts')
  if (!model.snapshot.value) first.append(Object.assign(document.createElement('p'), { textContent: messages.waiting }))
}

void start()
