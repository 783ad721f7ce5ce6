import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { Showing } from '../content/rules/programme/show.ts'
import type { Reader } from '../screen/language.ts'
import type { ScreenModel } from '../screen/screen-model.ts'
import type { Messages } from './messages/de.ts'
import type { PanelModel } from './panel.ts'
import type { Scene } from './view.ts'

export type Side = 0 | 1

/** What is drawn: two layers that take turns, one seen, the other getting the next slide ready. */
export interface Scenes {
  layers: readonly [Signal<Scene | undefined>, Signal<Scene | undefined>]
  /** Undefined before the first slide. */
  front: Signal<Side | undefined>
  band: Signal<Scene | undefined>
  /** A slide with the content and the minute of now. */
  make(showing: Showing, reader: Reader<Messages>): Scene | undefined
}

export function createScenes(model: ScreenModel, panel: PanelModel, broken: ReadonlySignal<ReadonlySet<string>>): Scenes {
  return {
    layers: [signal(undefined), signal(undefined)],
    front: signal(undefined),
    band: signal(undefined),
    make(showing, reader) {
      const snapshot = model.snapshot.peek()
      return (
        snapshot && {
          showing,
          reader,
          snapshot,
          instant: model.instant.peek(),
          sizes: panel.sizes.peek(),
          broken: broken.peek(),
        }
      )
    },
  }
}
