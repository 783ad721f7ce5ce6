import type { ReadonlySignal } from '@preact/signals-core'
import type { PublicScreen, Snapshot } from '../content/model/snapshot.ts'
import type { PreviewMessage } from './preview.ts'

/** What kiosk and signage are functions of. */
export interface ScreenModel {
  snapshot: ReadonlySignal<Snapshot | undefined>
  /** Epoch milliseconds; moves at each minute and when `wakeAt` asks. */
  instant: ReadonlySignal<number>
  wakeAt(instant: number): void
  /** The exact time, for what moves between two ticks. */
  now(): number
  /** The device this is; undefined for a visitor's phone. */
  screen: ReadonlySignal<PublicScreen | undefined>
  confirmedAt: ReadonlySignal<number | undefined>
  online: ReadonlySignal<boolean>
  /** False while the clock was never confirmed and lies before the content: dates are then not shown. */
  knowsTime: ReadonlySignal<boolean>
  /** What the staff page wants to see; undefined outside a preview frame. */
  preview: ReadonlySignal<PreviewMessage | undefined> | undefined
}
