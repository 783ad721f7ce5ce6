import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { type Capacity, type } from '../content/rules/programme/capacity.ts'
import { countLines } from '../content/rules/programme/measure.ts'
import { standIn } from '../content/rules/programme/playlists.ts'
import { alertsFor } from '../content/rules/notices.ts'
import { isStale } from '../screen/freshness.ts'
import type { ScreenModel } from '../screen/screen-model.ts'
import type { Note } from './note.ts'
import { capacityOf, isNarrow, type Sizes, sizesOf, type Surroundings } from './sizes.ts'

export interface PanelModel {
  sizes: ReadonlySignal<Sizes>
  capacity: ReadonlySignal<Capacity>
  /** What must be said calmly above the strip. */
  note: ReadonlySignal<Note | undefined>
  stop(): void
}

/** Lines of plain text, as the style sheet lays them out. */
const lines = {
  landscape: { strip: 2.5, note: 1.9, band: 5.7 },
  portrait: { strip: 3.9, note: 3.2, band: 7 },
  narrow: { strip: 5.2, note: 3.2, band: 8.4 },
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
    if (model.undated.value) return model.undated.value
    return isStale(model.confirmedAt.value, model.instant.value) ? ('stale' as const) : undefined
  })
  const hasBand = computed(() => {
    const snapshot = model.snapshot.value
    if (!snapshot || model.undated.value) return false
    const place = (model.screen.value ?? standIn(snapshot))?.place ?? snapshot.centre.defaultPlace
    return alertsFor(snapshot, model.instant.value, place).some(({ mode }) => mode === 'overlay')
  })
  // On a tall panel the place's name stands below the centre's, in the longest language on more than one line.
  const placeLines = computed(() => {
    const snapshot = model.snapshot.value
    const screen = model.screen.value ?? (snapshot && standIn(snapshot))
    const place = snapshot?.places.find(({ id }) => id === screen?.place)
    if (sizes.value.orientation === 'landscape' || !place) return 1
    return Math.min(
      2,
      Math.max(
        1,
        ...Object.values(place.name).map((name) => countLines(name, sizes.value.columns - (isNarrow(sizes.value) ? 8 : 16.5))),
      ),
    )
  })
  const capacity = computed(() => {
    const { strip, note: noteLines, band } = lines[isNarrow(sizes.value) ? 'narrow' : sizes.value.orientation]
    const around: Surroundings = {
      strip: strip + (placeLines.value - 1) * type.textLine,
      note: note.value ? noteLines : 0,
      band: hasBand.value ? band : 0,
    }
    return capacityOf(sizes.value, around)
  })
  return { sizes, capacity, note, stop: () => view.removeEventListener('resize', measure) }
}
