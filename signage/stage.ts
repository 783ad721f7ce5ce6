import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { PublicCentre } from '../content/model/snapshot.ts'
import { createProgramme, type Programme } from '../content/rules/programme.ts'
import type { findHeld } from '../content/rules/programme/hold.ts'
import type { Showing } from '../content/rules/programme/show.ts'
import type { Reader } from '../screen/language.ts'
import type { ScreenModel } from '../screen/screen-model.ts'
import type { Messages } from './messages/de.ts'
import type { PanelModel } from './panel.ts'
import { picturesOf, type Pictures, slidesWithout } from './pictures.ts'
import type { Scene } from './view.ts'

export type Side = 0 | 1

/** Two layers that take turns: one is seen, the other gets the next slide ready. */
export interface Stage {
  layers: readonly [ReadonlySignal<Scene | undefined>, ReadonlySignal<Scene | undefined>]
  /** Undefined before the first slide. */
  front: ReadonlySignal<Side | undefined>
  band: ReadonlySignal<Scene | undefined>
  /** Hands over a new build, taken between two slides. */
  offerBuild(take: () => void): void
  stop(): void
}

export interface StageDeps {
  model: ScreenModel
  panel: PanelModel
  pictures: Pictures
  loadDrawing: (kind: Showing['show']['kind']) => Promise<void>
  loadReader: (centre: PublicCentre, tag: string) => Promise<Reader<Messages> | undefined>
  /** Resolves when the layer is drawn with its fonts and pictures, still unseen. */
  drawn: (side: Side) => Promise<void>
  wait: (milliseconds: number) => Promise<void>
  report: (what: string, error?: unknown) => void
}

/** Longer than the longest transition, in milliseconds. */
const turning = 500
/** Pictures that a slide can spare are waited for this long, in milliseconds. */
const patience = 3_000
const hour = 60 * 60_000

const keyOf = ({ id, lang, page, pages }: Showing) => `${id}|${lang}|${page}/${pages}`

export function createStage({ model, panel, pictures, loadDrawing, loadReader, drawn, wait, report }: StageDeps): Stage {
  const layers: [Signal<Scene | undefined>, Signal<Scene | undefined>] = [signal(undefined), signal(undefined)]
  const front = signal<Side | undefined>(undefined)
  const band = signal<Scene | undefined>(undefined)
  // Only a preview holds a slide.
  const hold = signal<typeof findHeld | undefined>(undefined)
  if (model.preview) void import('../content/rules/programme/hold.ts').then((holding) => (hold.value = holding.findHeld))
  const languages = computed(() => {
    const lang = model.preview?.value?.lang
    return lang === undefined ? undefined : [lang]
  })
  const asked = computed(() => {
    const snapshot = model.snapshot.value
    if (!snapshot) return undefined
    const without = slidesWithout(snapshot, pictures.broken.value)
    const options = {
      capacity: panel.capacity.value,
      languages: languages.value,
      dated: model.undated.value === undefined,
      without,
    }
    return { snapshot, screen: model.screen.value, options }
  })
  const maker = computed(() => asked.value && createProgramme(asked.value.snapshot, asked.value.screen, asked.value.options))
  const programme = computed((): Programme | undefined => {
    const instant = model.instant.value
    const show = model.preview?.value?.show
    const held =
      show !== undefined &&
      asked.value &&
      hold.value?.(asked.value.snapshot, instant, asked.value.screen, asked.value.options, show)
    return held ? { slides: [held], band: undefined, until: Infinity } : maker.value?.at(instant)
  })

  /** What the back layer is getting ready, and whether it is. */
  let back: { key: string; isReady: boolean } | undefined
  let isTurning = false
  let takeBuild: (() => void) | undefined
  let stopped = false

  const sideBehind = (): Side => (front.peek() === 0 ? 1 : 0)
  const sceneOf = (showing: Showing, reader: Reader<Messages>): Scene | undefined => {
    const snapshot = model.snapshot.peek()
    return (
      snapshot && {
        showing,
        reader,
        snapshot,
        instant: model.instant.peek(),
        sizes: panel.sizes.peek(),
        broken: pictures.broken.peek(),
      }
    )
  }

  async function loadPictures(showing: Showing): Promise<boolean> {
    const snapshot = model.snapshot.peek()
    if (!snapshot) return false
    const { main, others } = picturesOf(snapshot, showing)
    if (others.length > 0) await Promise.race([Promise.all(others.map(pictures.load)), wait(patience)])
    return main === undefined || pictures.load(main)
  }

  /** Gets a slide ready in the back layer; one that is no longer wanted when a step is done is left there. */
  async function prepare(showing: Showing): Promise<void> {
    const job = { key: keyOf(showing), isReady: false }
    const isWanted = () => back === job && !stopped
    back = job
    try {
      const centre = model.snapshot.peek()?.centre
      const reader = centre && (await loadReader(centre, showing.lang))
      await loadDrawing(showing.show.kind)
      const isWhole = reader && (await loadPictures(showing))
      if (!isWanted()) return
      const side = sideBehind()
      const scene = isWhole ? sceneOf(showing, reader) : undefined
      if (scene) {
        layers[side].value = scene
        await drawn(side)
      }
      if (!isWanted()) return
      // What could not be made ready is tried again at the next tick.
      if (scene) job.isReady = true
      else back = undefined
      if (scene) update()
    } catch (error) {
      report('a slide could not be made ready', error)
      if (back === job) back = undefined
    }
  }

  /** Draws anew what is seen, or waits behind, with the content and the minute of now. */
  function refresh(side: Side, showing: Showing): void {
    const reader = layers[side].peek()?.reader
    const scene = reader && sceneOf(showing, reader)
    if (scene) layers[side].value = scene
  }

  function turn(): void {
    front.value = sideBehind()
    back = undefined
    isTurning = true
    void wait(turning).then(() => {
      isTurning = false
      if (!stopped) update()
    })
  }

  function update(): void {
    const now = programme.peek()
    if (!now || isTurning) return
    const [slide, next] = now.slides
    if (!slide) return
    const seen = front.peek()
    const seenShowing = seen === undefined ? undefined : layers[seen].peek()?.showing
    const isSeen = (showing: Showing) => seenShowing !== undefined && keyOf(seenShowing) === keyOf(showing)
    if (seen !== undefined && isSeen(slide)) refresh(seen, slide)
    const wanted = isSeen(slide) ? next : slide
    // A slide that follows itself stays.
    if (wanted && isSeen(wanted)) return
    if (!wanted) return
    if (back?.key !== keyOf(wanted)) return void prepare(wanted)
    if (!back.isReady) return
    if (wanted !== slide) return refresh(sideBehind(), wanted)
    if (takeBuild && seen !== undefined) {
      takeBuild()
      takeBuild = undefined
      return
    }
    refresh(sideBehind(), wanted)
    turn()
    update()
  }

  async function showBand(showing: Showing | undefined): Promise<void> {
    const centre = model.snapshot.peek()?.centre
    const reader = showing && centre && (await loadReader(centre, showing.lang))
    if (showing) await loadDrawing(showing.show.kind)
    if (stopped || programme.peek()?.band !== showing) return
    band.value = showing && reader && sceneOf(showing, reader)
  }

  const stopShowing = effect(() => {
    const now = programme.value
    update()
    showBand(now?.band).catch((error: unknown) => report('an emergency could not be drawn', error))
    if (now) model.wakeAt(now.until)
  })
  const stopForgiving = effect(() => {
    void model.snapshot.value
    pictures.forgive()
  })
  let forgiven = model.now()
  const stopHours = model.instant.subscribe((instant) => {
    // Either way: a clock that was set back must not put the next chance off.
    if (Math.abs(instant - forgiven) < hour) return
    forgiven = instant
    pictures.forgive()
  })

  return {
    layers,
    front,
    band,
    offerBuild(take) {
      takeBuild = take
    },
    stop() {
      stopped = true
      for (const stop of [stopShowing, stopForgiving, stopHours]) stop()
    },
  }
}
