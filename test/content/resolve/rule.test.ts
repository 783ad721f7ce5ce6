import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { RRuleTemporal } from 'rrule-temporal'
import { describe, expect, it } from 'vitest'
import { expandPlainRule } from '../../../content/resolve/plain-rule.ts'
import { expandRule } from '../../../content/resolve/rule.ts'
import { readWall, writeMoment } from '../../../content/resolve/wall.ts'
import { createZone } from '../../../content/resolve/zone.ts'

const berlin = createZone('Europe/Berlin')

const starts = (rule: string, start: string, from: string, until: string) =>
  expandRule(rule, readWall(start), berlin, readWall(from), readWall(until)).map(writeMoment)

describe('a recurrence rule', () => {
  it.each([
    ['every Tuesday', 'FREQ=WEEKLY;BYDAY=TU', ['2026-01-06T18:00', '2026-01-13T18:00', '2026-01-20T18:00', '2026-01-27T18:00']],
    ['every second Tuesday', 'FREQ=WEEKLY;INTERVAL=2', ['2026-01-06T18:00', '2026-01-20T18:00']],
    ['the last Friday of the month', 'FREQ=MONTHLY;BYDAY=-1FR', ['2026-01-30T18:00']],
    ['the 31st', 'FREQ=MONTHLY;BYMONTHDAY=31', ['2026-01-31T18:00']],
    [
      'working days',
      'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=4',
      ['2026-01-06T18:00', '2026-01-07T18:00', '2026-01-08T18:00', '2026-01-09T18:00'],
    ],
    ['the second Wednesday and last Monday', 'FREQ=MONTHLY;BYDAY=2WE,-1MO', ['2026-01-14T18:00', '2026-01-26T18:00']],
    ['once a year', 'FREQ=YEARLY', ['2026-01-06T18:00']],
    [
      'twice a day',
      'FREQ=DAILY;INTERVAL=10;BYHOUR=10,18',
      ['2026-01-06T18:00', '2026-01-16T10:00', '2026-01-16T18:00', '2026-01-26T10:00', '2026-01-26T18:00'],
    ],
  ])('can say: %s', (_, rule, expected) => {
    expect(starts(rule, '2026-01-06T18:00', '2026-01-01', '2026-02-01')).toEqual(expected)
  })

  it.each([
    ['a date: through that day', 'UNTIL=20260113', ['2026-01-06T18:00', '2026-01-13T18:00']],
    ['local time', 'UNTIL=20260113T180000', ['2026-01-06T18:00', '2026-01-13T18:00']],
    ['UTC, which is an hour behind', 'UNTIL=20260113T170000Z', ['2026-01-06T18:00', '2026-01-13T18:00']],
    ['UTC, a minute too early', 'UNTIL=20260113T165900Z', ['2026-01-06T18:00']],
  ])('may end at %s', (_, until, expected) => {
    expect(starts(`FREQ=WEEKLY;${until}`, '2026-01-06T18:00', '2026-01-01', '2026-03-01')).toEqual(expected)
    expect(starts(`FREQ=WEEKLY;BYHOUR=18;${until}`, '2026-01-06T18:00', '2026-01-01', '2026-03-01')).toEqual(expected)
  })

  it('keeps the wall clock through both clock changes, gap and fold included', () => {
    expect(starts('FREQ=WEEKLY', '2026-03-22T02:30', '2026-03-20', '2026-04-06')).toEqual([
      '2026-03-22T02:30',
      '2026-03-29T02:30',
      '2026-04-05T02:30',
    ])
    expect(starts('FREQ=MONTHLY;BYDAY=-1SU', '2026-02-22T02:30', '2026-03-01', '2026-05-01')).toEqual([
      '2026-03-29T02:30',
      '2026-04-26T02:30',
    ])
  })

  it('counts from its own beginning, not from the window', () => {
    expect(starts('FREQ=WEEKLY;COUNT=3', '2026-01-06T18:00', '2026-01-15', '2026-03-01')).toEqual(['2026-01-20T18:00'])
  })

  it('that never comes true is soon found out', () => {
    for (const never of [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31',
      'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=6',
    ]) {
      expect(starts(never, '1990-01-06T18:00', '2026-01-01', '2026-04-11')).toEqual([])
    }
  })

  it('with several times a day is soon made out, and ends at its time', () => {
    const times = 'FREQ=DAILY;BYHOUR=23,9,18;BYMINUTE=30,0'
    expect(starts(times, '2026-01-06T18:00', '2026-01-06', '2026-01-08')).toEqual([
      ...['T18:00', 'T18:30', 'T23:00', 'T23:30'].map((time) => `2026-01-06${time}`),
      ...['T09:00', 'T09:30', 'T18:00', 'T18:30', 'T23:00', 'T23:30'].map((time) => `2026-01-07${time}`),
    ])
    expect(starts(`${times};UNTIL=20260107T083000Z`, '2026-01-06T18:00', '2026-01-07', '2026-02-01')).toEqual([
      '2026-01-07T09:00',
      '2026-01-07T09:30',
    ])
    expect(starts('FREQ=WEEKLY;BYDAY=TU;BYHOUR=9', '2026-01-06T18:00', '2026-01-01', '2026-01-21')).toEqual([
      '2026-01-13T09:00',
      '2026-01-20T09:00',
    ])
  })

  it('may end in a leap second', () => {
    expect(starts('FREQ=DAILY;UNTIL=20260107T235960', '2026-01-06T18:00', '2026-01-01', '2026-02-01')).toHaveLength(2)
  })

  it('is refused when it is finer than daily or cannot be read', () => {
    for (const wrong of [
      'FREQ=HOURLY',
      'FREQ=MINUTELY',
      'FREQ=SECONDLY;COUNT=2',
      'FREQ=NEVER',
      'FREQ=WEEKLY;UNTIL=20261301T000000Z',
    ]) {
      expect(() => starts(wrong, '2026-01-06T18:00', '2026-01-01', '2026-02-01')).toThrow(RangeError)
    }
  })
})

describe('our own arithmetic for plain rules', () => {
  const day = fc.integer({ min: Date.UTC(2024, 0, 1) / 86_400_000, max: Date.UTC(2026, 5, 1) / 86_400_000 })
  const plain = fc.record({
    frequency: fc.constantFrom('WEEKLY', 'DAILY'),
    interval: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    days: fc.option(fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 }), { nil: undefined }),
    weekStart: fc.option(fc.constantFrom('MO', 'SU', 'TH'), { nil: undefined }),
    count: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
    until: fc.option(day, { nil: undefined }),
  })

  it('says what the library says', () => {
    let compared = 0
    fc.assert(
      fc.property(
        plain,
        day,
        fc.integer({ min: 0, max: 1_439 }),
        day,
        fc.integer({ min: 1, max: 120 }),
        (made, startDay, minute, fromDay, length) => {
          const until =
            made.until === undefined
              ? undefined
              : `${new Date(made.until * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')}T120000Z`
          const parts = new Map(
            Object.entries({
              FREQ: made.frequency,
              INTERVAL: made.interval,
              BYDAY: made.days,
              WKST: made.weekStart,
              ...(made.count === undefined ? { UNTIL: until } : { COUNT: made.count }),
            }).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]])),
          )
          const start = startDay * 86_400_000 + minute * 60_000
          const [from, end] = [fromDay * 86_400_000, (fromDay + length) * 86_400_000]
          const ours = expandPlainRule(parts, start, from, end)
          if (!ours) return
          compared++
          const rule = new RRuleTemporal({
            rruleString: [...parts].map((part) => part.join('=')).join(';'),
            dtstart: Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC'),
          })
          expect(ours).toEqual(
            rule.between(new Date(from), new Date(end - 1), true).map(({ epochMilliseconds }) => epochMilliseconds),
          )
        },
      ),
      { numRuns: 1_000, seed: 7 },
    )
    expect(compared).toBeGreaterThan(500)
  })

  it('leaves the rest to the library', () => {
    for (const rule of [
      { FREQ: 'MONTHLY' },
      { FREQ: 'WEEKLY', BYDAY: '1TU' },
      { FREQ: 'WEEKLY', BYMONTH: '3' },
      { FREQ: 'DAILY', INTERVAL: '2', BYDAY: 'MO' },
    ]) {
      expect(expandPlainRule(new Map(Object.entries(rule)), 0, 0, 1e12)).toBeUndefined()
    }
  })
})
