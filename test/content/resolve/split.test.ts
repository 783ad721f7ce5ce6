import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event } from '../../../content/model/event.ts'
import { keepTranslations } from '../../../content/model/translation.ts'
import { type SeriesEdit, SplitRefused, splitSeries } from '../../../content/resolve/split.ts'
import { createZone } from '../../../content/resolve/zone.ts'
import { build, shortHash } from '../builders.ts'
import { resolveAt } from '../resolved.ts'

const around = { zone: createZone('Europe/Berlin'), sourceLanguage: 'de', hash: shortHash }
const tuesday = '2026-01-06T09:00:00Z'

const series = (fields: Record<string, unknown> = {}): Event =>
  build('events', { recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TU' }, ...fields })
const split = (event: Event, original: string, edit: SeriesEdit = {}) =>
  splitSeries(event, { original, id: 'choir-late', edit }, around)

const keysOf = (...events: Event[]) =>
  Object.values(resolveAt(tuesday, { events }).snapshot().timeline.occurrences)
    .flat()
    .map(({ key, status }) => (status === 'planned' ? key : `${key} ${status}`))
    .sort()

describe('a series that is split', () => {
  it('ends before the date under its own id, and goes on from it under a new one that says what it continues', () => {
    const { before, after } = split(series(), '2026-01-20T18:00')
    expect([before.id, before.start, before.recurrence]).toEqual([
      'choir',
      '2026-01-06T18:00',
      { rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260120T175959', dates: [] },
    ])
    expect([after.id, after.start, after.end, after.recurrence, after.continues]).toEqual([
      'choir-late',
      '2026-01-20T18:00',
      '2026-01-20T19:30',
      { rule: 'FREQ=WEEKLY;BYDAY=TU', dates: [] },
      { events: ['choir'], from: '2026-01-20T18:00' },
    ])
  })

  it('keeps the name that its calendar gave for the earlier part, where staff made it their own', () => {
    const source = { feed: 'vhs', uid: '1@vhs', own: '2026-01-05' }
    const { before, after } = split(series({ source }), '2026-01-20T18:00')
    expect([before.source, after.source]).toEqual([source, undefined])
  })

  it('shares its number of dates out', () => {
    const { before, after } = split(series({ recurrence: { rule: 'FREQ=WEEKLY;COUNT=8' } }), '2026-01-20T18:00')
    expect([before.recurrence?.rule, after.recurrence?.rule]).toEqual(['FREQ=WEEKLY;COUNT=2', 'FREQ=WEEKLY;COUNT=6'])
  })

  it('gives further, excluded and changed dates to the part they are of', () => {
    const { before, after } = split(
      series({
        recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TU', dates: ['2026-01-08T18:00', '2026-01-22'] },
        excludedDates: ['2026-01-13T18:00', '2026-01-27'],
        changes: [
          { id: 'a', original: '2026-01-06T18:00', cancelled: true },
          { id: 'b', original: '2026-02-03T18:00', start: '2026-02-04T17:00' },
        ],
      }),
      '2026-01-20T18:00',
    )
    expect([before.recurrence?.dates, before.excludedDates, before.changes.map(({ id }) => id)]).toEqual([
      ['2026-01-08T18:00'],
      ['2026-01-13T18:00'],
      ['a'],
    ])
    expect([after.recurrence?.dates, after.excludedDates, after.changes.map(({ id }) => id)]).toEqual([
      ['2026-01-22'],
      ['2026-01-27'],
      ['b'],
    ])
  })

  it('takes the edit from the date on, and what is named by a start moves with the start', () => {
    const { before, after } = split(
      series({
        room: { de: 'Saal' },
        recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260310T170000Z', dates: ['2026-02-05T18:00'] },
        excludedDates: ['2026-01-27T18:00', '2026-02-24'],
        changes: [{ id: 'b', original: '2026-02-03T18:00', cancelled: true }],
      }),
      '2026-01-20T18:00',
      { title: { de: 'Großer Chor' }, room: null, start: '2026-01-21T19:30' },
    )
    expect([before.title, before.room]).toEqual([{ de: 'Chor' }, { de: 'Saal' }])
    expect([after.title, after.room, after.start, after.end]).toEqual([
      { de: 'Großer Chor' },
      undefined,
      '2026-01-21T19:30',
      '2026-01-21T21:00',
    ])
    expect(after.recurrence).toEqual({ rule: 'FREQ=WEEKLY;BYDAY=WE;UNTIL=20260311T193000', dates: ['2026-02-06T19:30'] })
    expect([after.excludedDates, after.changes.map(({ original }) => original)]).toEqual([
      ['2026-01-28T19:30', '2026-02-25'],
      ['2026-02-04T19:30'],
    ])
    expect(keysOf(after).slice(0, 4)).toEqual([
      '2026-01-21T19:30',
      '2026-02-04T19:30 cancelled',
      '2026-02-06T19:30',
      '2026-02-11T19:30',
    ])
  })

  it('can be split again; each part knows all before it', () => {
    const { after } = split(series(), '2026-01-20T18:00')
    const again = splitSeries(after, { original: '2026-02-03T18:00', id: 'choir-last', edit: {} }, around)
    expect(again.after.continues).toEqual({ events: ['choir', 'choir-late'], from: '2026-02-03T18:00' })
    expect(again.before.continues).toEqual({ events: ['choir'], from: '2026-01-20T18:00' })
  })

  it('of whole days stays one of whole days', () => {
    const days = series({
      start: '2026-01-06',
      end: '2026-01-07',
      allDay: true,
      recurrence: { rule: 'FREQ=WEEKLY' },
      excludedDates: ['2026-01-27'],
    })
    const { before, after } = split(days, '2026-01-20')
    expect([before.recurrence?.rule, after.start, after.end, after.excludedDates]).toEqual([
      'FREQ=WEEKLY;UNTIL=20260119',
      '2026-01-20',
      '2026-01-21',
      ['2026-01-27'],
    ])
  })

  it('at a further date begins its rule where the rule goes on', () => {
    const { before, after } = split(
      series({ recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2', dates: ['2026-01-15T18:00'] } }),
      '2026-01-15T18:00',
    )
    expect([after.start, after.recurrence]).toEqual([
      '2026-01-20T18:00',
      { rule: 'FREQ=WEEKLY;INTERVAL=2', dates: ['2026-01-15T18:00'] },
    ])
    expect(before.recurrence).toEqual({ rule: 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20260115T175959', dates: [] })
  })

  it('of given dates alone is split between them', () => {
    const given = series({ recurrence: { dates: ['2026-01-09T10:00', '2026-01-30T10:00'] } })
    const { before, after } = split(given, '2026-01-09T10:00')
    expect([before.start, before.recurrence]).toEqual(['2026-01-06T18:00', { dates: [] }])
    expect([after.start, after.end, after.recurrence]).toEqual([
      '2026-01-09T10:00',
      '2026-01-09T11:30',
      { dates: ['2026-01-30T10:00'] },
    ])
  })

  it('keeps its translations as current, outdated or machine-made as they were', () => {
    const draft = series({
      title: { de: 'Chor', en: 'Choir', ar: 'جوقة' },
      changes: [{ id: 'b', original: '2026-02-03T18:00', cancelled: true, reason: { de: 'Krank', en: 'Ill', ar: 'مرض' } }],
    })
    const known = keepTranslations('events', null, draft, 'de', shortHash)
    const event = {
      ...draft,
      translations: { en: { ...known['en']!, by: 'machine' as const }, ar: { of: '0'.repeat(16), by: 'person' as const } },
    }
    const { before, after } = split(event, '2026-01-20T18:00')
    const events = [before, after]
    const states = resolveAt(tuesday, { events })
      .snapshot()
      .events.map(({ id, states: of }) => [id, of])
    expect(states).toEqual([
      ['choir', { en: 'machine', ar: 'outdated' }],
      ['choir-late', { en: 'machine', ar: 'outdated' }],
    ])
    const edited = split(event, '2026-01-20T18:00', { title: { ...event.title, de: 'Großer Chor' } })
    const now = resolveAt(tuesday, { events: [edited.before, edited.after] })
      .snapshot()
      .events.map(({ states: of }) => of)
    expect(now).toEqual([
      { en: 'machine', ar: 'outdated' },
      { en: 'outdated', ar: 'outdated' },
    ])
  })

  it('has the dates it had, whatever the rule and the date', () => {
    const rules = fc.constantFrom(
      'FREQ=WEEKLY',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR',
      'FREQ=WEEKLY;INTERVAL=3;WKST=SU;BYDAY=SU,TU',
      'FREQ=DAILY;INTERVAL=4',
      'FREQ=DAILY;COUNT=40',
      'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=30',
      'FREQ=MONTHLY;BYDAY=1TU,-1FR',
      'FREQ=MONTHLY;BYMONTHDAY=6,-1;COUNT=9',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260331T160000Z',
      'FREQ=DAILY;INTERVAL=3;UNTIL=20260401',
    )
    const starts = fc.constantFrom('2025-11-04', '2025-12-30', '2026-01-06')
    let splits = 0
    fc.assert(
      fc.property(rules, starts, fc.boolean(), fc.nat(), (rule, day, allDay, pick) => {
        const [start, end] = allDay ? [day, day] : [`${day}T02:30`, `${day}T04:00`]
        const event = series({
          start,
          end,
          allDay,
          recurrence: { rule, dates: [allDay ? '2026-02-12' : '2026-02-12T08:00'] },
          excludedDates: ['2026-02-10', allDay ? '2026-03-03' : '2026-03-03T02:30'],
          changes: [{ id: 'c', original: allDay ? '2026-02-24' : '2026-02-24T02:30', cancelled: true }],
        })
        const keys = keysOf(event)
        const original = keys[pick % keys.length]!.split(' ')[0]!
        try {
          const { before, after } = split(event, original)
          splits++
          expect(keysOf(before, after)).toEqual(keys)
        } catch (error) {
          if (!(error instanceof SplitRefused && error.reason === 'first-date')) throw error
        }
      }),
      { numRuns: 150, seed: 11 },
    )
    expect(splits).toBeGreaterThan(120)
  })
})

describe('a split is refused', () => {
  const reasonOf = (event: Event, original: string) => {
    try {
      split(event, original)
      return 'none'
    } catch (error) {
      return error instanceof SplitRefused ? error.reason : error
    }
  }

  it.each([
    ['of an event that does not repeat', { recurrence: undefined }, '2026-01-06T18:00', 'single'],
    ['at a date that the series does not have', {}, '2026-01-21T18:00', 'unknown-date'],
    ['at an hour that the series does not have', {}, '2026-01-20T19:00', 'unknown-date'],
    ['at its first date', {}, '2026-01-06T18:00', 'first-date'],
    ['of an imported series', { source: { feed: 'vhs', uid: '1@vhs' } }, '2026-01-20T18:00', 'imported'],
  ])('%s', (_, fields, original, reason) => {
    expect(reasonOf(series(fields), original)).toBe(reason)
  })
})
