import { describe, expect, it } from 'vitest'
import type { Items } from '../../../content/model/kinds.ts'
import { openingsOfDay, openStateAt } from '../../../content/rules/open.ts'
import { build } from '../builders.ts'
import { iso, snapshotAt } from '../resolved.ts'

const working = ['MO', 'TU', 'WE', 'TH', 'FR']
const monday = '2026-01-05T09:00:00Z'

const withHours = (fields: Record<string, unknown>, now = monday, centre: Partial<Items['centre']> = {}) =>
  snapshotAt(now, { centre: [build('centre', centre)], places: [build('places', fields)] })

const openings = (...given: Parameters<typeof withHours>) =>
  withHours(...given).timeline.openings['places/hall']!.map(([from, until]) => `${iso(from)} ${iso(until)}`)

describe('the hours of a place', () => {
  it('are absent for one that keeps none, and empty for one that stays shut', () => {
    expect(withHours({}).timeline.openings).toEqual({})
    expect(withHours({ specialDays: [{ id: 's', from: '2026-01-07' }] }).timeline.openings).toEqual({ 'places/hall': [] })
  })

  it('are weekly, from yesterday to the hundredth day', () => {
    const found = openings({ hours: [{ days: working, from: '09:00', until: '17:00' }] })
    expect(found.slice(0, 2)).toEqual(['2026-01-05T08:00Z 2026-01-05T16:00Z', '2026-01-06T08:00Z 2026-01-06T16:00Z'])
    expect(found.at(-1)).toBe('2026-04-15T07:00Z 2026-04-15T15:00Z')
  })

  it('pass midnight, and join where one stretch ends as the next begins', () => {
    const bar = openings({
      hours: [
        { days: ['FR'], from: '20:00', until: '02:00' },
        { days: ['SA'], from: '02:00', until: '03:00' },
      ],
    })
    expect(bar[0]).toBe('2026-01-09T19:00Z 2026-01-10T02:00Z')
    const always = openings({
      hours: [{ days: [...working, 'SA', 'SU'], from: '00:00', until: '24:00' }],
      closedOnHolidays: false,
    })
    expect(always).toHaveLength(1)
  })

  it('of a night that began before the window reach into it', () => {
    expect(openings({ hours: [{ days: ['SA'], from: '22:00', until: '01:00' }] }, '2026-01-12T09:00:00Z')[0]).toBe(
      '2026-01-10T21:00Z 2026-01-11T00:00Z',
    )
  })

  it('are shut on public holidays, unless the place stays open or the day is an exception', () => {
    const hours = [{ days: working, from: '09:00', until: '17:00' }]
    const goodFriday = '2026-04-03'
    const on = (fields: Record<string, unknown>) =>
      openingsOfDay(withHours({ hours, ...fields }, '2026-04-02T09:00:00Z'), 'places', 'hall', goodFriday)
    expect(on({})).toEqual([])
    expect(on({ closedOnHolidays: false })).toEqual([{ from: '09:00', until: '17:00' }])
    const breakfast = { id: 's', from: goodFriday, slots: [{ from: '08:00', until: '10:00' }] }
    expect(on({ specialDays: [breakfast] })).toEqual([{ from: '08:00', until: '10:00' }])
  })

  it('give way to special days, whole stretches of them too', () => {
    const hours = [{ days: working, from: '09:00', until: '17:00' }]
    const snapshot = withHours({
      hours,
      specialDays: [
        { id: 'inventory', from: '2026-01-07', until: '2026-01-08' },
        { id: 'party', from: '2026-01-10', slots: [{ from: '18:00', until: '00:00' }] },
      ],
    })
    const week = ['2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09', '2026-01-10', '2026-01-11']
    expect(
      week.map((date) => openingsOfDay(snapshot, 'places', 'hall', date).map(({ from, until }) => `${from}–${until}`)),
    ).toEqual([['09:00–17:00'], [], [], ['09:00–17:00'], ['18:00–24:00'], []])
  })

  it('by appointment are told apart from open doors, and left out where there are none', () => {
    const snapshot = withHours({
      hours: [
        { days: ['MO'], from: '09:00', until: '12:00' },
        { days: ['MO'], from: '12:00', until: '14:00', byAppointment: true },
      ],
      specialDays: [{ id: 's', from: '2026-01-06', slots: [{ from: '18:00', until: '20:00', byAppointment: true }] }],
    })
    const { openings, appointments } = snapshot.timeline
    expect(openings['places/hall']!.slice(0, 1).map((each) => each.map(iso))).toEqual([
      ['2026-01-05T08:00Z', '2026-01-05T11:00Z'],
    ])
    expect(appointments!['places/hall']!.slice(0, 2).map((each) => each.map(iso))).toEqual([
      ['2026-01-05T11:00Z', '2026-01-05T13:00Z'],
      ['2026-01-06T17:00Z', '2026-01-06T19:00Z'],
    ])
    expect(openingsOfDay(snapshot, 'places', 'hall', '2026-01-05')).toEqual([
      { from: '09:00', until: '12:00' },
      { from: '12:00', until: '14:00', byAppointment: true },
    ])
    const plain = withHours({ hours: [{ days: ['MO'], from: '09:00', until: '12:00' }] })
    expect(plain.timeline.appointments).toEqual({})
  })

  it('follow the wall through a clock change', () => {
    const sunday = { hours: [{ days: ['SU'], from: '01:00', until: '04:00' }] }
    expect(openings(sunday, '2026-03-28T12:00:00Z')[0]).toBe('2026-03-29T00:00Z 2026-03-29T02:00Z')
    expect(openings(sunday, '2026-10-24T12:00:00Z')[0]).toBe('2026-10-24T23:00Z 2026-10-25T03:00Z')
  })
})

describe('whether a place is open', () => {
  const snapshot = withHours({
    hours: [{ days: working, from: '09:00', until: '17:00' }],
    specialDays: [{ id: 's', from: '2026-01-06' }],
  })
  const at = (instant: string) => openStateAt(snapshot, 'places', 'hall', Date.parse(instant))

  it('says until when, from the first minute to the last', () => {
    expect(at('2026-01-05T08:00:00Z')).toMatchObject({ open: true, until: { date: '2026-01-05', time: '17:00', weekday: 0 } })
    expect(at('2026-01-05T15:59:59Z')).toMatchObject({ open: true })
    expect(at('2026-01-05T16:00:00Z')).toMatchObject({ open: false })
  })

  it('says when it opens again, over a day that is shut', () => {
    expect(at('2026-01-05T16:00:00Z')).toMatchObject({ open: false, opens: { date: '2026-01-07', time: '09:00', weekday: 2 } })
    expect(at('2026-01-05T07:00:00Z')).toMatchObject({ open: false, opens: { date: '2026-01-05', time: '09:00' } })
  })

  it('knows no more beyond the window, and nothing of a place without hours', () => {
    expect(at('2027-01-05T08:00:00Z')).toEqual({ open: false })
    expect(openStateAt(snapshot, 'places', 'other', 0)).toBeUndefined()
  })

  it('is not open by appointment, and says so while that is so or when there is no other way', () => {
    const hours = [
      { days: ['MO'], from: '09:00', until: '12:00' },
      { days: ['MO'], from: '14:00', until: '16:00', byAppointment: true },
    ]
    const stateAt = (given: unknown[], time: string) =>
      openStateAt(withHours({ hours: given }), 'places', 'hall', Date.parse(`2026-01-05T${time}:00+01:00`))
    expect(stateAt(hours, '11:59')).toMatchObject({ open: true })
    expect(stateAt(hours, '13:59')).not.toHaveProperty('byAppointment')
    expect(stateAt(hours, '14:00')).toMatchObject({
      open: false,
      byAppointment: true,
      opens: { date: '2026-01-12', time: '09:00' },
    })
    expect(stateAt(hours, '16:00')).not.toHaveProperty('byAppointment')
    expect(stateAt(hours.slice(1), '08:00')).toEqual({ open: false, byAppointment: true })
  })

  it('knows that it never closes', () => {
    const always = withHours({
      hours: [{ days: [...working, 'SA', 'SU'], from: '00:00', until: '24:00' }],
      closedOnHolidays: false,
    })
    expect(openStateAt(always, 'places', 'hall', Date.parse(monday))).toMatchObject({ open: true, always: true })
    expect(at('2026-01-05T09:00:00Z')).not.toHaveProperty('always')
  })

  it('is told day by day where it never closes', () => {
    const always = withHours({
      hours: [{ days: [...working, 'SA', 'SU'], from: '00:00', until: '24:00' }],
      closedOnHolidays: false,
    })
    expect(openingsOfDay(always, 'places', 'hall', '2026-01-14')).toEqual([{ from: '00:00', until: '24:00' }])
    expect(openingsOfDay(always, 'places', 'hall', '2026-04-15')).toEqual([{ from: '00:00', until: '24:00' }])
  })

  it('tells a night on the day it began', () => {
    const bar = withHours({ hours: [{ days: ['FR'], from: '20:00', until: '02:00' }] })
    expect(openingsOfDay(bar, 'places', 'hall', '2026-01-09')).toEqual([{ from: '20:00', until: '02:00' }])
    expect(openingsOfDay(bar, 'places', 'hall', '2026-01-10')).toEqual([])
  })
})
