import { expect, test } from 'vitest'
import type { Item, Kind } from '../../../content/model/kinds.ts'
import { visitMarks } from '../../../content/model/marks.ts'
import { build } from '../builders.ts'

const references = (kind: Kind, item: Item) => {
  const found: string[] = []
  visitMarks(kind, item, { reference: (target, id, path) => found.push(`${path} -> ${target}/${id}`) })
  return found
}

test('references are found in lists, in entries and in variants', () => {
  const event = build('events', {
    place: 'hall',
    topics: ['meet', 'work'],
    changes: [{ id: 'c1', original: '2026-01-06T18:00', place: 'garden' }],
  })
  expect(references('events', event)).toEqual([
    'changes.0.place -> places/garden',
    'place -> places/hall',
    'topics.0 -> topics/meet',
    'topics.1 -> topics/work',
  ])
  expect(references('notices', build('notices', { about: { kind: 'events', id: 'choir' } }))).toEqual([
    'about.id -> events/choir',
  ])
  expect(references('notices', build('notices', { about: { kind: 'offers', id: 'choir' } }))).toEqual([
    'about.id -> offers/choir',
  ])
})

test('texts come in the order of the schema, with whether publishing needs them', () => {
  const survey = build('surveys', {
    questions: [{ id: 'what', type: 'choice', text: { de: 'Was?' }, options: [{ id: 'yes', text: { de: 'Ja' } }] }],
  })
  const found: [string, boolean][] = []
  visitMarks('surveys', survey, { text: (_, path, { required }) => found.push([path, required]) }, 'id')
  expect(found).toEqual([
    ['title', true],
    ['purpose', true],
    ['questions.what.text', true],
    ['questions.what.options.yes.text', true],
  ])
})
