import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Content } from '../../../content/model/kinds.ts'
import { resolveContent } from '../../../content/resolve/resolve.ts'
import { takeAllSteps } from '../../../content/resolve/steps.ts'
import { createEventWriter, writeCalendar } from '../../../server/open-data/calendar/calendar.ts'
import { readIn } from '../../../server/open-data/reading.ts'
import type { Source } from '../../../server/open-data/source.ts'
import { build, buildContent, shortHash } from '../../content/builders.ts'
import { sample, toContent } from '../../content/sample/files.ts'
import { readByIcalJs, readByNodeIcal, type ReadDate } from './read-back.ts'
import { sourceOf } from './source.ts'

const write = (source: Source): string =>
  takeAllSteps(writeCalendar(source, readIn(source, 'de')!, {}, createEventWriter())).bytes.toString()

const tell = ({ uid, start, end, status }: Pick<ReadDate, 'uid' | 'start' | 'end' | 'status'>) =>
  `${uid.split('@')[0]} ${new Date(start).toISOString().slice(0, 16)}–${new Date(end).toISOString().slice(0, 16)} ${status}`

/** The dates of the timeline, as a calendar tells them: whole days without a zone, no end where nobody tells one. */
function resolved(content: Content, now: string): { dates: string[]; from: number; until: number } {
  const start = { store: 'shelf', revision: 1, publishedAt: 0, now: Date.parse(now), publicUrl: 'http://sofa.example' }
  const { timeline, window } = resolveContent(content, start, { hash: shortHash }).snapshot()
  const from = timeline.days[2]!.start
  const until = timeline.days.at(-2)!.start
  const midnight = (date: string) => Date.parse(`${date}T00:00Z`)
  const dates = Object.entries(timeline.occurrences).flatMap(([uid, occurrences]) =>
    occurrences.map(({ allDay, start, end, date, time, endDate, endTime, status }) => {
      const isUntold = date === endDate && time === endTime
      const times = allDay
        ? { start: midnight(date), end: midnight(endDate) + 86_400_000 }
        : { start, end: isUntold ? start : end }
      return { uid, ...times, status: status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED' }
    }),
  )
  expect(from).toBeGreaterThan(window.from)
  return { dates: within(dates, from, until), from, until }
}

const within = (dates: Pick<ReadDate, 'uid' | 'start' | 'end' | 'status'>[], from: number, until: number) =>
  dates
    .filter(({ start }) => start >= from && start < until)
    .map(tell)
    .sort()

function expectSame(content: Content, now: string, readers = [readByIcalJs, readByNodeIcal]) {
  const { dates, from, until } = resolved(content, now)
  const text = write(sourceOf(content, now))
  for (const read of readers) expect([read.name, within(read(text, from, until), from, until)]).toEqual([read.name, dates])
  return dates
}

const contentWith = (...events: Record<string, unknown>[]) =>
  buildContent({
    places: [build('places'), build('places', { id: 'yard', name: { de: 'Hof' } })],
    events: events.map((fields, index) => build('events', { id: `e${index}`, ...fields })),
    centre: [
      build('centre', {
        schoolHolidays: [{ id: 'spring', name: { de: 'Osterferien' }, from: '2026-03-23', until: '2026-04-07' }],
      }),
    ],
  })

describe('a calendar that other programs read', () => {
  it('has the dates of the sample', () => {
    const dates = expectSame(toContent(sample), '2026-01-06T10:00:00+01:00')
    expect(dates.length).toBeGreaterThan(100)
    expect(dates.filter((date) => date.endsWith('CANCELLED')).length).toBeGreaterThan(1)
  })

  it('has the dates around both clock changes, by night as well', () => {
    const nights = [
      { start: '2026-01-03T22:00', end: '2026-01-04T04:00', recurrence: { rule: 'FREQ=WEEKLY;BYDAY=SA' } },
      { start: '2026-01-04T02:30', end: '2026-01-04T03:30', recurrence: { rule: 'FREQ=WEEKLY' } },
      { start: '2026-01-04T01:30', end: undefined, duration: 'PT2H', recurrence: { rule: 'FREQ=DAILY;COUNT=400' } },
      { start: '2026-01-03T15:00', end: '2026-01-04T15:00', recurrence: { rule: 'FREQ=DAILY;INTERVAL=3' } },
    ]
    for (const now of ['2026-03-01T10:00:00+01:00', '2026-09-20T10:00:00+02:00']) {
      const dates = expectSame(contentWith(...nights), now)
      expect(dates.length).toBeGreaterThan(100)
    }
  })

  it('has the dates of other zones, with the zones it brings itself', () => {
    const zones = ['America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC', 'Pacific/Auckland']
    const events = zones.map((timeZone) => ({
      timeZone,
      start: '2025-12-01T19:00',
      end: '2025-12-01T21:00',
      recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO,TH' },
    }))
    for (const now of ['2026-01-25T10:00:00+01:00', '2026-09-20T10:00:00+02:00']) expectSame(contentWith(...events), now)
  })

  it('has whole days, several of them, moved and cancelled ones', () => {
    expectSame(
      contentWith(
        { start: '2026-03-20', end: '2026-04-02' },
        { start: '2026-03-02', allDay: true, recurrence: { rule: 'FREQ=WEEKLY' }, excludedDates: ['2026-03-16'] },
        {
          start: '2026-03-03',
          end: '2026-03-04',
          recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2' },
          changes: [
            { id: 'a', original: '2026-03-17', start: '2026-03-19', end: '2026-03-21' },
            { id: 'b', original: '2026-03-31', cancelled: true, reason: { de: 'Regen' } },
          ],
        },
      ),
      '2026-03-01T10:00:00+01:00',
    )
  })

  it('begins where the rule makes its first date: others would count the written start as one', () => {
    const content = contentWith({ start: '2026-03-04T14:00', recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=3' } })
    expect(write(sourceOf(content, '2026-03-01T10:00:00+01:00'))).toContain('DTSTART;TZID=Europe/Berlin:20260309T140000')
  })

  it('leaves out what is excluded or skipped and nothing that is given by name', () => {
    const dates = expectSame(
      contentWith(
        { start: '2026-03-02T10:00', recurrence: { rule: 'FREQ=DAILY' }, skip: ['holidays', 'school-holidays'] },
        { start: '2026-03-02T11:00', recurrence: { rule: 'FREQ=WEEKLY;COUNT=6' }, skip: ['school-holidays'] },
        {
          start: '2026-03-02T12:00',
          end: '2026-03-02T13:00',
          recurrence: { rule: 'FREQ=DAILY;UNTIL=20260310' },
          excludedDates: ['2026-03-05', '2026-03-07T12:00'],
        },
        { start: '2026-03-04T14:00', recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20260330T120000Z' } },
      ),
      '2026-03-01T10:00:00+01:00',
    )
    expect(dates.filter((date) => date.startsWith('e1')).length).toBe(4 - 1)
    expect(dates.some((date) => date.startsWith('e0 2026-03-25'))).toBe(false)
    expect(dates.some((date) => date.startsWith('e2 2026-03-05') || date.startsWith('e2 2026-03-07'))).toBe(false)
    expect(dates.some((date) => date.startsWith('e3 2026-03-04'))).toBe(false)
  })

  it('has further dates, on a holiday that the series skips as well', () => {
    const dates = expectSame(
      contentWith({
        start: '2026-03-02T10:00',
        end: '2026-03-02T11:00',
        recurrence: { rule: 'FREQ=WEEKLY', dates: ['2026-03-30T10:00', '2026-03-12T18:00', '2026-03-16'] },
        skip: ['school-holidays'],
      }),
      '2026-03-01T10:00:00+01:00',
      [readByIcalJs],
    )
    expect(dates.filter((date) => date < 'e0 2026-04-08')).toEqual([
      'e0 2026-03-02T09:00–2026-03-02T10:00 CONFIRMED',
      'e0 2026-03-09T09:00–2026-03-09T10:00 CONFIRMED',
      'e0 2026-03-12T17:00–2026-03-12T18:00 CONFIRMED',
      'e0 2026-03-16T09:00–2026-03-16T10:00 CONFIRMED',
      'e0 2026-03-30T08:00–2026-03-30T09:00 CONFIRMED',
    ])
    expectSame(
      contentWith({ start: '2026-03-05T10:00', recurrence: { dates: ['2026-04-05T11:00', '2026-03-12T18:00'] } }),
      '2026-03-01T10:00:00+01:00',
      [readByIcalJs],
    )
  })

  it('has single dates that were moved, cancelled or put elsewhere', () => {
    const content = contentWith(
      {
        start: '2026-03-10T10:00',
        end: '2026-03-10T12:00',
        changes: [{ id: 'a', original: '2026-03-10T10:00', start: '2026-03-11T16:00' }],
      },
      {
        start: '2026-03-10T10:00',
        changes: [{ id: 'a', original: '2026-03-10T10:00', cancelled: true, reason: { de: 'Krank, leider' } }],
      },
      {
        start: '2026-03-03T18:00',
        end: '2026-03-03T19:00',
        place: 'hall',
        recurrence: { rule: 'FREQ=WEEKLY' },
        changes: [{ id: 'a', original: '2026-03-17T18:00', place: 'yard', title: { de: 'Chor im Hof' } }],
      },
    )
    expectSame(content, '2026-03-01T10:00:00+01:00')
    for (const read of [readByIcalJs, readByNodeIcal]) {
      const dates = read(
        write(sourceOf(content, '2026-03-01T10:00:00+01:00')),
        Date.parse('2026-03-01'),
        Date.parse('2026-03-31'),
      )
      expect(dates.filter(({ status }) => status === 'CANCELLED').map(({ summary }) => summary)).toEqual(['Fällt aus: Chor'])
      expect(dates.filter(({ uid }) => uid.startsWith('e2')).map(({ summary, location }) => [summary, location])).toEqual([
        ['Chor', 'Saal, Am Markt 1, 29451 Dannenberg'],
        ['Chor', 'Saal, Am Markt 1, 29451 Dannenberg'],
        ['Chor im Hof', 'Hof, Am Markt 1, 29451 Dannenberg'],
        ['Chor', 'Saal, Am Markt 1, 29451 Dannenberg'],
      ])
    }
  })

  it('has the dates of random series, in any zone and around both clock changes', () => {
    const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
    const number = (from: number, to: number) => fc.integer({ min: from, max: to })
    const someDays = fc.subarray(days, { minLength: 1, maxLength: 4 }).map((list) => list.join(','))
    const rule = fc.oneof(
      fc.tuple(number(1, 5)).map(([interval]) => `FREQ=DAILY;INTERVAL=${interval}`),
      fc.tuple(number(1, 3), someDays).map(([interval, list]) => `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${list}`),
      fc.tuple(number(-1, 4), fc.constantFrom(...days)).map(([week, day]) => `FREQ=MONTHLY;BYDAY=${week || 1}${day}`),
      fc.tuple(number(1, 28)).map(([day]) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
    )
    const bound = fc.constantFrom('', ';COUNT=9', ';COUNT=40', ';UNTIL=20260412', ';UNTIL=20261101T120000Z')
    const event = fc.record({
      rule: fc.tuple(rule, bound).map((parts) => parts.join('')),
      day: number(1, 28),
      // The middle of the night has a test of its own.
      hour: number(6, 22),
      minutes: fc.constantFrom(0, 30, 60, 95),
      timeZone: fc.constantFrom(
        'Europe/Berlin',
        'Europe/Berlin',
        'Europe/London',
        'America/New_York',
        'Asia/Tehran',
        'Pacific/Apia',
      ),
      allDay: fc.boolean(),
      skip: fc.subarray(['holidays', 'school-holidays']),
    })
    const write = ({ rule, day, hour, minutes, timeZone, allDay, skip }: Parameters<Parameters<typeof event.map>[0]>[0]) => {
      const date = `2026-01-${String(day).padStart(2, '0')}`
      const timed = { start: `${date}T${String(hour).padStart(2, '0')}:15`, end: undefined, timeZone }
      const whole = { start: date, end: undefined, allDay }
      const length = minutes > 0 && !allDay ? { duration: `PT${minutes}M` } : {}
      return { ...(allDay ? whole : timed), ...length, recurrence: { rule }, skip }
    }
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 4 }), fc.constantFrom('2026-02-10', '2026-09-10'), (events, day) => {
        expectSame(contentWith(...events.map(write)), `${day}T10:00:00+01:00`)
      }),
      { seed: 5545, numRuns: 30 },
    )
  })
})
