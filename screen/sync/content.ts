import { type Signal, signal } from '@preact/signals-core'
import { snapshotFormat, type Snapshot } from '../../content/model/snapshot.ts'
import type { Clock } from '../clock.ts'

/** What a screen shows, and how far it may be trusted. */
export interface Content {
  snapshot: Signal<Snapshot | undefined>
  /** When a server last confirmed what is shown, epoch milliseconds by the screen's clock. */
  confirmedAt: Signal<number | undefined>
  /** False while no live connection stands. */
  online: Signal<boolean>
  /** Set when the server speaks a newer format: the app must update itself first. */
  tooNew: Signal<boolean>
  /** A server has confirmed what is shown; `serverNow` is its clock. */
  confirm(serverNow?: number): void
  /** Takes a snapshot of the server's unless what is shown is newer. Says whether it is shown. */
  offer(next: Snapshot): boolean
}

export function createContent(clock: Pick<Clock, 'now' | 'confirm'>): Content {
  const content: Content = {
    snapshot: signal(undefined),
    confirmedAt: signal(undefined),
    online: signal(false),
    tooNew: signal(false),
    confirm(serverNow) {
      if (serverNow !== undefined) clock.confirm(serverNow)
      content.confirmedAt.value = clock.now()
    },
    offer(next) {
      if (next.format > snapshotFormat) {
        content.tooNew.value = true
        return false
      }
      // Confirmed before it is shown, or it would be drawn as stale first.
      content.confirm()
      const shown = content.snapshot.peek()
      if (shown?.store === next.store && next.revision < shown.revision) return false
      content.snapshot.value = next
      return true
    },
  }
  return content
}
