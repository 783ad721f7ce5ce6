import { describe, expect, it } from 'vitest'
import { localMoment } from '../../content/rules/local-time.ts'
import { comingHours, weekHours } from '../../kiosk/hours.ts'
import { build } from '../content/builders.ts'
import { snapshotAt } from '../content/resolved.ts'

/** Monday the 5th of January 2026, two in the afternoon in Berlin. */
const monday = '2026-01-05T13:00:00Z'
const mondays = [{ days: ['MO' as const], from: '10:00', until: '12:00' }]

const snapshot = snapshotAt(monday, {
  places: [build('places', { id: 'house', hours: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR'], from: '09:00', until: '17:00' }] })],
  offers: [
    build('offers', { id: 'weekly', place: 'house', hours: mondays }),
    build('offers', {
      id: 'paused',
      place: 'house',
      hours: [{ days: ['WE', 'TH'], from: '10:00', until: '12:00' }],
      specialDays: [{ id: 's1', from: '2026-01-07', reason: { de: 'Krank' } }],
    }),
  ],
})
const offer = (id: string) => snapshot.offers.find((each) => each.id === id)!
const at = (instant: string) => localMoment(snapshot.timeline, Date.parse(instant))
const dates = (days: { date: string }[]) => days.map(({ date }) => date)

describe('hours', () => {
  it('a place tells seven days from today on', () => {
    const week = weekHours(snapshot, 'places', snapshot.places[0]!, '2026-01-05')
    expect(dates(week)).toEqual(['05', '06', '07', '08', '09', '10', '11'].map((day) => `2026-01-${day}`))
    expect(week[0]!.spans).toEqual([{ from: '09:00', until: '17:00' }])
    expect(week[6]!.spans).toEqual([])
  })

  it('tells no day beyond what is known: closed is not the same as unknown', () => {
    expect(dates(weekHours(snapshot, 'places', snapshot.places[0]!, '2026-04-13'))).toEqual([
      '2026-04-13',
      '2026-04-14',
      '2026-04-15',
    ])
  })

  it('a weekly offer names today while it is not over', () => {
    expect(dates(comingHours(snapshot, 'offers', offer('weekly'), at('2026-01-05T10:30:00Z')))).toEqual(['2026-01-05'])
  })

  it('and next week when it is', () => {
    expect(dates(comingHours(snapshot, 'offers', offer('weekly'), at(monday)))).toEqual(['2026-01-12'])
  })

  it('a usual day that falls out is told with its reason', () => {
    expect(comingHours(snapshot, 'offers', offer('paused'), at(monday))).toEqual([
      { date: '2026-01-07', spans: [], reason: { de: 'Krank' } },
      { date: '2026-01-08', spans: [{ from: '10:00', until: '12:00' }], reason: undefined },
    ])
  })
})
