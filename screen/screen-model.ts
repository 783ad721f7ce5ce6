import type { ReadonlySignal } from '@preact/signals-core'
import type { PublicScreen, Snapshot } from '../content/model/snapshot.ts'
import type { Undated } from '../content/rules/horizon.ts'
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
  /** Why dates are not shown, while the clock stands where the content knows nothing. */
  undated: ReadonlySignal<Undated | undefined>
  /** What the staff page wants to see; undefined outside a preview frame. */
  preview: ReadonlySignal<PreviewMessage | undefined> | undefined
}
