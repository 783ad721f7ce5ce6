import { signal } from '@preact/signals-core'
import { expect, test, vi } from 'vitest'
import { usualCapacity } from '../../content/rules/programme/capacity.ts'
import type { ScreenModel } from '../../screen/screen-model.ts'
import type { PanelModel } from '../../signage/panel.ts'
import { followProgramme } from '../../signage/programme.ts'
import { build } from '../content/builders.ts'
import { snapshotAt } from '../content/resolved.ts'

const now = '2026-01-06T09:00:00Z'

test('a slide that a preview holds stands below the emergency band, as it will; the emergency itself stands alone', async () => {
  const snapshot = snapshotAt(now, {
    slides: [build('slides', {})],
    alerts: [build('alerts', { id: 'water', mode: 'overlay', from: '2026-01-06T08:00', until: '2026-01-07T08:00' })],
  })
  const preview = signal({ type: 'rotes-sofa-preview' as const, snapshot, lang: 'de', show: 'today' })
  const model = {
    preview,
    snapshot: signal(snapshot),
    instant: signal(Date.parse(now)),
    screen: signal(undefined),
    undated: signal(undefined),
  } as unknown as ScreenModel
  const panel = { capacity: signal(usualCapacity) } as unknown as PanelModel
  const programme = followProgramme(model, panel, signal(new Set<string>()))
  await vi.waitFor(() => expect(programme.value?.slides.map(({ id }) => id)).toEqual(['today']), 20_000)
  expect(programme.value?.band?.id).toBe('water')
  preview.value = { ...preview.value, show: 'alerts/water' }
  expect([programme.value?.slides[0]?.id, programme.value?.band]).toEqual(['alerts/water', undefined])
})
