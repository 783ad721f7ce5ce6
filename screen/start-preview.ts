import { computed } from '@preact/signals-core'
import type { PublicScreen } from '../content/model/snapshot.ts'
import { findScreen, screenId } from './identity.ts'
import { listenToPreview } from './preview.ts'
import type { ScreenModel } from './screen-model.ts'

/** A screen inside the staff page: it shows what it is sent, and registers, stores, counts and connects nothing. */
export function startPreview(kind: PublicScreen['kind']): ScreenModel {
  const preview = listenToPreview(window)
  // A preview remembers nothing, not even which screen it looks at.
  const id = screenId(kind, location.search, { read: () => null, write: () => undefined })
  const began = Date.now()
  return {
    preview,
    snapshot: computed(() => preview.value?.snapshot),
    instant: computed(() => preview.value?.instant ?? began),
    wakeAt: () => undefined,
    now: () => preview.value?.instant ?? Date.now(),
    screen: computed(() => (preview.value ? findScreen(preview.value.snapshot, kind, id) : undefined)),
    confirmedAt: computed(() => preview.value?.instant ?? preview.value?.snapshot.publishedAt),
    online: computed(() => true),
    undated: computed(() => undefined),
  }
}
