import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../../content/model/snapshot.ts'
import {
  comingDates,
  endTold,
  isRunning,
  phaseAt,
  resolveToday,
  type Row,
  rowKey,
  rowsBetween,
  rowsOfDay,
} from '../../../content/rules/occurrences.ts'
import { periodAt } from '../../../content/rules/programme/period.ts'
import { build } from '../builders.ts'
import { snapshotAt } from '../resolved.ts'

const tuesday = '2026-01-06T09:00:00Z'
const weekly = { recurrence: { rule: 'FREQ=WEEKLY' } }
const event = (id: string, start: string, end: string | undefined, more: Record<string, unknown> = {}) =>
  build('events', { id, start, end, ...more })
const idsOf = (rows: Row[]) => rows.map(({ event: { id } }) => id)
const today = (snapshot: Snapshot, instant: string) => {
  const { now, later, running, next } = resolveToday(snapshot, Date.parse(instant))
  return { now: idsOf(now), later: idsOf(later), running: idsOf(running), next: idsOf(next) }
}

describe('today', () => {
  const snapshot = snapshotAt(tuesday, {
    events: [
      event('breakfast', '2026-01-06T09:00', '2026-01-06T11:00'),
      event('choir', '2026-01-06T18:00', '2026-01-06T19:30', weekly),
      event('film', '2026-01-06T18:00', '2026-01-06T20:00'),
      event('party', '2026-01-06T22:00', '2026-01-07T02:00'),
      event('exhibition', '2025-12-01T10:00', '2026-02-01T18:00'),
      event('tidying', '2026-01-06', undefined),
      event('walk', '2026-01-08T10:00', '2026-01-08T11:00'),
    ],
  })

  it('is what runs now, what comes later, what runs for long, and what is next on other days', () => {
    expect(today(snapshot, '2026-01-06T09:00:00Z')).toEqual({
      now: ['tidying', 'breakfast'],
      later: ['film', 'choir', 'party'],
      running: ['exhibition'],
      next: ['walk', 'choir', 'choir'],
    })
  })

  it('lists single events before series that begin at the same time', () => {
    expect(today(snapshot, '2026-01-06T17:00:00Z').now).toEqual(['tidying', 'film', 'choir'])
  })

  it('leaves out what has ended, to the minute', () => {
    expect(today(snapshot, '2026-01-06T09:59:59Z').now).toContain('breakfast')
    expect(today(snapshot, '2026-01-06T10:00:00Z').now).toEqual(['tidying'])
  })

  it('keeps a night past midnight until it ends, and not a minute longer', () => {
    expect(today(snapshot, '2026-01-06T23:30:00Z').now).toEqual(['party'])
    expect(today(snapshot, '2026-01-07T01:00:00Z').now).toEqual([])
    expect(idsOf(rowsOfDay(snapshot, '2026-01-07').dated)).toEqual([])
  })

  it('without anything left still knows what is next', () => {
    expect(today(snapshot, '2026-01-07T12:00:00Z')).toEqual({
      now: [],
      later: [],
      running: ['exhibition'],
      next: ['walk', 'choir', 'choir'],
    })
  })

  it('shows a cancelled date until it would have ended, and never as the next', () => {
    const changes = [
      { id: 'a', original: '2026-01-06T18:00', cancelled: true },
      { id: 'b', original: '2026-01-13T18:00', cancelled: true },
    ]
    const cancelled = snapshotAt(tuesday, {
      events: [event('choir', '2026-01-06T18:00', '2026-01-06T19:30', { ...weekly, changes })],
    })
    expect(today(cancelled, '2026-01-06T12:00:00Z').later).toEqual(['choir'])
    expect(today(cancelled, '2026-01-06T18:29:59Z').now).toEqual(['choir'])
    expect(today(cancelled, '2026-01-06T18:30:00Z')).toMatchObject({ now: [], later: [] })
    expect(resolveToday(cancelled, Date.parse('2026-01-06T12:00:00Z')).next.map(({ occurrence }) => occurrence.date)).toEqual([
      '2026-01-20',
      '2026-01-27',
      '2026-02-03',
    ])
  })

  it('takes a moved date where it has moved to, and its own place with it', () => {
    const changes = [{ id: 'a', original: '2026-01-13T18:00', start: '2026-01-06T15:00', place: 'hall' }]
    const moved = snapshotAt(tuesday, {
      places: [build('places'), build('places', { id: 'park' })],
      events: [event('choir', '2026-01-06T18:00', '2026-01-06T19:30', { ...weekly, place: 'park', changes })],
    })
    const rows = rowsOfDay(moved, '2026-01-06').dated
    expect(rows.map(({ occurrence: { time, status }, place }) => [time, status, place])).toEqual([
      ['15:00', 'moved', 'hall'],
      ['18:00', 'planned', 'park'],
    ])
  })

  it('tells those who come for a moved date where it went, until it would have ended', () => {
    const changes = [
      { id: 'a', original: '2026-01-06T18:00', start: '2026-01-08T17:00' },
      { id: 'b', original: '2026-01-13T18:00', start: '2026-01-13T16:00' },
      { id: 'c', original: '2026-01-20T18:00', start: '2027-05-04T18:00' },
    ]
    const moved = snapshotAt(tuesday, {
      events: [event('choir', '2026-01-06T18:00', '2026-01-06T19:30', { ...weekly, changes })],
    })
    const told = (date: string) =>
      rowsOfDay(moved, date).dated.map((row) => [row.occurrence.time, row.occurrence.status, row.movedTo?.date, rowKey(row)])
    expect(told('2026-01-06')).toEqual([['18:00', 'cancelled', '2026-01-08', 'choir 2026-01-06T18:00 2026-01-06']])
    expect(told('2026-01-08')).toEqual([['17:00', 'moved', undefined, 'choir 2026-01-06T18:00 2026-01-08']])
    // On the same day the new hour is enough.
    expect(told('2026-01-13')).toEqual([['16:00', 'moved', undefined, 'choir 2026-01-13T18:00 2026-01-13']])
    // Also where the new day is further than screens know.
    expect(told('2026-01-20')).toEqual([['18:00', 'cancelled', '2027-05-04', 'choir 2026-01-20T18:00 2026-01-20']])
    expect(today(moved, '2026-01-06T18:29:59Z').now).toEqual(['choir'])
    expect(today(moved, '2026-01-06T18:30:00Z')).toMatchObject({ now: [], later: [], next: ['choir', 'choir', 'choir'] })
    expect(periodAt(moved, Date.parse('2026-01-06T18:00:00Z'))).toEqual({
      from: Date.parse('2026-01-06T17:00:00Z'),
      until: Date.parse('2026-01-06T18:30:00Z'),
    })
  })
})

describe('what runs for long', () => {
  it('lasts longer than a day, and not just past midnight', () => {
    const snapshot = snapshotAt(tuesday, {
      events: [
        event('a-night', '2026-01-06T22:00', '2026-01-07T21:59'),
        event('b-weekend', '2026-01-10T10:00', '2026-01-11T18:00'),
        event('c-day', '2026-01-10', '2026-01-10'),
        event('d-days', '2026-01-10', '2026-01-11'),
        event('e-evening', '2026-01-10T18:00', '2026-01-11T00:00'),
      ],
    })
    const rows = rowsBetween(snapshot, snapshot.window.from, snapshot.window.until)
    expect(idsOf(rows.filter(isRunning))).toEqual(['d-days', 'b-weekend'])
    expect(idsOf(rowsOfDay(snapshot, '2026-01-11').running)).toEqual(['d-days', 'b-weekend'])
  })
})

describe('the dates of one event', () => {
  const snapshot = snapshotAt(tuesday, { events: [event('choir', '2026-01-06T18:00', '2026-01-06T19:30', weekly)] })

  it('are those still to come, the running one first', () => {
    const dates = (instant: string) => comingDates(snapshot, 'choir', Date.parse(instant), 2).map(({ date }) => date)
    expect(dates('2026-01-06T18:29:00Z')).toEqual(['2026-01-06', '2026-01-13'])
    expect(dates('2026-01-06T18:30:00Z')).toEqual(['2026-01-13', '2026-01-20'])
    expect(comingDates(snapshot, 'other', 0)).toEqual([])
  })

  it('begin, run and end', () => {
    const [first] = snapshot.timeline.occurrences['choir']!
    expect([first!.start - 1, first!.start, first!.end - 1, first!.end].map((instant) => phaseAt(first!, instant))).toEqual([
      'later',
      'now',
      'now',
      'ended',
    ])
  })
})

describe('the end of a date', () => {
  it('is told where it is known, and a day ends at 24:00', () => {
    const told = (start: string, end: string | undefined) => {
      const snapshot = snapshotAt(tuesday, { events: [event('talk', start, end)] })
      return endTold(snapshot.timeline.occurrences['talk']![0]!)
    }
    expect(told('2026-01-06T18:00', '2026-01-06T19:30')).toBe('19:30')
    expect(told('2026-01-06T18:00', '2026-01-07T18:00')).toBe('18:00')
    expect(told('2026-01-06T18:00', '2026-01-07T00:00')).toBe('24:00')
    expect(told('2026-01-06T18:00', undefined)).toBeUndefined()
  })
})
