import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it, test } from 'vitest'
import type { Centre } from '../../content/model/centre.ts'
import type { Event } from '../../content/model/event.ts'
import { keepTranslations, sourceFingerprint } from '../../content/model/translation.ts'
import { translationStates } from '../../content/resolve/translations.ts'
import { calendarPage, readDay } from '../../staff/model/calendar-days.ts'
import { changeDate, changesAfter, endBefore, keepStates, planDate, restoreDate } from '../../staff/model/one-date.ts'
import { preparedReasons, reasonFor } from '../../staff/model/prepared-reasons.ts'
import { build } from '../content/builders.ts'

const file = new URL('../../content/sample/centre.json', import.meta.url)
const [sample] = (JSON.parse(readFileSync(file, 'utf8')) as { items: [Centre] }).items
const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)
const series = build('events', { recurrence: { rule: 'FREQ=WEEKLY;COUNT=10', dates: ['2026-03-01T10:00'] } })
const key = '2026-01-20T18:00'

it('every prepared reason is written in every language of the sample centre, on one line', () => {
  const tags = sample.languages.map(({ tag }) => tag).sort()
  for (const name of Object.keys(preparedReasons) as (keyof typeof preparedReasons)[]) {
    const text = reasonFor(name, sample)
    expect([name, Object.keys(text).sort()]).toEqual([name, tags])
    for (const words of Object.values(text)) expect(words).toMatch(/^\S.{2,80}\S$/)
  }
})

it('a reason is told in the languages of the centre only', () => {
  expect(reasonFor('ill', { languages: [{ tag: 'de', name: 'Deutsch', direction: 'ltr', fallback: [] }] })).toEqual({
    de: 'Wegen Krankheit',
  })
})

it('one date is cancelled, moved and put back, and the others stay as they are', () => {
  const cancelled = changeDate(series, key, { cancelled: true, reason: { de: 'Krank' } }, 'c1')
  expect(cancelled.changes).toEqual([{ id: 'c1', original: key, cancelled: true, reason: { de: 'Krank' } }])
  expect(restoreDate(cancelled, key).changes).toEqual([])
  const moved = changeDate(series, key, { start: '2026-01-21T18:00' }, 'c1')
  const both = changeDate(moved, key, { cancelled: true, reason: { de: 'Krank' } }, 'c2')
  expect(both.changes).toHaveLength(1)
  expect(restoreDate(both, key).changes).toEqual(moved.changes)
  expect(changeDate(cancelled, key, { cancelled: true, reason: undefined }, 'c2').changes).toEqual([
    { id: 'c1', original: key, cancelled: true },
  ])
  expect(restoreDate(cancelled, '2026-01-27T18:00')).toBe(cancelled)
  expect(planDate(changeDate(moved, '2026-01-27T18:00', { place: 'hall' }, 'c3'), key).changes.map(({ id }) => id)).toEqual([
    'c3',
  ])
})

it('a series that ends before a date loses it and what follows, and nothing else', () => {
  const changed = changeDate(changeDate(series, '2026-01-13T18:00', { cancelled: true }, 'a'), key, { cancelled: true }, 'b')
  const ended = endBefore({ ...changed, excludedDates: ['2026-01-06', '2026-02-03'] }, key)
  expect(ended?.recurrence).toEqual({ rule: 'FREQ=WEEKLY;UNTIL=20260119', dates: [] })
  expect(ended?.excludedDates).toEqual(['2026-01-06'])
  expect(ended?.changes.map(({ id }) => id)).toEqual(['a'])
  expect(endBefore(series, '2026-01-06T18:00')).toBeUndefined()
  expect(endBefore(build('events'), key)).toBeUndefined()
})

it('the changed dates that go with the end of a series are told beforehand, in their order, without the date itself', () => {
  const dates = ['2026-02-10T18:00', '2026-01-27', key, '2026-01-13T18:00']
  const changes = dates.map((original, index) => ({ id: `c${index}`, original, cancelled: true }))
  expect(changesAfter({ ...series, changes }, key).map(({ original }) => original)).toEqual(['2026-01-27', '2026-02-10T18:00'])
  expect(changesAfter(series, key)).toEqual([])
})

test.each(['current', 'outdated', 'machine'] as const)(
  'a reason in every language leaves a translation %s as it was',
  (state) => {
    const centre = build('centre')
    const title = { de: 'Chor', en: 'Choir' }
    const plain = { ...series, title }
    const of = state === 'outdated' ? 'a'.repeat(16) : hash(sourceFingerprint('events', plain, 'de'))
    const before: Event = { ...plain, translations: { en: { of, by: state === 'machine' ? 'machine' : 'person' } } }
    const edits = [changeDate(before, key, { cancelled: true, reason: reasonFor('ill', sample) }, 'c1')]
    edits.push(changeDate(edits[0]!, '2026-01-27T18:00', { cancelled: true, reason: reasonFor('room', sample) }, 'c2'))
    let stored = before
    for (const edit of edits) {
      const sent = { ...edit, translations: keepStates(stored, { ...edit, translations: stored.translations }, centre) }
      stored = { ...sent, translations: keepTranslations('events', stored, sent, 'de', hash) }
      expect(translationStates('events', stored, centre, hash)['en'] ?? 'current').toBe(state)
    }
  },
)

it('own words in one language make the translations outdated: there the reason is missing', () => {
  const centre = build('centre')
  const plain = { ...series, title: { de: 'Chor', en: 'Choir' } }
  const of = hash(sourceFingerprint('events', plain, 'de'))
  const before: Event = { ...plain, translations: { en: { of, by: 'person' } } }
  const after = changeDate(before, key, { cancelled: true, reason: { de: 'Der Bus fällt aus.' } }, 'c1')
  const sent = { ...after, translations: keepStates(before, after, centre) }
  const stored = { ...sent, translations: keepTranslations('events', before, sent, 'de', hash) }
  expect(translationStates('events', stored, centre, hash)['en']).toMatch(/outdated|missing/)
})

it('a page of the calendar is whole weeks, and knows its neighbours over years and short months', () => {
  const month = calendarPage('month', '2026-02-17')
  expect([month.from, month.until, month.days.length, month.before, month.after]).toEqual([
    '2026-01-26',
    '2026-03-01',
    35,
    '2026-01-01',
    '2026-03-01',
  ])
  expect(calendarPage('month', '2027-01-31')).toMatchObject({ from: '2026-12-28', before: '2026-12-01', after: '2027-02-01' })
  expect(calendarPage('month', '2026-08-31').days).toHaveLength(42)
  expect(calendarPage('week', '2027-01-01')).toMatchObject({
    from: '2026-12-28',
    until: '2027-01-03',
    before: '2026-12-21',
    after: '2027-01-04',
  })
})

test.each([undefined, '', 'today', '2026-02-30', '2026-2-3', '1969-12-31', '2026-01-01x'])(
  '%s is no day of an address',
  (day) => {
    expect(readDay(day)).toBeUndefined()
  },
)
