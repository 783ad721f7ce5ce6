import { describe, expect, it } from 'vitest'
import { comingHours, weekHours } from '../../../content/rules/hours.ts'
import { build } from '../builders.ts'
import { snapshotAt } from '../resolved.ts'

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
const at = Date.parse
const dates = (days: { date: string }[]) => days.map(({ date }) => date)

describe('hours', () => {
  it('a place tells seven days from today on', () => {
    const week = weekHours(snapshot, 'places', snapshot.places[0]!, at(monday))
    expect(dates(week)).toEqual(['05', '06', '07', '08', '09', '10', '11'].map((day) => `2026-01-${day}`))
    expect(week[0]!.spans).toEqual([{ from: '09:00', until: '17:00' }])
    expect(week[6]!.spans).toEqual([])
  })

  it('tells no day beyond what is known: closed is not the same as unknown', () => {
    expect(dates(weekHours(snapshot, 'places', snapshot.places[0]!, at('2026-04-13T10:00:00Z')))).toEqual([
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

  it('a night is told on the day it began, also before and after midnight, until it ends', () => {
    const club = snapshotAt(monday, {
      places: [build('places', { id: 'house' })],
      offers: [build('offers', { place: 'house', hours: [{ days: ['FR'], from: '20:00', until: '02:00' }] })],
    })
    const told = (time: string) => dates(comingHours(club, 'offers', club.offers[0]!, Date.parse(`${time}+01:00`)))
    expect(told('2026-01-09T23:59')).toEqual(['2026-01-09'])
    expect(told('2026-01-10T00:00')).toEqual(['2026-01-09', '2026-01-16'])
    expect(told('2026-01-10T01:59')).toEqual(['2026-01-09', '2026-01-16'])
    expect(told('2026-01-10T02:00')).toEqual(['2026-01-16'])
    const week = (time: string) => dates(weekHours(club, 'offers', club.offers[0]!, Date.parse(`${time}+01:00`)))
    expect(week('2026-01-10T00:30').slice(0, 2)).toEqual(['2026-01-09', '2026-01-10'])
    expect(week('2026-01-10T02:00')[0]).toBe('2026-01-10')
  })

  it('where exceptions overlap the reason is that of the one which holds', () => {
    const twice = snapshotAt(monday, {
      places: [
        build('places', {
          hours: mondays,
          specialDays: [
            { id: 's1', from: '2026-01-05', until: '2026-01-09', reason: { de: 'Umbau' } },
            { id: 's2', from: '2026-01-07', slots: [{ from: '08:00', until: '09:00' }], reason: { de: 'Frühstück' } },
          ],
        }),
      ],
    })
    const wednesday = weekHours(twice, 'places', twice.places[0]!, at(monday))[2]
    expect(wednesday).toEqual({
      date: '2026-01-07',
      spans: [{ from: '08:00', until: '09:00' }],
      reason: { de: 'Frühstück' },
    })
  })

  it('a usual day that falls out is told with its reason', () => {
    expect(comingHours(snapshot, 'offers', offer('paused'), at(monday))).toEqual([
      { date: '2026-01-07', spans: [], reason: { de: 'Krank' } },
      { date: '2026-01-08', spans: [{ from: '10:00', until: '12:00' }], reason: undefined },
    ])
  })
})
