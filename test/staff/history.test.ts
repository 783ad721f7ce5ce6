import { expect, test } from 'vitest'
import type { Items } from '../../content/model/kinds.ts'
import { createAsk } from '../../staff/api/request.ts'
import { messages as de } from '../../staff/messages/de.ts'
import { createContent } from '../../staff/model/content.ts'
import { createHistory, type PastChange } from '../../staff/model/history.ts'
import { sayDifferences, sayFields, whatWasMade } from '../../staff/parts/say-change.ts'
import { build } from '../content/builders.ts'

const centre = build('centre')
const notice = (given: Partial<Items['notices']> = {}) => build('notices', given)

const pastChange = (revision: number): PastChange => ({
  revision,
  at: '2026-01-06T10:00:00.000Z',
  by: 'Karin',
  via: 'staff',
  edits: [],
  undoable: true,
})

/** A server that has `newest` changes and answers them two at a time. */
function setUp(newest: number) {
  const asked: string[] = []
  let count = newest
  let isAway = false
  const fetch = async (path: string | URL | Request) => {
    asked.push(String(path))
    if (isAway) throw new TypeError('fetch failed')
    const before = Number(new URL(String(path), 'http://house').searchParams.get('before') ?? count + 1)
    const revisions = [before - 1, before - 2].filter((revision) => revision > 0)
    return Response.json({ changes: revisions.map(pastChange), next: revisions.at(-1)! > 1 ? revisions.at(-1) : null })
  }
  const ask = createAsk(fetch, () => {})
  return { asked, ask, add: () => void count++, goAway: () => void (isAway = true) }
}

const shown = (history: ReturnType<typeof createHistory>) => history.changes.value?.map(({ revision }) => revision)

test('the history comes page by page, and a new change is put in front of what is shown', async () => {
  const { asked, ask, add } = setUp(5)
  const history = createHistory(ask, { kind: 'notices', id: 'lift' })
  await history.load()
  expect(asked).toEqual(['/api/staff/history?limit=30&kind=notices&id=lift'])
  await history.loadOlder()
  expect([shown(history), history.hasMore.value]).toEqual([[5, 4, 3, 2], true])
  add()
  await history.load()
  expect(shown(history)).toEqual([6, 5, 4, 3, 2])
  await history.loadOlder()
  expect([shown(history), history.hasMore.value]).toEqual([[6, 5, 4, 3, 2, 1], false])
})

test('without a connection what is shown stays', async () => {
  const { ask, goAway } = setUp(2)
  const history = createHistory(ask, {})
  await history.load()
  goAway()
  await history.load()
  expect([shown(history), history.state.value]).toEqual([[2, 1], 'failed'])
})

test('what became of an item is told as those see it who read it', () => {
  const edit = (before: Items['notices'] | null, after: Items['notices'] | null) =>
    whatWasMade({ kind: 'notices', id: 'lift', before, after })
  const [draft, live, archived] = (['draft', 'published', 'archived'] as const).map((status) => notice({ status }))
  expect([
    edit(null, live!),
    edit(null, draft!),
    edit(draft!, live!),
    edit(live!, draft!),
    edit(live!, archived!),
    edit(live!, live!),
    edit(draft!, null),
    whatWasMade({ kind: 'notices', id: 'lift', before: null, after: live!, erased: true }),
  ]).toEqual(['created', 'begun', 'published', 'withdrawn', 'archived', 'changed', 'deleted', 'erased'])
})

test('what differs is told in the words of the form, language by language', () => {
  const content = createContent({
    ask: createAsk(fetch, () => {}),
    openStream: () => new EventTarget() as EventSource,
    later: () => () => {},
  })
  const before = notice({ title: { de: 'Aufzug steht', en: 'Lift out of order' }, level: 'info' })
  const after = notice({ title: { de: 'Aufzug fährt', en: 'Lift out of order' }, level: 'urgent' })
  const changes = sayDifferences({ kind: 'notices', id: 'lift', before, after }, { centre, content, say: de })
  expect(changes).toEqual([
    { path: 'title.de', field: de.fields.title, before: 'Aufzug steht', after: 'Aufzug fährt' },
    { path: 'level', field: de.fields.level, before: de.choices.level.info, after: de.choices.level.urgent },
  ])
  expect(sayFields(changes)).toBe(`${de.fields.title}, ${de.fields.level}`)
})

test('changed dates are told one by one, only those that differ, and the last day of a series as its form tells it', () => {
  const place = build('places', { id: 'park', name: { de: 'Park' } })
  // A district of the same id must not be taken for the place.
  const districts = [{ id: 'park', name: { de: 'Viertel am Park' } }]
  const content = createContent({
    ask: createAsk(fetch, () => {}),
    openStream: () => new EventTarget() as EventSource,
    later: () => () => {},
  })
  content.keep('places', 'park', { item: place, etag: 'a' })
  const rule = (until: string) => ({ rule: `FREQ=WEEKLY;UNTIL=${until}`, dates: [] })
  const ill = { id: 'ill', original: '2026-01-13T18:00', cancelled: true, reason: { de: 'Krank' } }
  const late = { id: 'late', original: '2026-01-20T18:00', start: '2026-01-20T19:00', end: '2026-01-20T20:00', cancelled: false }
  const out = { id: 'out', original: '2026-01-27T18:00', place: 'park', cancelled: false }
  const before = build('events', { start: '2026-01-06T18:00', recurrence: rule('20260303'), changes: [ill, late] })
  const after = { ...before, recurrence: rule('20260224T175959'), changes: [ill, out] }
  const edit = { kind: 'events', id: before.id, before, after } as const
  expect(sayDifferences(edit, { centre: { ...centre, districts }, content, say: de })).toEqual([
    {
      path: 'recurrence',
      field: 'Wiederholung',
      before: 'Jeden Dienstag, bis 3. März 2026',
      after: 'Jeden Dienstag, bis 23. Februar 2026',
    },
    {
      path: 'changes',
      field: 'Einzelne Termine',
      before: 'Di., 20. Januar, 18:00: Verlegt auf Di., 20. Januar, 19:00–20:00',
      after: 'Di., 27. Januar, 18:00: Ort: Park',
    },
  ])
})

test('hours are told with what a bare yes or an empty list would not say', () => {
  const content = createContent({
    ask: createAsk(fetch, () => {}),
    openStream: () => new EventTarget() as EventSource,
    later: () => () => {},
  })
  const before = build('places', {})
  const specialDays = [{ id: 's', from: '2026-12-24', slots: [], reason: { de: 'Heiligabend' } }]
  const after = build('places', { specialDays, hours: [{ days: ['TU'], from: '10:00', until: '12:00', byAppointment: true }] })
  const told = sayDifferences({ kind: 'places', id: before.id, before, after }, { centre, content, say: de })
  expect(told.map(({ after }) => after)).toEqual([
    expect.stringMatching(/10:00 · 12:00 · nur nach Vereinbarung$/),
    'Do., 24. Dezember · geschlossen · Heiligabend',
  ])
})
