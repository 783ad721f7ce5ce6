import { describe, expect, it } from 'vitest'
import { find, nextRows, ownFirst } from '../../kiosk/filters.ts'
import { isSameLanguage } from '../../screen/match-language.ts'
import { build } from '../content/builders.ts'
import { snapshotAt } from '../content/resolved.ts'

/** A Tuesday, ten o'clock in Berlin. */
const tuesday = '2026-01-06T09:00:00Z'
const instant = Date.parse(tuesday)
const weekly = { recurrence: { rule: 'FREQ=WEEKLY' } }
const everyDay = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const hours = (from: string, until: string) => [{ days: [...everyDay], from, until }]

const offer = (fields: Record<string, unknown>) => build('offers', { place: 'house', cost: { kind: 'free' }, ...fields })
const event = (fields: Record<string, unknown>) => build('events', { place: 'house', cost: { kind: 'free' }, ...fields })

const snapshot = snapshotAt(tuesday, {
  places: [
    build('places', {
      id: 'house',
      hours: hours('09:00', '17:00'),
      people: [{ id: 'anna', name: 'Anna', role: { de: 'Empfang' }, languages: ['de', 'fa'] }],
    }),
    build('places', { id: 'stand', hours: hours('14:00', '16:00') }),
  ],
  offers: [
    offer({ id: 'advice', hours: hours('09:00', '11:00'), spokenLanguages: ['de', 'fa-AF'] }),
    offer({ id: 'cafe', hours: hours('13:00', '15:00'), cost: { kind: 'donation' }, audience: ['families'] }),
    offer({ id: 'early', hours: hours('07:00', '08:00') }),
    offer({ id: 'library', hours: [] }),
  ],
  events: [
    event({ id: 'breakfast', start: '2026-01-06T09:00', end: '2026-01-06T11:00', audience: ['children'], ...weekly }),
    event({
      id: 'choir',
      start: '2026-01-06T18:00',
      end: '2026-01-06T19:00',
      cost: { kind: 'paid' },
      changes: [{ id: 'c1', original: '2026-01-06T18:00', cancelled: true }],
      ...weekly,
    }),
    event({ id: 'feast', start: '2026-02-20T18:00', end: '2026-02-20T22:00' }),
  ],
})

const found = (filter: Parameters<typeof find>[0], reader = 'de') => {
  const { places, offers, rows } = find(filter, snapshot, instant, reader)
  return {
    places: places.map(({ id }) => id),
    offers: offers.map(({ id }) => id),
    rows: rows.map(({ event, occurrence }) => `${event.id} ${occurrence.date}`),
  }
}

describe('quick answers', () => {
  it('open now: doors that stand open and what is going on this minute', () => {
    expect(found('open')).toEqual({ places: ['house'], offers: ['advice'], rows: ['breakfast 2026-01-06'] })
  })

  it('today: every date of the day, cancelled ones too, and the offers that are not over yet', () => {
    expect(found('today')).toEqual({
      places: [],
      offers: ['advice', 'cafe'],
      rows: ['breakfast 2026-01-06', 'choir 2026-01-06'],
    })
  })

  it('free: open offers first, those without hours last, and the next free date of each event within a fortnight', () => {
    expect(found('free')).toEqual({ places: [], offers: ['advice', 'early', 'library'], rows: ['breakfast 2026-01-06'] })
  })

  it('in my language: a reader of Dari finds who speaks Dari or Farsi', () => {
    expect(found('language', 'fa-AF')).toEqual({ places: ['house'], offers: ['advice'], rows: [] })
  })

  it('with children: for children or families', () => {
    expect(found('children')).toEqual({ places: [], offers: ['cafe'], rows: ['breakfast 2026-01-06'] })
  })
})

describe('the next date of each event', () => {
  it('tells each event once, and a cancelled date before it', () => {
    const rows = nextRows(snapshot, instant, () => true).map(({ event, occurrence }) => `${event.id} ${occurrence.date}`)
    expect(rows).toEqual(['breakfast 2026-01-06', 'choir 2026-01-06', 'choir 2026-01-13'])
  })
})

describe('languages', () => {
  it('Einfache Sprache is German, Russian is not Arabic', () => {
    expect(isSameLanguage('de-simple', 'de')).toBe(true)
    expect(isSameLanguage('ru', 'ar')).toBe(false)
  })
})

it("spoken languages begin with the reader's own", () => {
  expect(ownFirst(['de', 'en', 'fa', 'ru'], 'fa-AF')).toEqual(['fa', 'de', 'en', 'ru'])
  expect(ownFirst(['de', 'en'], 'ar')).toEqual(['de', 'en'])
})
