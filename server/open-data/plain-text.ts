import type { Inline, RichBlock } from '../../content/model/rich-text.ts'

/** Neither XML nor iCalendar has a place for them, and nobody ever wants to read one. Half a surrogate pair is no character. */
const unprintable = /(?![\n\t])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu

/** Text as it may stand in any format: without control characters, lines ended by `\n` alone. */
export const toPlainText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unprintable, '')

export const toPlainLine = (text: string): string => toPlainText(text).replace(/\s+/g, ' ').trim()

/** A Markdown tree as plain paragraphs. Links keep their address. */
export const writeRichText = (blocks: readonly RichBlock[]): string => toPlainText(blocks.map(writeBlock).join('\n\n'))

function writeBlock(block: RichBlock): string {
  if ('heading' in block) return writeInline(block.heading)
  if ('paragraph' in block) return writeInline(block.paragraph)
  if ('quote' in block) return block.quote.map(writeBlock).join('\n')
  return block.list.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${item.map(writeBlock).join('\n')}`).join('\n')
}

const writeInline = (inlines: readonly Inline[]): string => inlines.map(writeOne).join('')

function writeOne(inline: Inline): string {
  if (typeof inline === 'string') return inline
  if ('break' in inline) return '\n'
  if ('strong' in inline) return writeInline(inline.strong)
  if ('emphasis' in inline) return writeInline(inline.emphasis)
  const words = writeInline(inline.link)
  const address = inline.href.replace(/^(mailto|tel):/, '')
  return words.replace(/\s/g, '') === address.replace(/\s/g, '') || words === inline.href ? words : `${words} (${address})`
}
