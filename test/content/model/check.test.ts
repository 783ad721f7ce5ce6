import { expect, test } from 'vitest'
import { checkItem } from '../../../content/model/check.ts'
import { kinds, type Kind } from '../../../content/model/kinds.ts'
import { build } from '../builders.ts'

const faults = (kind: Kind, fields: Record<string, unknown>) => checkItem(kind, build(kind, fields), 'de').map(({ path }) => path)

test.each(kinds)('the plainest item of %s is without fault', (kind) => {
  expect(checkItem(kind, build(kind), 'de')).toEqual([])
})

test.each<[string, Kind, Record<string, unknown>, string[]]>([
  [
    'a published item without its text in the source language',
    'offers',
    { name: { en: 'Advice' }, summary: { de: ' ' } },
    ['name.de', 'summary.de'],
  ],
  ['a text of an entry', 'surveys', { questions: [{ id: 'q', type: 'text', text: {} }] }, ['questions.0.text.de']],
  ['a published alert without its end', 'alerts', { until: undefined }, ['until']],
  ['a notice that ends before it begins', 'notices', { until: '2026-01-04T10:00' }, ['until']],
  ['an event with end and duration', 'events', { duration: 'PT1H' }, ['duration']],
  ['an event that ends when it starts', 'events', { end: '2026-01-06T18:00' }, ['end']],
  ['an event of whole days with times', 'events', { allDay: true }, ['start']],
  ['an event without a time', 'events', { start: '2026-01-06', end: '2026-01-06' }, ['start']],
  ['an event whose end has no time', 'events', { end: '2026-01-07' }, ['end']],
  [
    'a moved date that ends before it starts',
    'events',
    { changes: [{ id: 'c', original: '2026-01-13T18:00', end: '2026-01-13T17:00' }] },
    ['changes.0.end'],
  ],
  [
    'a part of the day without its end',
    'screens',
    { playlists: [{ id: 'p', playlist: 'all', from: '09:00' }] },
    ['playlists.0.until'],
  ],
  ['a picture slide without a picture', 'slides', { template: 'image' }, ['image']],
  ['a text slide without a title', 'slides', { template: 'text', title: { en: 'Hi' } }, ['title.de']],
  ['a list with one id twice', 'playlists', { entries: ['a', 'b', 'a'].map((id) => ({ id, slide: 'today' })) }, ['entries.2.id']],
  [
    'a source language that is not one of the languages',
    'centre',
    { sourceLanguage: 'ru', name: { ru: 'Центр' }, topics: [] },
    ['sourceLanguage'],
  ],
  [
    'a fallback that is not one of the languages',
    'centre',
    { languages: [{ tag: 'de', name: 'Deutsch', direction: 'ltr', fallback: ['ru'] }] },
    ['languages.0.fallback.0'],
  ],
  [
    'special days that end before they begin',
    'places',
    { specialDays: [{ id: 's', from: '2026-01-06', until: '2026-01-05' }] },
    ['specialDays.0.until'],
  ],
  ['ages the wrong way round', 'offers', { ages: { from: 12, until: 6 } }, ['ages.until']],
])('%s is named by its field', (_, kind, fields, paths) => {
  const language = kind === 'centre' && fields.sourceLanguage === 'ru' ? 'ru' : 'de'
  expect(checkItem(kind, build(kind, fields), language).map(({ path }) => path)).toEqual(paths)
})

test.each<[string, Kind, Record<string, unknown>]>([
  ['a draft without texts', 'offers', { status: 'draft', name: {}, summary: {} }],
  ['a prepared alert without its moments', 'alerts', { status: 'draft', from: undefined, until: undefined }],
  ['a notice for one day', 'notices', { from: '2026-01-05', until: '2026-01-05' }],
  ['an event of one whole day', 'events', { allDay: true, start: '2026-01-06', end: '2026-01-06' }],
  ['an event that only starts', 'events', { end: undefined }],
  ['an event with a duration', 'events', { end: undefined, duration: 'PT1H30M' }],
])('%s is without fault', (_, kind, fields) => {
  expect(faults(kind, fields)).toEqual([])
})
