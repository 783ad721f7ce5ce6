import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Capacity } from '../content/rules/programme/capacity.ts'
import { standIn } from '../content/rules/programme/playlists.ts'
import { alertsFor } from '../content/rules/notices.ts'
import { isStale } from '../screen/freshness.ts'
import type { ScreenModel } from '../screen/start.ts'
import { capacityOf, type Sizes, sizesOf, type Surroundings } from './sizes.ts'

export interface PanelModel {
  sizes: ReadonlySignal<Sizes>
  capacity: ReadonlySignal<Capacity>
  /** What must be said calmly above the strip. */
  note: ReadonlySignal<'stale' | 'clock' | undefined>
  stop(): void
}

/** Lines of plain text, as the style sheet lays them out. */
const lines = {
  landscape: { strip: 2.6, note: 1.9, band: 5.4 },
  portrait: { strip: 3.9, note: 3.2, band: 8 },
}

/** The panel's size, kept true while the window or the screen's item changes. */
export function watchPanel(view: Window, model: ScreenModel): PanelModel {
  const size = signal({ width: view.innerWidth, height: view.innerHeight })
  const measure = () => (size.value = { width: view.innerWidth, height: view.innerHeight })
  view.addEventListener('resize', measure)

  const sizes = computed(() => {
    const { widthMm, viewingDistance } = model.screen.value ?? {}
    return sizesOf({ ...size.value, widthMm, viewingDistance })
  })
  const note = computed(() => {
    if (!model.knowsTime.value) return 'clock' as const
    return isStale(model.confirmedAt.value, model.instant.value) ? ('stale' as const) : undefined
  })
  const hasBand = computed(() => {
    const snapshot = model.snapshot.value
    if (!snapshot || !model.knowsTime.value) return false
    const place = (model.screen.value ?? standIn(snapshot))?.place ?? snapshot.centre.defaultPlace
    return alertsFor(snapshot, model.instant.value, place).some(({ mode }) => mode === 'overlay')
  })
  const capacity = computed(() => {
    const { strip, note: noteLines, band } = lines[sizes.value.orientation]
    const around: Surroundings = { strip, note: note.value ? noteLines : 0, band: hasBand.value ? band : 0 }
    return capacityOf(sizes.value, around)
  })
  return { sizes, capacity, note, stop: () => view.removeEventListener('resize', measure) }
}
