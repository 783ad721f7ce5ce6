import { describe, expect, test } from 'vitest'
import { localeOf } from '../../../content/rules/locale.ts'
import { tellSpan, tellUntil } from '../../../content/rules/time-span.ts'

const bare = (text: string) => text.replace(/[\s\u2066-\u2069]/g, '')

describe('a span of time', () => {
  test.each(['ar', 'fa', 'fa-AF', 'en', 'ru'])('in %s is joined as CLDR joins it', (tag) => {
    const format = new Intl.DateTimeFormat(localeOf(tag), {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
    })
    const cldr = format.formatRange(Date.UTC(2026, 0, 6, 14), Date.UTC(2026, 0, 6, 16))
    expect(bare(tellSpan(tag, '14:00', '16:00'))).toBe(bare(cldr))
  })

  test('is one piece that runs as its language does', () => {
    expect(tellSpan('de', '09:00', '10:30')).toBe('\u206609:00 – 10:30\u2069')
    expect(tellSpan('de-simple', '09:00', '10:30')).toBe('\u206609:00 – 10:30\u2069')
    expect(tellSpan('ar', '09:00', '10:30')).toBe('\u206709:00 – 10:30\u2069')
    expect(tellSpan('fa-AF', '09:00', '10:30')).toBe('\u206709:00 تا 10:30\u2069')
  })

  test('whose start stands elsewhere keeps its joiner before the end', () => {
    expect(tellUntil('ru', '10:30')).toBe('\u2066– 10:30\u2069')
    expect(tellUntil('ar', '10:30')).toBe('\u2067– 10:30\u2069')
    expect(tellUntil('fa-AF', '10:30')).toBe('\u2067تا 10:30\u2069')
  })

  test('of days is joined alike', () => {
    expect(tellSpan('de', '15. März', '22. März')).toBe('\u206615. März – 22. März\u2069')
    expect(tellSpan('fa-AF', '15 مارچ', '22 مارچ')).toBe('\u206715 مارچ تا 22 مارچ\u2069')
  })
})
