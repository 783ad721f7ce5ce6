import type { Inline, RichBlock } from '../../model/rich-text.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import type { Text, TranslationState } from '../../model/text.ts'
import { chooseText } from '../fallback.ts'

/** Everything that decides what a page holds. */
export interface Reading {
  snapshot: Snapshot
  lang: string
}

/** A text as a reader of `lang` gets it, empty when there is none. */
export const textFor = ({ snapshot, lang }: Reading, map: Text | undefined, states?: Record<string, TranslationState>): string =>
  chooseText(snapshot.centre, map, lang, states)?.text ?? ''

const inlineText = (part: Inline): string => {
  if (typeof part === 'string') return part
  if ('break' in part) return ' '
  return ('strong' in part ? part.strong : 'emphasis' in part ? part.emphasis : part.link).map(inlineText).join('')
}

/** A rich text as running words: a wall has no room for lists and headings. */
export function plainText(blocks: readonly RichBlock[]): string {
  return blocks
    .map((block) => {
      if ('heading' in block) return block.heading.map(inlineText).join('')
      if ('paragraph' in block) return block.paragraph.map(inlineText).join('')
      if ('quote' in block) return plainText(block.quote)
      return block.list.map((item) => plainText(item)).join(' · ')
    })
    .join(' ')
}
