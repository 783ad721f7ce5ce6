import { expect, it } from 'vitest'
import type { Item } from '../../content/model/kinds.ts'
import { joinDraft } from '../../staff/preview/draft-snapshot.ts'
import { build } from '../content/builders.ts'
import { momentEvents, moments } from '../content/moments.ts'
import { snapshotAt } from '../content/resolved.ts'
import { momentItems, tellMoment } from '../content/tell-moment.ts'

it.each(moments)('the preview of drafts shows what screens will: $name, at $clock', (moment) => {
  const [centre] = momentItems.centre
  const before = {
    ...momentItems,
    places: [build('places', { id: 'zukunftszentrum', hours: [{ days: ['MO'], from: '01:00', until: '02:00' }] })],
    events: momentEvents.map((event) => build('events', { ...event, start: '2026-01-01', end: undefined, recurrence: {} })),
  }
  let snapshot = snapshotAt(moment.at, before)
  const join = (kind: 'places' | 'events', item: Item) => (snapshot = joinDraft(snapshot, kind, item, centre!).snapshot)
  for (const event of momentItems.events) join('events', { ...event, status: 'draft' })
  for (const place of momentItems.places) join('places', { ...place, status: 'draft' })
  expect({ name: moment.name, ...tellMoment(snapshot, moment.at) }).toEqual(moment)
})
