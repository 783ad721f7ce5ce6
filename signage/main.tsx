import '../screen/look/letters/latin.css'
import '../screen/look/look.css'
import './signage.css'
import { computed, effect, signal } from '@preact/signals-core'
import { render } from 'preact'
import type { Showing } from '../content/rules/programme/show.ts'
import { htmlLang } from '../screen/language.ts'
import { insist } from '../screen/insist.ts'
import { nextPaint } from '../screen/painted.ts'
import { report } from '../screen/report.ts'
import { startScreen } from '../screen/start.ts'
import { wait } from '../screen/wait.ts'
import { widths } from './addresses.ts'
import { setFirst } from './first.ts'
import { fit } from './fit.ts'
import { watchPanel } from './panel.ts'
import { followProgramme } from './programme.ts'
import { loadReader } from './readers.ts'
import { createScenes } from './scenes.ts'
import { Signage } from './Signage.tsx'
import { isBrief } from './sizes.ts'
import { loadDrawing } from './slides/drawings.ts'

/** How long the sofa alone may stand before it says why, in milliseconds. */
const patience = 4_000

async function start(): Promise<void> {
  let tellPainted = () => {}
  const painted = new Promise<void>((resolve) => (tellPainted = resolve))
  const model = await startScreen({ kind: 'signage', pictureWidths: Object.values(widths), painted })
  const panel = watchPanel(window, model)
  const broken = signal<ReadonlySet<string>>(new Set())
  const programme = followProgramme(model, panel, broken)
  const scenes = createScenes(model, panel, broken)
  // Every length of the style sheet is a multiple of the smallest text.
  effect(() => document.documentElement.style.setProperty('font-size', `${panel.sizes.value.text}px`))

  // The styles of a panel read from far away are not for every panel; how far is known once there is content.
  const loadSlide = async (kind: Showing['show']['kind']) =>
    void (await Promise.all([loadDrawing(kind), isBrief(panel.sizes.peek()) && import('./brief.ts')]))
  const first = setFirst({ model, programme, scenes, loadDrawing: loadSlide, loadReader, wait })
  await Promise.race([first.catch((error: unknown) => report('the first slide could not be drawn', error)), wait(patience)])

  const root = document.getElementById('signage')!
  const seen = computed(() => {
    const front = scenes.front.value
    return front === undefined ? undefined : scenes.layers[front].value
  })
  // Before anything is measured, which would have to be laid out once more.
  effect(() => {
    if (!seen.value) return
    document.documentElement.lang = htmlLang(seen.value.reader.tag)
    document.documentElement.dir = seen.value.reader.dir
  })
  effect(() => {
    render(<Signage model={model} panel={panel} scenes={scenes} />, root)
    fit(root)
  })
  effect(() => {
    if (seen.value) document.getElementById('first')?.remove()
  })
  await nextPaint()
  tellPainted()
  // What was wider in a font that has come only now.
  void document.fonts.ready.then(() => fit(root))

  const { complete } = await insist(() => import('./complete.ts'), report)
  await complete({ model, programme, scenes, broken, wait, report })
}

void start()
