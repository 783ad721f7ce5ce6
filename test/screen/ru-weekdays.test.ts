import { expect, test } from 'vitest'
import { onDay, untilDay } from '../../screen/messages/ru-weekdays.ts'

test('a weekday takes the form Russian wants after «до» and «в»', () => {
  expect(untilDay('воскресенье, 22 ноября')).toBe('до воскресенья, 22 ноября')
  expect(onDay('вторник')).toBe('во вторник')
  expect(onDay('среда, 7 января')).toBe('в среду, 7 января')
})

test('what starts with no weekday stays as it is', () => {
  expect(untilDay('22 ноября')).toBe('до 22 ноября')
  expect(untilDay('\u206618:00\u2069')).toBe('до \u206618:00\u2069')
  expect(onDay('завтра')).toBe('завтра')
})
