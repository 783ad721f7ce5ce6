import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { createProgramme, type Programme } from '../content/rules/programme.ts'
import type { findHeld } from '../content/rules/programme/hold.ts'
import type { ScreenModel } from '../screen/screen-model.ts'
import { slidesWithout } from './addresses.ts'
import type { PanelModel } from './panel.ts'

/** What this panel shows now and next; undefined while there is no content. */
export function followProgramme(
  model: ScreenModel,
  panel: PanelModel,
  broken: ReadonlySignal<ReadonlySet<string>>,
): ReadonlySignal<Programme | undefined> {
  // Only a preview holds a slide.
  const hold = signal<typeof findHeld | undefined>(undefined)
  if (model.preview) void import('../content/rules/programme/hold.ts').then((holding) => (hold.value = holding.findHeld))
  const languages = computed(() => {
    const lang = model.preview?.value?.lang
    return lang === undefined ? undefined : [lang]
  })
  const asked = computed(() => {
    const snapshot = model.snapshot.value
    if (!snapshot) return undefined
    const without = slidesWithout(snapshot, broken.value)
    const options = {
      capacity: panel.capacity.value,
      languages: languages.value,
      dated: model.undated.value === undefined,
      without,
    }
    return { snapshot, screen: model.screen.value, options }
  })
  const maker = computed(() => asked.value && createProgramme(asked.value.snapshot, asked.value.screen, asked.value.options))
  return computed(() => {
    const instant = model.instant.value
    const show = model.preview?.value?.show
    const held =
      show !== undefined &&
      asked.value &&
      hold.value?.(asked.value.snapshot, instant, asked.value.screen, asked.value.options, show)
    if (!held) return maker.value?.at(instant)
    // A page is planned with room for the band; an emergency that is looked at itself needs none.
    const band = show?.startsWith('alerts/') ? undefined : maker.value?.at(instant).band
    return { slides: [held], band, until: Infinity }
  })
}
