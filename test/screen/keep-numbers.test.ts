import { expect, test } from 'vitest'
import { keepNumbers } from '../../screen/keep-numbers.ts'

test('a phone number is one left-to-right piece inside any text', () => {
  expect(keepNumbers('اتصلوا بنا: 05861 5550-10')).toBe('اتصلوا بنا: \u206605861\u00a05550\u2060-\u206010\u2069')
})

test('times, years and words are left as they are', () => {
  expect(keepNumbers('Ab 15:30 Uhr, 2026, Raum 12')).toBe('Ab 15:30 Uhr, 2026, Raum 12')
})
