import { expect, it } from 'vitest'
import { countWords, readingSeconds } from '../../../content/rules/reading-time.ts'

it('a slide stays eight seconds, and longer from the thirteenth word on', () => {
  expect(readingSeconds(0)).toBe(8)
  expect(readingSeconds(12)).toBe(8)
  expect(readingSeconds(13)).toBe(8.2)
  expect(readingSeconds(50)).toBe(23)
})

it('words are counted in every script, and nothing is no word', () => {
  expect(countWords('Kommen Sie herein, auch ohne Termin.')).toBe(6)
  expect(countWords('تفضلوا بالدخول، حتى دون موعد.')).toBe(5)
  expect(countWords('  ', undefined, '')).toBe(0)
  expect(countWords('Ein Titel', 'und sein Text')).toBe(5)
})
