import { describe, expect, test } from 'vitest'
import { dayAndMonth, languageName, longDay, shortDay } from '../../screen/dates.ts'

describe('days in words', () => {
  test.each([
    ['de', 'Sonntag, 22. November'],
    ['de-simple', 'Sonntag, 22. November'],
    ['en', 'Sunday 22 November'],
    ['ru', 'воскресенье, 22 ноября'],
    ['ar', 'الأحد، 22 نوفمبر'],
    ['fa-AF', 'یکشنبه 22 نومبر'],
  ])('%s keeps the Gregorian calendar and its own digits', (tag, words) => {
    expect(longDay(tag, '2026-11-22')).toBe(words)
  })

  test('a day and a month', () => {
    expect(dayAndMonth('fa-AF', '2026-03-01')).toBe('1 مارچ')
    expect(dayAndMonth('ar', '2026-03-01')).toBe('1 مارس')
  })

  test('a short day is never a cut-off word', () => {
    expect(shortDay('de', '2026-11-22')).toBe('So., 22. Nov.')
    expect(shortDay('fa-AF', '2026-11-22')).toBe('یکشنبه 22 نومبر')
  })

  test('spoken languages are named in the language of the reader', () => {
    expect(languageName('de', 'fa-AF')).toBe('Dari')
    expect(languageName('ar', 'ru')).toBe('الروسية')
    expect(languageName('de-simple', 'de')).toBe('Deutsch')
  })
})
