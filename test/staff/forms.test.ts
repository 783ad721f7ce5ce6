import { expect, test } from 'vitest'
import { checkDraft } from '../../staff/model/check-draft.ts'
import { compareVersions, joinVersions } from '../../staff/model/compare.ts'
import { toDraft } from '../../staff/model/draft.ts'
import { livenessOf } from '../../staff/model/liveness.ts'
import { formKinds, forms } from '../../staff/forms/forms.ts'
import { sayFault } from '../../staff/forms/say-fault.ts'
import { sayHandEdit } from '../../staff/forms/say-hand-edit.ts'
import { messages as de } from '../../staff/messages/de.ts'
import { messages as en } from '../../staff/messages/en.ts'
import { isTextField } from '../../staff/parts/say-value.ts'
import { visitMarks } from '../../content/model/marks.ts'
import { build } from '../content/builders.ts'

const given = { now: '2026-01-05T10:00', defaultPlace: 'hall' }

test.each(formKinds)('a new item of %s lacks only what a person has to write', (kind) => {
  const named = { notices: 'title', events: 'title', offers: 'name', places: 'name', media: 'alt' }[kind]
  const written = { ...forms[kind].fresh(given), id: 'x', [named]: { de: 'Etwas' } }
  const faults = checkDraft(kind, { ...written, status: 'published' }, 'de').map(({ path }) => path)
  const expected = {
    notices: [],
    events: [],
    offers: ['summary', 'topics'],
    places: ['address.street', 'address.postalCode', 'address.city'],
    media: ['name', 'variants'],
  }
  const missing = { ...expected, places: ['address'] }
  expect([expected[kind], missing[kind]]).toContainEqual(faults)
})

test.each(formKinds)('every text of %s that stands at the top of an item has its field', (kind) => {
  const texts: string[] = []
  visitMarks(kind, build(kind), { text: (_, path) => void (path.includes('.') || texts.push(path)) })
  expect(texts.filter((path) => !isTextField(kind)(path))).toEqual([])
})

test('no fault reaches a page in the words of a schema', () => {
  const drafts = [
    ['notices', { ...build('notices'), until: '2026-01-01', on: [] }],
    ['notices', { ...build('notices'), from: 'soon', title: { de: 'x'.repeat(200) } }],
    ['events', { ...build('events'), end: '2026-01-06T10:00', ages: { from: 9, until: 3 } }],
    ['events', { ...build('events'), start: '2026-02-31T10:00', recurrence: { rule: 'weekly' } }],
    ['offers', { ...build('offers'), topics: [], contact: { phone: 'call me', mail: 'me' } }],
    ['places', { ...build('places'), name: {}, address: {} }],
    ['events', { ...build('events'), allDay: true, ages: { from: 130 } }],
    ['events', { ...build('events'), ages: { from: 1.5 }, duration: 'long' }],
    ['notices', { ...build('notices'), titel: 'x' }],
  ] as const
  for (const [kind, item] of drafts) {
    const faults = checkDraft(kind, toDraft(item as never), 'de')
    expect(faults.length).toBeGreaterThan(0)
    for (const fault of faults) {
      expect([fault.message, sayFault(fault, de)]).not.toContain(de.faults.generic)
      expect(sayFault(fault, de)).not.toBe(fault.message)
    }
  }
})

test.each([
  ['FREQ=WEEKLY;UNTIL=20251201', 'Der letzte Tag darf nicht vor dem ersten liegen.'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'Auf diese Wiederholung fällt kein einziger Tag.'],
])('a series without any date is told why: %s', (rule, sentence) => {
  const event = build('events', { start: '2026-01-06T10:00', recurrence: { rule } })
  expect(checkDraft('events', toDraft(event), 'de').map((fault) => sayFault(fault, de))).toEqual([sentence])
})

test.each([
  [{ start: '0002-03-01T10:00', end: undefined }, 'start'],
  [{ recurrence: { rule: 'FREQ=WEEKLY;UNTIL=22061231' } }, 'recurrence.rule'],
])('a year that nobody means is named before it is sent: %j', (fields, path) => {
  const event = build('events', { start: '2026-01-06T10:00', end: undefined, ...fields })
  const faults = checkDraft('events', toDraft(event), 'de')
  expect(faults.map((fault) => [fault.path, sayFault(fault, de), sayFault(fault, en)])).toEqual([
    [path, 'Bitte das Jahr prüfen: möglich ist 1900 bis 2199.', 'Please check the year: it can be 1900 to 2199.'],
  ])
  expect(checkDraft('events', toDraft(event), 'de', event)).toEqual([])
})

test('a field that nobody knows is named, and not asked for', () => {
  const [fault] = checkDraft('notices', toDraft({ ...build('notices'), titel: 'x' } as never), 'de')
  expect(fault && sayFault(fault, de)).toBe('„titel“ gibt es hier nicht.')
})

test.each([
  [{ path: 'items.2.until', line: 9, reason: 'the end lies after the beginning' }, 'Bis: Das Ende muss nach dem Anfang liegen.'],
  [
    { path: 'items.2.title.de', line: 9, reason: 'this text is needed in the source language before publishing' },
    'Überschrift: Bitte schreiben Sie eine Überschrift.',
  ],
  [{ path: 'items.2.titel', line: 9, reason: 'Invalid key: Expected never but received "titel"' }, '„titel“ gibt es hier nicht.'],
  [{ path: 'items.2.image', line: 9, reason: 'there is no media/hut' }, de.warnings.gone],
  [{ path: 'format', line: 3, reason: 'the file has format 2, this version knows formats up to 1' }, de.warnings.newer],
  [{ line: 3, reason: 'a comma: expected a name' }, de.warnings.syntax],
  [{ reason: 'the file is empty' }, de.warnings.unreadable],
])('a hand edit with %o is told in plain words', (problem, sentence) => {
  expect(sayHandEdit({ about: 'hand-edit', file: 'notices.json', since: '', ...problem }, build('centre'), de)).toBe(sentence)
})

test('both languages say something for every word', () => {
  const blanks = (value: unknown, path = ''): string[] =>
    typeof value === 'string'
      ? value.trim()
        ? []
        : [path]
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, inner]) => blanks(inner, `${path}.${name}`))
        : []
  const names = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => names(inner, `${path}.${name}`))
      : [path]
  expect(blanks(de)).toEqual([])
  expect(blanks(en)).toEqual([])
  expect(names(en)).toEqual(names(de))
})

test('two versions differ field by field and text by text, and say who wrote', () => {
  const base = build('notices', { title: { de: 'Alt', en: 'Old' } })
  const mine = { ...base, title: { de: 'Von mir', en: 'Old' }, level: 'urgent' as const }
  const theirs = { ...base, title: { de: 'Von dort', en: 'New' }, until: '2026-01-20' }
  const differences = compareVersions(toDraft(base), toDraft(mine), toDraft(theirs), isTextField('notices'))

  expect(differences.map(({ path, changedBy }) => [path, changedBy])).toEqual([
    ['title.de', 'both'],
    ['title.en', 'them'],
    ['level', 'me'],
    ['until', 'them'],
  ])
  expect(joinVersions(toDraft(mine), toDraft(theirs), ['title.de', 'level'])).toMatchObject({
    title: { de: 'Von mir', en: 'New' },
    level: 'urgent',
    until: '2026-01-20',
  })
})

test.each([
  [{}, '2026-01-04T23:59', 'planned'],
  [{}, '2026-01-05T00:00', 'live'],
  [{}, '2026-01-11T23:59', 'live'],
  [{}, '2026-01-12T00:00', 'over'],
  [{ until: '2026-01-11T12:00' }, '2026-01-11T12:00', 'over'],
  [{ status: 'draft' }, '2026-01-06T00:00', 'draft'],
  [{ status: 'archived' }, '2026-01-06T00:00', 'archived'],
] as const)('a notice with %o at %s is %s', (fields, now, liveness) => {
  expect(livenessOf('notices', build('notices', fields), now)).toBe(liveness)
})

test.each([
  [{}, '2026-01-06T19:29', 'live'],
  [{}, '2026-01-06T19:30', 'over'],
  [{ recurrence: { rule: 'FREQ=WEEKLY' } }, '2030-01-01T00:00', 'live'],
  [{ recurrence: { rule: 'FREQ=WEEKLY;UNTIL=20260201' } }, '2026-02-02T00:00', 'over'],
  [{ changes: [{ id: 'x', original: '2026-01-06T18:00', start: '2026-03-01T18:00' }] }, '2026-02-02T00:00', 'live'],
] as const)('an event with %o at %s is %s', (fields, now, liveness) => {
  expect(livenessOf('events', build('events', fields), now)).toBe(liveness)
})
