import fc from 'fast-check'
import { findRuleFault } from '../../../content/model/rule.ts'

/** Rules that RFC 5545 allows, of every frequency and with every part, more often with few parts than with many. */

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const some = <T>(values: T[], most = 3) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most })
const around = (most: number) =>
  fc.uniqueArray(
    fc.integer({ min: 1, max: most }).chain((n) => fc.constantFrom(n, -n)),
    { minLength: 1, maxLength: 3 },
  )
/** In so many of ten rules. */
const rarely = <T>(value: fc.Arbitrary<T>, often: number) =>
  fc.oneof({ arbitrary: value, weight: often }, { arbitrary: fc.constant(undefined), weight: 10 - often })

const weekdays = some(days, 4)
const ordinals = (most: number) =>
  fc.uniqueArray(
    fc.tuple(fc.integer({ min: -most, max: most }), fc.constantFrom(...days)).map(([n, day]) => `${n || ''}${day}`),
    {
      minLength: 1,
      maxLength: 3,
    },
  )

const two = (number: number) => String(number).padStart(2, '0')

const common = {
  INTERVAL: rarely(fc.integer({ min: 1, max: 5 }), 4),
  COUNT: rarely(fc.integer({ min: 1, max: 60 }), 3),
  UNTIL: rarely(
    fc
      .tuple(fc.integer({ min: 2024, max: 2029 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.boolean())
      .map(([year, month, date, isDate]) => `${year}${two(month)}${two(date)}${isDate ? '' : 'T120000'}`),
    2,
  ),
  WKST: rarely(fc.constantFrom(...days), 2),
  BYMONTH: rarely(some([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), 3),
  BYHOUR: rarely(some([0, 2, 9, 18, 23]), 1),
  BYMINUTE: rarely(some([0, 15, 30]), 1),
  BYSETPOS: rarely(around(6), 2),
}

const frequencies = {
  DAILY: { BYMONTHDAY: rarely(around(31), 2), BYDAY: rarely(weekdays, 4) },
  WEEKLY: { BYDAY: rarely(weekdays, 7) },
  MONTHLY: { BYMONTHDAY: rarely(around(31), 3), BYDAY: rarely(fc.oneof(ordinals(5), weekdays), 6) },
  YEARLY: {
    BYMONTHDAY: rarely(around(31), 2),
    BYDAY: rarely(fc.oneof(ordinals(53), weekdays), 5),
    BYYEARDAY: rarely(around(366), 2),
    BYWEEKNO: rarely(around(53), 2),
  },
}

export const randomRule: fc.Arbitrary<string> = fc
  .oneof(
    ...Object.entries(frequencies).map(([frequency, own]) =>
      fc.record({ FREQ: fc.constant(frequency), ...common, ...(own as typeof frequencies.YEARLY) }),
    ),
  )
  .map((parts) =>
    Object.entries(parts)
      .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${String(value)}`]))
      .join(';'),
  )
  .filter((rule) => findRuleFault(rule) === undefined)
