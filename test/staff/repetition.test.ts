import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { findRuleFault } from '../../content/model/rule.ts'
import { weekdays } from '../../content/model/time.ts'
import { ruleWords as de } from '../../staff/messages/rule.de.ts'
import { ruleWords as en } from '../../staff/messages/rule.en.ts'
import {
  beginRepetition,
  ordinalOf,
  ordinals,
  readRepetition,
  type Repetition,
  writeRepetition,
} from '../../staff/model/repetition.ts'
import { sayRepetition } from '../../staff/model/say-repetition.ts'

/** The Tuesday of the example. */
const start = '2026-11-24T15:00'

const ends = fc.constantFrom(undefined, { until: '2027-06-30' }, { count: 12 })
const every = fc.integer({ min: 1, max: 12 })
const repetitions: fc.Arbitrary<Repetition> = fc.oneof(
  fc.record({ unit: fc.constant('day' as const), every, end: ends }),
  fc.record({ unit: fc.constant('week' as const), every, end: ends, days: fc.subarray([...weekdays], { minLength: 1 }) }),
  fc.record({
    unit: fc.constant('month' as const),
    every,
    end: ends,
    on: fc.oneof(
      fc.record({ by: fc.constant('day' as const), day: fc.constantFrom(-1, ...Array.from({ length: 31 }, (_, n) => n + 1)) }),
      fc.record({ by: fc.constant('weekday' as const), nth: fc.constantFrom(...ordinals), day: fc.constantFrom(...weekdays) }),
    ),
  }),
  fc.record({ unit: fc.constant('year' as const), every, end: ends }),
)

describe('the form’s repetition', () => {
  it('is a rule the schema takes, and is read back as it was chosen', () => {
    fc.assert(
      fc.property(repetitions, (repetition) => {
        const rule = writeRepetition(repetition)
        expect(findRuleFault(rule)).toBeUndefined()
        expect(readRepetition(rule, start)).toEqual(repetition)
      }),
    )
  })

  it('begins on the day of the event, in each of its units', () => {
    expect(beginRepetition('week', start, undefined)).toEqual({ unit: 'week', every: 1, days: ['TU'], end: undefined })
    expect(beginRepetition('month', '2026-11-30', undefined)).toMatchObject({ on: { by: 'weekday', nth: -1, day: 'MO' } })
    expect(['01', '07', '08', '28', '29'].map((day) => ordinalOf(`2026-11-${day}`))).toEqual([1, 1, 2, 4, -1])
  })

  it.each([
    ['FREQ=WEEKLY', { unit: 'week', every: 1, days: ['TU'] }],
    ['FREQ=MONTHLY', { unit: 'month', on: { by: 'day', day: 24 } }],
    ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2', { unit: 'month', on: { by: 'weekday', nth: 2, day: 'TU' } }],
    ['FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24', { unit: 'year' }],
    ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T235959', { end: { until: '2027-06-30' } }],
  ])('understands %s as other programs write it', (rule, meant) => {
    expect(readRepetition(rule, start)).toMatchObject(meant)
  })

  it.each([
    'FREQ=MONTHLY;BYDAY=TU',
    'FREQ=MONTHLY;BYDAY=1TU,3TU',
    'FREQ=MONTHLY;BYDAY=5TU',
    'FREQ=MONTHLY;BYMONTHDAY=1,15',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU',
    'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T120000Z',
    'FREQ=WEEKLY;BYDAY=1TU',
    'FREQ=YEARLY;BYMONTH=5',
    'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1',
    'FREQ=DAILY;BYMONTH=1',
    'FREQ=HOURLY',
  ])('does not pretend to understand %s', (rule) => {
    expect(readRepetition(rule, start)).toBeUndefined()
  })
})

const sentences: readonly [rule: string, german: string, english: string][] = [
  ['FREQ=DAILY', 'Jeden Tag', 'Every day'],
  ['FREQ=DAILY;INTERVAL=3', 'Alle 3 Tage', 'Every 3 days'],
  ['FREQ=WEEKLY', 'Jeden Dienstag', 'Every Tuesday'],
  ['FREQ=WEEKLY;BYDAY=FR,TU', 'Jeden Dienstag und Freitag', 'Every Tuesday and Friday'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'Jeden Tag von Montag bis Freitag', 'Every day from Monday to Friday'],
  ['FREQ=DAILY;BYDAY=SA,SU', 'Jeden Samstag und Sonntag', 'Every Saturday and Sunday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'Alle 2 Wochen dienstags', 'Every 2 weeks on Tuesday'],
  ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630', 'Jeden Dienstag, bis 30. Juni 2027', 'Every Tuesday, until 30 June 2027'],
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=10', 'Jeden Dienstag, 10 Mal', 'Every Tuesday, 10 times'],
  ['FREQ=MONTHLY;BYDAY=2TU', 'Jeden 2. Dienstag im Monat', 'On the 2nd Tuesday of the month'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'Am letzten Freitag im Monat', 'On the last Friday of the month'],
  ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2', 'Jeden 2. Dienstag im Monat', 'On the 2nd Tuesday of the month'],
  ['FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO', 'Alle 3 Monate am 1. Montag', 'Every 3 months on the 1st Monday'],
  ['FREQ=MONTHLY;BYMONTHDAY=15', 'Am 15. jedes Monats', 'On the 15th of each month'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'Am letzten Tag jedes Monats', 'On the last day of each month'],
  ['FREQ=YEARLY', 'Jedes Jahr am 24. November', 'Every year on 24 November'],
  ['FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=1', 'Alle 2 Jahre am 1. Mai', 'Every 2 years on 1 May'],
  // What only other programs make.
  ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'Jeden Monat am 1. und 15.', 'Every month on the 1st and 15th'],
  [
    'FREQ=MONTHLY;BYDAY=1MO,-1FR',
    'Jeden Monat am 1. Montag und am letzten Freitag',
    'Every month on the 1st Monday and on the last Friday',
  ],
  ['FREQ=YEARLY;BYMONTH=5;BYDAY=3SU', 'Jedes Jahr am 3. Sonntag im Mai', 'Every year on the 3rd Sunday in May'],
  [
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    'Jedes Jahr an jedem Montag in Kalenderwoche 20',
    'Every year on every Monday in calendar week 20',
  ],
  ['FREQ=YEARLY;BYYEARDAY=100', 'Jedes Jahr am 100. Tag des Jahres', 'Every year on the 100th day of the year'],
  [
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    'Jeden Monat an jedem Montag, Dienstag, Mittwoch, Donnerstag und Freitag, davon nur der 2.-letzte Termin',
    'Every month on every Monday, Tuesday, Wednesday, Thursday and Friday, only the 2nd to last of these',
  ],
  ['FREQ=DAILY;BYHOUR=9,14', 'Jeden Tag um 9:00 und 14:00 Uhr', 'Every day at 9:00 and 14:00'],
  ['FREQ=HOURLY', 'Eine besondere Wiederholung', 'A special repetition'],
]

const plain = { excludedDates: [], skip: [] }

describe('a repetition in words', () => {
  test.each(sentences)('%s is “%s”', (rule, german, english) => {
    const event = { ...plain, start, recurrence: { rule, dates: [] } }
    expect(sayRepetition(event, de, 'Europe/Berlin')).toBe(german)
    expect(sayRepetition(event, en, 'Europe/Berlin')).toBe(english)
  })

  it('tells exceptions, the end and single dates, few by name and many by number', () => {
    const rule = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270630T215959Z'
    const skip: ('holidays' | 'school-holidays')[] = ['holidays', 'school-holidays']
    const event = { start, recurrence: { rule, dates: ['2027-01-03T10:00'] }, skip, excludedDates: ['2026-12-22'] }
    expect(sayRepetition(event, de, 'Europe/Berlin')).toBe(
      'Alle 2 Wochen dienstags, außer an Feiertagen und in den Schulferien, bis 30. Juni 2027, nicht am 22. Dezember 2026, dazu am 3. Januar 2027',
    )
    const many = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04']
    expect(sayRepetition({ ...event, excludedDates: many, recurrence: { rule, dates: many } }, en, 'Europe/Berlin')).toBe(
      'Every 2 weeks on Tuesday, except on public holidays and in the school holidays, until 30 June 2027, without 4 single days, also on 4 single days',
    )
  })

  it('an end before the hour of the series is the day before', () => {
    const event = { ...plain, start, recurrence: { rule: 'FREQ=DAILY;UNTIL=20270630T120000', dates: [] } }
    expect(sayRepetition(event, de, 'Europe/Berlin')).toBe('Jeden Tag, bis 29. Juni 2027')
  })

  it('is silent about what takes place once, and names the days of a series without a rule', () => {
    expect(sayRepetition({ ...plain, start }, de, 'Europe/Berlin')).toBeUndefined()
    expect(sayRepetition({ ...plain, start, recurrence: { dates: ['2026-12-01T15:00'] } }, de, 'Europe/Berlin')).toBe(
      '24. November 2026 und 1. Dezember 2026',
    )
  })

  it('every rule gets a sentence without gaps', () => {
    const part = (name: string, value: fc.Arbitrary<string>) => value.map((each) => `${name}=${each}`)
    const rules = fc
      .tuple(
        fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
        fc.subarray(['INTERVAL=2', 'BYMONTH=1,7', 'BYMONTHDAY=-1,5', 'BYYEARDAY=-1', 'BYWEEKNO=20', 'BYSETPOS=-1', 'BYHOUR=9']),
        fc.option(part('BYDAY', fc.constantFrom('MO', '2TU', '-1FR,MO', 'MO,TU,WE,TH,FR,SA,SU'))),
      )
      .map(([frequency, parts, byDay]) => [`FREQ=${frequency}`, ...parts, ...(byDay ? [byDay] : [])].join(';'))
    fc.assert(
      fc.property(rules, (rule) => {
        for (const words of [de, en]) {
          const said = sayRepetition({ ...plain, start, recurrence: { rule, dates: [] } }, words, 'Europe/Berlin') ?? ''
          expect(said).toMatch(/^[A-Z]/)
          expect(said).not.toMatch(/undefined|NaN| {2}|, ,| $/)
        }
      }),
    )
  })
})
