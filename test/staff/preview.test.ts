import { expect, test } from 'vitest'
import type { Items, Kind } from '../../content/model/kinds.ts'
import type { PublicKind } from '../../content/model/snapshot.ts'
import { instantToShow, joinDraft, slideFor } from '../../staff/preview/draft-snapshot.ts'
import { build } from '../content/builders.ts'
import { snapshotAt } from '../content/resolved.ts'

const now = '2026-01-05T09:00Z'
const shared = { centre: [build('centre')], places: [build('places')], slides: [build('slides')] }

const edits: [string, Kind & PublicKind, Record<string, unknown> | undefined, Record<string, unknown>][] = [
  ['a new notice', 'notices', undefined, { body: { de: '**Fett**' } }],
  ['another end of a notice', 'notices', {}, { until: '2026-02-01' }],
  ['a new rule of an event', 'events', {}, { recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TU' } }],
  ['an event that became single', 'events', { recurrence: { rule: 'FREQ=WEEKLY' } }, { title: { de: 'Chor', en: 'Choir' } }],
  ['hours that an offer no longer keeps', 'offers', { hours: [{ days: ['MO'], from: '09:00', until: '12:00' }] }, { hours: [] }],
  [
    'a place that closes for a day',
    'places',
    {},
    { hours: [{ days: ['MO'], from: '09:00', until: '12:00' }], specialDays: [{ id: 'x', from: '2026-01-12' }] },
  ],
  ['a notice that is over', 'notices', {}, { from: '2025-12-01', until: '2025-12-02' }],
]

test.each(edits)('the preview of %s is what the server would publish', (_, kind, before, after) => {
  const stored = { ...shared, ...(before ? { [kind]: [build(kind, before)] } : {}) }
  const draft = build(kind, after)
  const { snapshot } = joinDraft(snapshotAt(now, stored), kind, { ...draft, status: 'draft' } as Items[Kind], build('centre'))

  expect(snapshot).toEqual(snapshotAt(now, { ...shared, [kind]: [draft] }))
})

test('what nobody would see is told', () => {
  const over = build('notices', { from: '2025-12-01', until: '2025-12-02' })
  expect(joinDraft(snapshotAt(now, shared), 'notices', over, build('centre')).isShown).toBe(false)
})

test('the preview stands at a time that shows the item', () => {
  const instant = Date.parse(now)
  const later = snapshotAt(now, {
    ...shared,
    notices: [build('notices', { from: '2026-01-08' })],
    events: [build('events', { start: '2026-01-06T18:00' })],
  })

  expect(new Date(instantToShow(later, 'notices', 'lift', instant)).toISOString()).toBe('2026-01-07T23:00:00.000Z')
  expect(new Date(instantToShow(later, 'events', 'choir', instant)).toISOString()).toBe('2026-01-06T16:30:00.000Z')
  expect(instantToShow(later, 'places', 'hall', instant)).toBe(instant)
  expect(slideFor(later, 'events')).toBe('today')
  expect(slideFor(later, 'offers')).toBeUndefined()
})
