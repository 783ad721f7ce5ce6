import { visitMarks } from './marks.ts'
import type { Item, Kind } from './kinds.ts'
import type { Translation, Translations } from './text.ts'

/** The first 16 hexadecimal digits of the SHA-256 of a UTF-8 text: injected, because content knows neither Node nor the DOM. */
export type ShortHash = (text: string) => string

/**
 * All texts of an item in one language, in schema order: [path, text], normalised and trimmed, blank ones left out.
 * Entries with an id are named by it, so that moving a question does not make its translation outdated by its number alone.
 */
export function textsIn(kind: Kind, item: Item, language: string): [path: string, text: string][] {
  const texts: [string, string][] = []
  visitMarks(
    kind,
    item,
    {
      text(text, path) {
        const written = text?.[language]?.normalize('NFC').trim()
        if (written) texts.push([path, written])
      },
    },
    'id',
  )
  return texts
}

/** What the `of` of a translation is the hash of. */
export const sourceFingerprint = (kind: Kind, item: Item, sourceLanguage: string): string =>
  JSON.stringify(textsIn(kind, item, sourceLanguage))

/** Every language in which the item has at least one text, the source language included. */
export function languagesOf(kind: Kind, item: Item): Set<string> {
  const languages = new Set<string>()
  visitMarks(kind, item, {
    text(text) {
      for (const [language, written] of Object.entries(text ?? {})) if (written.trim()) languages.add(language)
    },
  })
  return languages
}

/**
 * The translations of an edited item as they have to be stored. A language whose texts changed without a word on how
 * becomes {current, person}; one whose texts and word are unchanged or unsaid keeps what it had; one without texts has none.
 */
export function keepTranslations(
  kind: Kind,
  before: Item | null,
  after: Item,
  sourceLanguage: string,
  hash: ShortHash,
): Translations {
  let current: string | undefined
  const said = (): Translation => {
    current ??= hash(sourceFingerprint(kind, after, sourceLanguage))
    return { of: current, by: 'person' }
  }
  const languages = languagesOf(kind, after)
  languages.delete(sourceLanguage)
  return Object.fromEntries(
    [...languages].sort().map((language): [string, Translation] => {
      const given = after.translations[language]
      const known = before?.translations[language]
      if (given && !equal(given, known)) return [language, given]
      const unchanged = before && equal(textsIn(kind, before, language), textsIn(kind, after, language))
      return [language, unchanged && known ? known : said()]
    }),
  )
}

const equal = (a: Translation | [string, string][], b: Translation | [string, string][] | undefined): boolean =>
  JSON.stringify(Array.isArray(a) ? a : inOrder(a)) === JSON.stringify(b && (Array.isArray(b) ? b : inOrder(b)))

const inOrder = ({ of, by, checked }: Translation) => [of, by, checked]
