import { describe, expect, test } from 'vitest'
import type { Event } from '../../../content/model/event.ts'
import type { Items, Kind } from '../../../content/model/kinds.ts'
import type { Edit } from '../../../server/store/store.ts'
import { build } from '../../content/builders.ts'
import { ada, editByHand, openSeeded, until } from './open.ts'

const year = 'the year lies from 1900 to 2199'

const fields: [what: string, kind: Kind, fields: Record<string, unknown>, path: string, message?: string][] = [
  ['a start that is half typed', 'events', { start: '0002-03-01T18:00', end: '2026-03-01T19:00' }, 'start'],
  ['the day before the first', 'events', { start: '1899-12-31T18:00', end: undefined }, 'start'],
  ['an end', 'events', { end: '2200-01-01T00:00' }, 'end'],
  ['a further date', 'events', { recurrence: { dates: ['2026-01-13T18:00', '2206-01-13T18:00'] } }, 'recurrence.dates.1'],
  ['the end of a series', 'events', { recurrence: { rule: 'FREQ=WEEKLY;UNTIL=22060113' } }, 'recurrence.rule', `UNTIL: ${year}`],
  ['an excluded date', 'events', { excludedDates: ['0202-01-13T18:00'] }, 'excludedDates.0'],
  [
    'a changed date',
    'events',
    { changes: [{ id: 'c', original: '2026-01-06T18:00', start: '0202-01-13T18:00', end: '0202-01-13T19:00' }] },
    'changes.0.start',
  ],
  ['a notice', 'notices', { from: '0002-01-05' }, 'from'],
  ['an alert', 'alerts', { until: '9999-01-05T20:00' }, 'until'],
  ['a special day', 'places', { specialDays: [{ id: 'd', from: '0026-01-05' }] }, 'specialDays.0.from'],
  ['an offer', 'offers', { checkedAt: '0026-01-05' }, 'checkedAt'],
  ['a slide', 'slides', { until: '2620-01-05' }, 'until'],
  ['a survey', 'surveys', { until: '2620-01-05' }, 'until'],
  [
    'school holidays',
    'centre',
    { schoolHolidays: [{ id: 'h', name: { de: 'Ferien' }, from: '0206-07-01', until: '2026-08-01' }] },
    'schoolHolidays.0.from',
  ],
]

describe('dates in years that nobody means', () => {
  test.each(fields)('%s is refused by its name, and changes nothing', async (_, kind, given, path, message = year) => {
    const { store } = await openSeeded()
    const revision = store.revision()
    const [id = ''] = store.content()[kind].keys()
    const item = build(kind, { ...(store.content()[kind].get(id) as object), ...given })
    const edit: Edit = { kind, id, item }
    await expect(store.change([edit], ada)).rejects.toMatchObject({
      errors: expect.arrayContaining([{ kind, id, path, message }]),
    })
    expect(store.revision()).toBe(revision)
  })

  test('the first and the last year are taken', async () => {
    const { store } = await openSeeded()
    const [id = ''] = store.content().notices.keys()
    const item = build('notices', { ...store.content().notices.get(id), from: '1900-01-01', until: '2199-12-31' })
    await store.change([{ kind: 'notices', id, item }], ada)
    expect(store.content().notices.get(id)).toMatchObject({ from: '1900-01-01', until: '2199-12-31' })
  })

  test('what a hand edit says so goes on, stands in no edit’s way, and comes back by undo', async () => {
    const { store, folder } = await openSeeded()
    const find = (): Event => [...store.content().events.values()][0]!
    const { id } = find()
    await editByHand(folder, 'events', (events) => {
      Object.assign(events[0]!, { excludedDates: ['0202-01-13T18:00'] })
    })
    await until(store, () => find().excludedDates.length > 0)
    const save = (fields: Partial<Items['events']>) => store.change([{ kind: 'events', id, item: { ...find(), ...fields } }], ada)
    await save({ title: { de: 'Chor am Abend' } })
    const made = await save({ excludedDates: [] })
    await expect(save({ excludedDates: ['0203-01-13T18:00'] })).rejects.toMatchObject({ errors: [{ path: 'excludedDates.0' }] })
    await store.undo(made!.revision, { by: 'ada' })
    expect(find()).toMatchObject({ title: { de: 'Chor am Abend' }, excludedDates: ['0202-01-13T18:00'] })
    const later = { ...find(), id: 'later', title: { de: 'Später' } }
    await store.change(
      [
        { kind: 'events', id, item: { ...find(), title: { de: 'Früher' } } },
        { kind: 'events', id: 'later', item: later },
      ],
      ada,
    )
    expect(store.content().events.get('later')?.excludedDates).toEqual(['0202-01-13T18:00'])
  })
})
