import { effect, type ReadonlySignal } from '@preact/signals-core'
import type { PublicCentre } from '../content/model/snapshot.ts'
import type { Programme } from '../content/rules/programme.ts'
import type { Showing } from '../content/rules/programme/show.ts'
import type { Reader } from '../screen/language.ts'
import type { ScreenModel } from '../screen/screen-model.ts'
import type { Messages } from './messages/de.ts'
import { picturesOf, type Pictures } from './pictures.ts'
import type { Scenes, Side } from './scenes.ts'

/** Turns the slides of the programme over, each made ready in the layer behind before it is seen. */
export interface Stage {
  /** Hands over a new build, taken between two slides. */
  offerBuild(take: () => void): void
  stop(): void
}

export interface StageDeps {
  model: ScreenModel
  programme: ReadonlySignal<Programme | undefined>
  /** One may stand in front already. */
  scenes: Scenes
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

export function createStage({
  model,
  programme,
  scenes,
  pictures,
  loadDrawing,
  loadReader,
  drawn,
  wait,
  report,
}: StageDeps): Stage {
  const { layers, front, band } = scenes

  /** What the back layer is getting ready, and whether it is. */
  let back: { key: string; isReady: boolean } | undefined
  let isTurning = false
  let takeBuild: (() => void) | undefined
  let stopped = false

  const sideBehind = (): Side => (front.peek() === 0 ? 1 : 0)

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
      const scene = isWhole ? scenes.make(showing, reader) : undefined
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
    const scene = reader && scenes.make(showing, reader)
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
    band.value = showing && reader && scenes.make(showing, reader)
  }

  const first = front.peek() === undefined ? undefined : layers[front.peek()!].peek()
  // Its pictures were not waited for: one that cannot be had is set aside like any other.
  if (first) void loadPictures(first.showing)
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
    offerBuild(take) {
      takeBuild = take
    },
    stop() {
      stopped = true
      for (const stop of [stopShowing, stopForgiving, stopHours]) stop()
    },
  }
}
