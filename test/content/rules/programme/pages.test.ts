import { describe, expect, it } from 'vitest'
import { fillPages } from '../../../../content/rules/programme/fill.ts'
import { countLines, splitText, widestWord } from '../../../../content/rules/programme/measure.ts'

describe('pages', () => {
  const three = () => 3

  it('are as few as can be, and even', () => {
    expect(fillPages([1, 2, 3], three, 9)).toEqual([[1, 2, 3]])
    expect(fillPages([1, 2, 3, 4], three, 9)).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(fillPages([1, 2, 3, 4, 5, 6, 7], three, 9).map((page) => page.length)).toEqual([3, 3, 1])
  })

  it('of nothing are none', () => {
    expect(fillPages([], three, 9)).toEqual([])
  })

  it('a row too high for any page has one to itself', () => {
    expect(fillPages([2, 40, 2], (row) => row, 9)).toEqual([[2], [40], [2]])
  })

  it('a row may be higher where a page begins', () => {
    const withHeading = (_: string, above: string | undefined) => (above === undefined ? 5 : 2)
    expect(fillPages(['a', 'b', 'c', 'd'], withHeading, 9)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })
})

describe('lines', () => {
  it('are broken between words, and inside a word only when it is longer than a line', () => {
    expect(countLines('', 10)).toBe(0)
    expect(countLines('Heute', 10)).toBe(1)
    expect(countLines('Deutschkurs am Vormittag', 10)).toBe(2)
    expect(countLines('Rindfleischetikettierung', 5)).toBe(3)
  })

  it('hold more Arabic letters than German or Russian ones of the same number', () => {
    const width = (letter: string) => widestWord(letter.repeat(10))
    expect(width('ب')).toBeLessThan(width('b'))
    expect(width('b')).toBeLessThan(width('б'))
  })
})

describe('a text too long for one page', () => {
  it('is parted after sentences', () => {
    const text = 'Kommen Sie herein. Wir haben Zeit für Sie. Der Tee ist fertig.'
    expect(splitText(text, 14, 1)).toEqual(['Kommen Sie herein.', 'Wir haben Zeit für Sie.', 'Der Tee ist fertig.'])
    expect(splitText(text, 14, 3)).toEqual([text])
  })

  it('is parted between words where a sentence alone is too long', () => {
    const parts = splitText('eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf', 8, 2)
    expect(parts.join(' ')).toBe('eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf')
    expect(parts.every((part) => countLines(part, 8) <= 2)).toBe(true)
  })

  it('loses nothing in scripts with other full stops', () => {
    const text = 'خوش آمدید؟ بفرمایید داخل. این‌جا کسی هست!'
    expect(splitText(text, 9, 1).join(' ')).toBe(text)
  })
})
