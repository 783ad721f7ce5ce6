import { effect, type ReadonlySignal } from '@preact/signals-core'
import type { PublicCentre } from '../content/model/snapshot.ts'
import type { Programme } from '../content/rules/programme.ts'
import type { Showing } from '../content/rules/programme/show.ts'
import type { Reader } from '../screen/language.ts'
import type { ScreenModel } from '../screen/screen-model.ts'
import { addressOf, widths } from './addresses.ts'
import type { Messages } from './messages/de.ts'
import type { Scenes } from './scenes.ts'
import type { Scene } from './view.ts'

export interface FirstDeps {
  model: ScreenModel
  programme: ReadonlySignal<Programme | undefined>
  scenes: Scenes
  loadDrawing: (kind: Showing['show']['kind']) => Promise<void>
  loadReader: (centre: PublicCentre, tag: string) => Promise<Reader<Messages> | undefined>
  wait: (milliseconds: number) => Promise<void>
}

/** A slide that is nothing but a picture waits for it so long, in milliseconds. */
const patience = 2_000

const untilKnown = <T>(source: ReadonlySignal<T | undefined>): Promise<T> =>
  new Promise((resolve) => {
    const stop = effect(() => {
      const { value } = source
      if (value === undefined) return
      resolve(value)
      queueMicrotask(() => stop())
    })
  })

const isSame = (a: Showing | undefined, b: Showing | undefined) => a?.id === b?.id && a?.lang === b?.lang && a?.page === b?.page

/**
 * Sets the slide of now, and the emergency above it, as soon as there is content: nothing is faded, and pictures beside words
 * come when they come. Rejects when a part of the app cannot be had; the stage then tries on.
 */
export async function setFirst({ model, programme, scenes, loadDrawing, loadReader, wait }: FirstDeps): Promise<void> {
  async function make(showing: Showing | undefined): Promise<Scene | undefined> {
    const snapshot = model.snapshot.peek()
    if (!showing || !snapshot) return undefined
    const [reader] = await Promise.all([loadReader(snapshot.centre, showing.lang), loadDrawing(showing.show.kind)])
    if (showing.show.kind === 'image') await waitForPicture(addressOf(snapshot, showing.show.slide.image, widths.large))
    return reader && scenes.make(showing, reader)
  }
  async function waitForPicture(address: string | undefined): Promise<void> {
    if (address === undefined) return
    const image = new Image()
    image.src = address
    await Promise.race([image.decode().catch(() => undefined), wait(patience)])
  }

  for (;;) {
    const { slides, band } = await untilKnown(programme)
    const [slide, above] = await Promise.all([make(slides[0]), make(band)])
    const now = programme.peek()
    // While its parts were loading its time may have passed.
    if (!isSame(now?.slides[0], slides[0]) || !isSame(now?.band, band)) continue
    if (!slide) return
    scenes.layers[0].value = slide
    scenes.band.value = above
    scenes.front.value = 0
    return
  }
}
