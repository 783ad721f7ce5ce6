import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { Snapshot } from '../content/model/snapshot.ts'

/** What the staff page sends into a preview frame: a public snapshot with the draft in it, and what to look at. */
export interface PreviewMessage {
  type: 'rotes-sofa-preview'
  snapshot: Snapshot
  /** Epoch milliseconds to show; the frame's clock stands there. */
  instant?: number
  lang?: string
  /** Path below the kiosk, `offers/form-help`; for signage the id of a slide. */
  show?: string
}

/** Listens to the staff page that holds this frame; messages of any other origin or window are not heard. */
export function listenToPreview(view: Window): ReadonlySignal<PreviewMessage | undefined> {
  const latest = signal<PreviewMessage | undefined>(undefined)
  view.addEventListener('message', (event: MessageEvent<Partial<PreviewMessage> | null>) => {
    if (event.origin !== view.location.origin || event.source !== view.parent) return
    if (event.data?.type === 'rotes-sofa-preview' && event.data.snapshot) latest.value = event.data as PreviewMessage
  })
  view.parent.postMessage({ type: 'rotes-sofa-preview-ready' }, view.location.origin)
  return latest
}
