import { describe, expect, it } from 'vitest'
import { build } from '../builders.ts'
import { datesOf, iso, resolveAt, snapshotAt, tell } from '../resolved.ts'

const tuesday = '2026-01-06T09:00:00Z'
const told = (...given: Parameters<typeof datesOf>) => datesOf(...given).map(tell)
const weekly = { start: '2025-12-02T18:00', end: '2025-12-02T19:30', recurrence: { rule: 'FREQ=WEEKLY;COUNT=8' } }

describe('the dates of an event', () => {
  it('reach from yesterday to the hundredth day', () => {
    const daily = datesOf(tuesday, {
      start: '2025-01-01T18:00',
      end: undefined,
      duration: 'PT1H',
      recurrence: { rule: 'FREQ=DAILY' },
    })
    expect(daily).toHaveLength(102)
    expect([daily[0]!.key, daily.at(-1)!.key]).toEqual(['2026-01-05T18:00', '2026-04-16T18:00'])
  })

  it('have instants, and the words of the clock on the wall', () => {
    const [first] = datesOf(tuesday, { start: '2026-01-06T18:00', end: '2026-01-06T19:30' })
    expect(first).toEqual({
      key: '2026-01-06T18:00',
      start: Date.parse('2026-01-06T17:00Z'),
      end: Date.parse('2026-01-06T18:30Z'),
      date: '2026-01-06',
      time: '18:00',
      endDate: '2026-01-06',
      endTime: '19:30',
      status: 'planned',
    })
  })

  it('stay while they run, and go with the window', () => {
    const exhibition = { start: '2025-11-01T10:00', end: '2026-01-05T00:30' }
    expect(told(tuesday, exhibition)).toEqual(['2025-11-01 10:00–2026-01-05 00:30'])
    expect(told('2026-01-07T09:00:00Z', exhibition)).toEqual([])
  })

  it('can pass midnight, and end at it', () => {
    expect(told(tuesday, { start: '2026-01-06T22:00', end: '2026-01-07T02:00' })).toEqual(['2026-01-06 22:00–2026-01-07 02:00'])
    expect(told(tuesday, { start: '2026-01-06T20:00', end: '2026-01-07T00:00' })).toEqual(['2026-01-06 20:00–24:00'])
  })

  it('can be whole days, the last one included', () => {
    const [weekend] = datesOf(tuesday, { start: '2026-01-10', end: '2026-01-11' })
    expect(tell(weekend!)).toBe('2026-01-10 00:00–2026-01-11 24:00 all day')
    expect([weekend!.key, iso(weekend!.start), iso(weekend!.end)]).toEqual([
      '2026-01-10',
      '2026-01-09T23:00Z',
      '2026-01-11T23:00Z',
    ])
    expect(told(tuesday, { start: '2026-01-10', end: undefined })).toEqual(['2026-01-10 00:00–24:00 all day'])
    expect(told(tuesday, { start: '2026-01-10', end: undefined, duration: 'P2D' })).toEqual([
      '2026-01-10 00:00–2026-01-11 24:00 all day',
    ])
  })

  it('without an end last an hour and tell none', () => {
    const [talk] = datesOf(tuesday, { start: '2026-01-06T18:00', end: undefined })
    expect([talk!.endTime, iso(talk!.end)]).toEqual(['18:00', '2026-01-06T18:00Z'])
    expect(told(tuesday, { start: '2026-01-06T18:00', end: '2026-01-06T17:00' })).toEqual(['2026-01-06 18:00–18:00'])
  })

  it('of another zone are told in the centre’s', () => {
    expect(told(tuesday, { start: '2026-01-06T20:00', end: '2026-01-06T21:00', timeZone: 'America/New_York' })).toEqual([
      '2026-01-07 02:00–03:00',
    ])
  })
})

describe('a series', () => {
  it('repeats, takes further dates in and leaves others out', () => {
    expect(told(tuesday, weekly)).toEqual(['2026-01-06 18:00–19:30', '2026-01-13 18:00–19:30', '2026-01-20 18:00–19:30'])
    const edited = {
      ...weekly,
      recurrence: { rule: 'FREQ=WEEKLY;COUNT=8', dates: ['2026-01-15', '2026-01-16T10:00', '2026-01-20T18:00'] },
      excludedDates: ['2026-01-06T18:00', '2026-01-13'],
    }
    expect(told(tuesday, edited)).toEqual(['2026-01-15 18:00–19:30', '2026-01-16 10:00–11:30', '2026-01-20 18:00–19:30'])
  })

  it('of given dates alone has its start among them', () => {
    expect(told(tuesday, { recurrence: { dates: ['2026-01-09T10:00'] } })).toEqual([
      '2026-01-06 18:00–19:30',
      '2026-01-09 10:00–11:30',
    ])
  })

  it('keeps a cancelled date, with its reason', () => {
    const [, cancelled] = datesOf(tuesday, {
      ...weekly,
      changes: [{ id: 'c', original: '2026-01-13T18:00', cancelled: true, reason: { de: 'Die Leiterin ist krank.' } }],
    })
    expect(cancelled).toMatchObject({
      key: '2026-01-13T18:00',
      status: 'cancelled',
      time: '18:00',
      reason: { de: 'Die Leiterin ist krank.' },
    })
  })

  it('moves a date under its old name, with the same length unless an end is given', () => {
    const change = { id: 'c', original: '2026-01-13T18:00', start: '2026-01-14T17:00' }
    expect(told(tuesday, { ...weekly, changes: [change] })).toEqual([
      '2026-01-06 18:00–19:30',
      '2026-01-14 17:00–18:30 moved',
      '2026-01-20 18:00–19:30',
    ])
    expect(told(tuesday, { ...weekly, changes: [{ ...change, end: '2026-01-14T20:00' }] })[1]).toBe(
      '2026-01-14 17:00–20:00 moved',
    )
    expect(told(tuesday, { ...weekly, changes: [{ ...change, start: '2026-01-14' }] })[1]).toBe('2026-01-14 18:00–19:30 moved')
    expect(datesOf(tuesday, { ...weekly, changes: [change] })[1]!.key).toBe('2026-01-13T18:00')
    expect(datesOf(tuesday, { ...weekly, changes: [change] })[1]!.was).toEqual({
      start: Date.parse('2026-01-13T17:00:00Z'),
      end: Date.parse('2026-01-13T18:30:00Z'),
      date: '2026-01-13',
      time: '18:00',
      endDate: '2026-01-13',
      endTime: '19:30',
    })
    const far = { ...weekly, timeZone: 'America/New_York', changes: [change] }
    expect(datesOf(tuesday, far)[1]!.was).toMatchObject({
      date: '2026-01-14',
      time: '00:00',
      endDate: '2026-01-14',
      endTime: '01:30',
    })
    expect(datesOf(tuesday, { ...weekly, changes: [{ ...change, start: undefined, cancelled: true }] })[1]!.was).toBeUndefined()
  })

  it('moves a date into the window from outside, and out of it', () => {
    const late = { ...weekly, recurrence: { rule: 'FREQ=WEEKLY' } }
    const moved = datesOf(tuesday, { ...late, changes: [{ id: 'c', original: '2026-06-02T18:00', start: '2026-01-08T18:00' }] })
    expect(moved[1]).toMatchObject({ key: '2026-06-02T18:00', date: '2026-01-08', status: 'moved' })
    const away = told(tuesday, { ...weekly, changes: [{ id: 'c', original: '2026-01-13T18:00', start: '2026-06-02T18:00' }] })
    // Known all the same: who comes on the day it has left is told where it went.
    expect(away).toEqual(['2026-01-06 18:00–19:30', '2026-01-20 18:00–19:30', '2026-06-02 18:00–19:30 moved'])
  })

  it('ignores a change of a date it does not have', () => {
    expect(
      told(tuesday, { ...weekly, changes: [{ id: 'c', original: '2026-01-14T18:00', start: '2026-01-15T18:00' }] }),
    ).toHaveLength(3)
  })

  it('takes one date elsewhere; a place that is not public is not named', () => {
    const changes = [{ id: 'c', original: '2026-01-13T18:00', place: 'hall', room: { de: 'Küche' } }]
    const [, elsewhere] = datesOf(tuesday, { ...weekly, changes }, { places: [build('places')] })
    expect(elsewhere).toMatchObject({ status: 'planned', place: 'hall', room: { de: 'Küche' } })
    const [, hidden] = datesOf(tuesday, { ...weekly, changes }, { places: [build('places', { status: 'draft' })] })
    expect(hidden).not.toHaveProperty('place')
  })

  it('calls one date by another name, about something else', () => {
    const own = { title: { de: 'Chor mit Gästen' }, summary: { de: 'Der Shantychor kommt.' } }
    const [planned, guests] = datesOf(tuesday, { ...weekly, changes: [{ id: 'c', original: '2026-01-13T18:00', ...own }] })
    expect(guests).toMatchObject({ key: '2026-01-13T18:00', status: 'planned', ...own })
    expect(planned).not.toHaveProperty('title')
  })

  it('is changed on a date of the far future long before that is in sight', () => {
    const change = { id: 'c', original: '2036-05-06T18:00', start: '2036-05-07T17:00', reason: { de: 'Maifest' } }
    const endless = { ...weekly, recurrence: { rule: 'FREQ=WEEKLY' }, changes: [change] }
    expect(told(tuesday, endless)).toHaveLength(15)
    expect(told('2036-05-05T09:00:00Z', endless)[0]).toBe('2036-05-07 17:00–18:30 moved')
  })
})

describe('a series that skips holidays', () => {
  const centre = build('centre', {
    schoolHolidays: [{ id: 'winter', name: { de: 'Winterferien' }, from: '2026-02-02', until: '2026-02-03' }],
  })
  const daily = { start: '2026-01-01T10:00', end: '2026-01-01T11:00', recurrence: { rule: 'FREQ=DAILY' } }
  const days = (now: string, fields: Record<string, unknown>) =>
    datesOf(now, { ...daily, ...fields }, { centre: [centre] })
      .slice(0, 4)
      .map(({ date }) => date)
  const skippedOf = (now: string, fields: Record<string, unknown>) =>
    snapshotAt(now, { centre: [centre], events: [build('events', { ...daily, ...fields })] }).timeline.skipped?.['choir']

  it('leaves out the kind it is told to', () => {
    expect(days('2026-04-02T09:00:00Z', {})).toEqual(['2026-04-01', '2026-04-02', '2026-04-03', '2026-04-04'])
    expect(days('2026-04-02T09:00:00Z', { skip: ['holidays'] })).toEqual(['2026-04-01', '2026-04-02', '2026-04-04', '2026-04-05'])
    expect(days('2026-02-02T09:00:00Z', { skip: ['school-holidays'] }).slice(0, 2)).toEqual(['2026-02-01', '2026-02-04'])
  })

  it('says which dates and why', () => {
    const both = { skip: ['holidays', 'school-holidays'] }
    expect(skippedOf('2026-01-06T09:00:00Z', both)?.map(({ key, holiday, reason }) => [key, holiday, reason['de']])).toEqual([
      ['2026-02-02T10:00', 'school', 'Winterferien'],
      ['2026-02-03T10:00', 'school', 'Winterferien'],
      ['2026-04-03T10:00', 'public', 'Karfreitag'],
      ['2026-04-06T10:00', 'public', 'Ostermontag'],
    ])
    expect(skippedOf('2026-01-06T09:00:00Z', { skip: ['school-holidays'] })?.[0]).toEqual({
      key: '2026-02-02T10:00',
      start: Date.parse('2026-02-02T09:00Z'),
      end: Date.parse('2026-02-02T10:00Z'),
      date: '2026-02-02',
      time: '10:00',
      endDate: '2026-02-02',
      endTime: '11:00',
      status: 'skipped',
      holiday: 'school',
      reason: { de: 'Winterferien' },
    })
    expect(skippedOf('2026-01-06T09:00:00Z', {})).toBeUndefined()
  })

  it('keeps a date that was given by hand, and does not tell of one that was taken out by hand', () => {
    const given = { ...daily.recurrence, dates: ['2026-04-03'] }
    const fields = { recurrence: given, excludedDates: ['2026-04-06'], skip: ['holidays'] }
    expect(days('2026-04-02T09:00:00Z', fields)).toEqual(['2026-04-01', '2026-04-02', '2026-04-03', '2026-04-04'])
    expect(skippedOf('2026-04-02T09:00:00Z', fields)?.map(({ key }) => key)).toEqual([
      '2026-05-01T10:00',
      '2026-05-14T10:00',
      '2026-05-25T10:00',
    ])
  })

  it('knows the holidays of years beyond the window', () => {
    const moved = {
      recurrence: { rule: 'FREQ=YEARLY' },
      start: '2025-10-03T10:00',
      end: '2025-10-03T11:00',
      changes: [{ id: 'c', original: '2029-10-03T10:00', start: '2026-01-10T10:00' }],
    }
    expect(days(tuesday, moved)).toEqual(['2026-01-10'])
    expect(days(tuesday, { ...moved, skip: ['holidays'] })).toEqual([])
  })
})

describe('the night of a clock change', () => {
  const sunday = { recurrence: { rule: 'FREQ=WEEKLY' } }

  it('in spring shows a time that does not exist an hour later, and says so', () => {
    const dates = told('2026-03-28T12:00:00Z', { ...sunday, start: '2026-03-22T02:30', end: '2026-03-22T04:00' })
    expect(dates.slice(0, 2)).toEqual(['2026-03-29 03:30–04:00 gap', '2026-04-05 02:30–04:00'])
    expect(told('2026-03-28T12:00:00Z', { start: '2026-03-29T02:15', end: '2026-03-29T03:00' })).toEqual([
      '2026-03-29 03:15–04:00 gap',
    ])
    expect(told('2026-03-28T12:00:00Z', { start: '2026-03-29T01:00', end: '2026-03-29T02:30' })).toEqual([
      '2026-03-29 01:00–03:30',
    ])
  })

  it('in autumn takes the first of the two', () => {
    const [first] = datesOf('2026-10-24T12:00:00Z', { ...sunday, start: '2026-10-18T02:30', end: '2026-10-18T04:00' })
    expect([tell(first!), iso(first!.start), iso(first!.end)]).toEqual([
      '2026-10-25 02:30–04:00',
      '2026-10-25T00:30Z',
      '2026-10-25T03:00Z',
    ])
  })

  it('is as long as the clock says with an end, as long as it takes with a duration', () => {
    const night = { start: '2026-03-28T22:00' }
    expect(told('2026-03-28T12:00:00Z', { ...night, end: '2026-03-29T06:00' })).toEqual(['2026-03-28 22:00–2026-03-29 06:00'])
    expect(told('2026-03-28T12:00:00Z', { ...night, end: undefined, duration: 'PT8H' })).toEqual([
      '2026-03-28 22:00–2026-03-29 07:00',
    ])
    expect(told('2026-03-28T12:00:00Z', { ...night, end: undefined, duration: 'P1D' })).toEqual([
      '2026-03-28 22:00–2026-03-29 22:00',
    ])
  })

  it('makes days of 23 and 25 hours', () => {
    const hours = (now: string, start: string) =>
      datesOf(now, { start, end: undefined }).map((date) => (date.end - date.start) / 3_600_000)
    expect(hours('2026-03-28T12:00:00Z', '2026-03-29')).toEqual([23])
    expect(hours('2026-10-24T12:00:00Z', '2026-10-25')).toEqual([25])
  })
})

describe('an event whose rule cannot be read', () => {
  it('is left out and named, and the rest is published', () => {
    const faults: unknown[] = []
    const broken = { ...build('events', { id: 'broken' }), recurrence: { rule: 'FREQ=DAILY;BYDAY=XX', dates: [] } }
    const { events } = resolveAt(tuesday, { events: [broken, build('events')] }, faults).snapshot()
    expect(events.map(({ id }) => id)).toEqual(['choir'])
    expect(faults).toMatchObject([{ kind: 'events', id: 'broken' }])
  })
})
