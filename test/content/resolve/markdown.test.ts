import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, it } from 'vitest'
import { parseMarkdown, readPlainParagraphs } from '../../../content/resolve/markdown.ts'

it('makes paragraphs, headings, lists and quotes', () => {
  expect(
    parseMarkdown('# Eins\n\n## Zwei\n\n#### Vier\n\nEin *leiser* und **lauter**\nSatz.\n\n- a\n- b\n\n1. c\n\n> Zitat'),
  ).toEqual([
    { heading: ['Eins'], depth: 2 },
    { heading: ['Zwei'], depth: 2 },
    { heading: ['Vier'], depth: 3 },
    { paragraph: ['Ein ', { emphasis: ['leiser'] }, ' und ', { strong: ['lauter'] }, ' Satz.'] },
    { list: [[{ paragraph: ['a'] }], [{ paragraph: ['b'] }]], ordered: false },
    { list: [[{ paragraph: ['c'] }]], ordered: true },
    { quote: [{ paragraph: ['Zitat'] }] },
  ])
})

it('keeps the words of HTML and drops its tags, scripts and comments', () => {
  expect(parseMarkdown('Ein <b onclick="x()">Wort</b> mehr')).toEqual([{ paragraph: ['Ein Wort mehr'] }])
  expect(parseMarkdown('<script>alert(1)</script>')).toEqual([])
  expect(parseMarkdown('<div>\nText\n</div>')).toEqual([{ paragraph: ['Text'] }])
  expect(parseMarkdown('<!-- geheim -->\n\nText')).toEqual([{ paragraph: ['Text'] }])
})

it('links only to pages, mails and phones', () => {
  const link = (href: string) => parseMarkdown(`[hier](${href})`)
  for (const href of ['https://a.example/x', 'http://a.example', 'mailto:a@b.example', 'tel:+495861']) {
    expect(link(href)).toEqual([{ paragraph: [{ link: ['hier'], href }] }])
  }
  for (const href of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//a.example',
    '/kiosk/',
    'file:///etc/passwd',
    'java&#115;cript:x',
  ]) {
    expect(link(href)).toEqual([{ paragraph: ['hier'] }])
  }
})

it('drops pictures, and what is left empty with them', () => {
  expect(parseMarkdown('Vorher ![Bild](https://a.example/x.png) nachher')).toEqual([{ paragraph: ['Vorher  nachher'] }])
  expect(parseMarkdown('![Bild](x.png)')).toEqual([])
  expect(parseMarkdown('\n \n')).toEqual([])
})

it('takes code as words, and a line break where one is asked for', () => {
  expect(parseMarkdown('`WLAN` ist  \nan')).toEqual([{ paragraph: ['WLAN ist', { break: true }, 'an'] }])
})

it('reads plain paragraphs as the parser would', () => {
  const word = fc.constantFrom(
    'Wort',
    'مرحبا',
    'Чай',
    '1.',
    '-',
    'a)',
    '10',
    'Uhr:',
    'Ja!',
    '„So“',
    '(oder)',
    '=',
    '#',
    '  ',
    '\n',
    '\n\n',
    '\n\n\n',
    '***',
    'x.',
    '—',
    '‏',
  )
  let plain = 0
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const text = words.join(' ').replaceAll(' \n', '\n').replaceAll('\n ', '\n')
      const quick = readPlainParagraphs(text)
      if (!quick) return
      plain++
      const parsed = fromMarkdown(text).children.map((node) => ({
        paragraph:
          node.type === 'paragraph'
            ? node.children.map((child) => (child.type === 'text' ? child.value.replaceAll('\n', ' ') : child))
            : node,
      }))
      expect(quick).toEqual(parsed)
    }),
    { numRuns: 3_000, seed: 3 },
  )
  expect(plain).toBeGreaterThan(300)
})

it('a text that would keep the parser busy for seconds is shown as it is written', () => {
  for (const text of ['1. '.repeat(6000) + 'x', '>'.repeat(19_000) + 'x', '*a_'.repeat(6000), '['.repeat(19_000)])
    expect(parseMarkdown(`Davor\n\n${text}`)).toEqual([{ paragraph: ['Davor'] }, { paragraph: [text.trim()] }])
  expect(parseMarkdown('- - - - - - - - - - -\n\n**a**')).toEqual([{ paragraph: [{ strong: ['a'] }] }])
})
