import { expect, test } from 'vitest'
import { judgeCalendars } from '../../../server/doctor/judge-calendars.ts'

const garden = { name: 'Garten', status: 'read', leftOut: 0, failures: 0 } as const

test('calendars that are read are well, and one failure is no news', () => {
  const once = { ...garden, status: 'failing', failures: 1, reason: 'The address answers 500.' } as const
  expect(judgeCalendars([garden, once])).toEqual([{ is: 'well', what: 'Calendars of others that are read: 2' }])
})

test('a calendar that fails again and again is named with its reason', () => {
  const failing = { ...garden, status: 'failing', failures: 3, reason: 'The address answers 404.' } as const
  expect(judgeCalendars([garden, failing])).toMatchObject([
    { is: 'note', what: 'The calendar "Garten" could not be read 3 times in a row: The address answers 404.' },
  ])
})

test('a house without subscriptions, or with resting ones, has nothing to say', () => {
  expect(judgeCalendars([])).toEqual([])
  expect(judgeCalendars([{ ...garden, status: 'resting', failures: 9 }])).toEqual([])
})
