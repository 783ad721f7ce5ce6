import type { CentreLanguage } from '../model/centre.ts'
import type { PublicCentre } from '../model/snapshot.ts'
import type { TranslationState } from '../model/text.ts'

/** A text as it can be shown: its own language and direction, and whether the reader must be told something. */
export interface Shown<T = string> {
  text: T
  lang: string
  dir: 'ltr' | 'rtl'
  /** `missing`: another language stands in; `outdated`, `machine`: the reader's language, to be read with care. */
  state: TranslationState
}

type Languages = Pick<PublicCentre, 'languages' | 'sourceLanguage'>

const find = (centre: Languages, tag: string): CentreLanguage | undefined =>
  centre.languages.find((language) => language.tag === tag)

const chains = new WeakMap<Languages, Map<string, readonly string[]>>()

/** The reader's language first, then its chain, then the source language. Asked for every text there is, so remembered. */
export function languageChain(centre: Languages, tag: string): readonly string[] {
  let known = chains.get(centre)
  if (!known) chains.set(centre, (known = new Map()))
  let chain = known.get(tag)
  if (!chain) known.set(tag, (chain = [...new Set([tag, ...(find(centre, tag)?.fallback ?? []), centre.sourceLanguage])]))
  return chain
}

export const directionOf = (centre: Languages, tag: string): 'ltr' | 'rtl' => find(centre, tag)?.direction ?? 'ltr'

const present = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && value.length > 0

/**
 * Chooses what a reader of `tag` sees of a language map (texts or trees); undefined when there is nothing in any language.
 * `states` are the item's.
 */
export function chooseText<T>(
  centre: Languages,
  map: Record<string, T> | undefined,
  tag: string,
  states: Record<string, TranslationState> = {},
): Shown<T> | undefined {
  if (!map) return undefined
  const isPresent = (candidate: string) => present(map[candidate])
  const lang = languageChain(centre, tag).find(isPresent) ?? Object.keys(map).find(isPresent)
  if (lang === undefined) return undefined
  const own = states[lang]
  const state: TranslationState = lang !== tag ? 'missing' : own === 'outdated' || own === 'machine' ? own : 'current'
  return { text: map[lang] as T, lang, dir: directionOf(centre, lang), state }
}
