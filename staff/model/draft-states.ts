import type { Centre } from '../../content/model/centre.ts'
import type { Item, Kind } from '../../content/model/kinds.ts'
import type { Translations, TranslationState } from '../../content/model/text.ts'
import { keepTranslations, sourceFingerprint, textsIn } from '../../content/model/translation.ts'
import { translationStates } from '../../content/resolve/translations.ts'
import type { Draft } from './draft.ts'
import { shortHash } from './sha256.ts'
import { tidyDraft } from './tidy.ts'

export interface Marking {
  kind: Kind
  /** The stored item the draft began with. */
  base: Item | undefined
  centre: Pick<Centre, 'languages' | 'sourceLanguage'>
  /** Languages somebody just declared right. */
  checked: ReadonlySet<string>
  /** Local date. */
  today: string
}

/** The bookkeeping the draft is sent with: only what was declared is said, the rest follows from the texts. */
export function markTranslations(draft: Draft, { kind, centre, checked, today }: Marking): Translations {
  if (checked.size === 0) return draft.translations
  const of = shortHash(sourceFingerprint(kind, draft as unknown as Item, centre.sourceLanguage))
  const marked = [...checked].map(
    (language) => [language, { of, by: draft.translations[language]?.by ?? 'person', checked: today }] as const,
  )
  return { ...draft.translations, ...Object.fromEntries(marked) }
}

/** How every translation would stand if the draft were saved as it is. The source language is not among them. */
export function statesOfDraft(draft: Draft, marking: Marking): Record<string, TranslationState> {
  const { kind, base, centre } = marking
  const tidy = { ...tidyDraft(draft), translations: markTranslations(draft, marking) } as unknown as Item
  const translations = keepTranslations(kind, base ?? null, tidy, centre.sourceLanguage, shortHash)
  const odd = translationStates(kind, { ...tidy, translations }, centre, shortHash)
  const others = centre.languages.filter(({ tag }) => tag !== centre.sourceLanguage)
  // Where nothing is written yet, nothing is translated either.
  if (textsIn(kind, tidy, centre.sourceLanguage).length === 0)
    return Object.fromEntries(others.map(({ tag }) => [tag, 'missing']))
  return Object.fromEntries(others.map(({ tag }) => [tag, odd[tag] ?? 'current']))
}
