import type { Centre } from '../model/centre.ts'
import type { Item, Kind } from '../model/kinds.ts'
import { visitMarks } from '../model/marks.ts'
import type { TranslationState } from '../model/text.ts'
import { type ShortHash, sourceFingerprint } from '../model/translation.ts'

type Languages = Pick<Centre, 'languages' | 'sourceLanguage'>

/**
 * How an item's translations stand, for every language of the centre but its source language that is not simply current.
 * A language is missing as soon as one text is: the reader meets another language in it.
 */
export function translationStates(kind: Kind, item: Item, centre: Languages, hash: ShortHash): Record<string, TranslationState> {
  const { sourceLanguage } = centre
  const others = centre.languages.map(({ tag }) => tag).filter((tag) => tag !== sourceLanguage)
  const incomplete = findIncomplete(kind, item, sourceLanguage, others)
  let current: string | undefined
  const isOutdated = (of: string) => of !== (current ??= hash(sourceFingerprint(kind, item, sourceLanguage)))
  const states: Record<string, TranslationState> = {}
  for (const tag of others) {
    const word = item.translations[tag]
    if (incomplete.has(tag)) states[tag] = 'missing'
    else if (word && isOutdated(word.of)) states[tag] = 'outdated'
    else if (word?.by === 'machine' && word.checked === undefined) states[tag] = 'machine'
  }
  return states
}

const isWritten = (text: string | undefined) => text !== undefined && text.trim() !== ''

/** The languages in which at least one text of the source language is absent. */
function findIncomplete(kind: Kind, item: Item, source: string, others: string[]): Set<string> {
  const incomplete = new Set<string>()
  visitMarks(kind, item, {
    text(text) {
      if (!text || !isWritten(text[source])) return
      for (const tag of others) if (!isWritten(text[tag])) incomplete.add(tag)
    },
  })
  return incomplete
}
