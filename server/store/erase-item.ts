import { checkItem } from '../../content/model/check.ts'
import type { Item, Kind } from '../../content/model/kinds.ts'
import { visitMarks } from '../../content/model/marks.ts'
import { sourceFingerprint } from '../../content/model/translation.ts'
import { etagOf, shortHash } from './canonical.ts'
import { parseItem } from './parse-edits.ts'

/** Stands where something was erased. */
export const erasedText = '…'

/** An item without what is erased from it, and where that stood: paths as in the item. */
export interface ErasedItem {
  item: Item
  paths: string[]
}

/**
 * Finds a text as a person may have written it: whatever its capitals, spaces and line breaks, with marks of Markdown between its
 * words. Inside JSON, line breaks are two characters.
 */
export const patternOf = (text: string): RegExp => {
  const words = text.normalize('NFC').trim().split(/\s+/)
  const literal = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
  return new RegExp(literal.join(String.raw`(?:[\s\u00ad\u200b-\u200f*_]|\\[nrt])+`), 'giu')
}

/** The shortest text that may be erased: anything shorter stands inside every other word. */
export const shortestErasure = 3

/** An id, a day, a word of the schema. */
const looksLikeName = /^[a-z0-9-]+$/

const contactFields = new Set(['mail', 'phone'])

type Place = { at: (string | number)[]; text: string }

/** Every occurrence in every free text; a phone number or an address of which it is part goes whole. Undefined: it stands nowhere. */
export function eraseText(kind: Kind, item: unknown, text: string): ErasedItem | undefined {
  const pattern = patternOf(text)
  // What was no item before can be judged by its looks only.
  const isWhole = isItem(kind, item)
  const mayBe = (value: unknown, found: string) => (isWhole ? isItem(kind, value) : !looksLikeName.test(found))
  let result = item
  const paths: string[] = []
  for (const { at, text: found } of placesOf(item, pattern)) {
    const replaced = withValue(result, at, found.normalize('NFC').replace(pattern, erasedText))
    const field = at.at(-1)
    // Ids, days and words of the schema only look like it: with something else in their place the item would be no item.
    if (mayBe(replaced, found)) result = replaced
    else if (contactFields.has(String(field)) && isItem(kind, withValue(result, at, undefined)))
      result = withValue(result, at, undefined)
    else continue
    paths.push(at.join('.'))
  }
  return paths.length > 0 ? { item: result as Item, paths } : undefined
}

/** The item without its references to a picture. What cannot be published without it becomes a draft. */
export function erasePicture(kind: Kind, item: Item, media: string): ErasedItem | undefined {
  let result: unknown = item
  const paths: string[] = []
  visitMarks(kind, item, {
    reference(target, id, path) {
      if (target !== 'media' || id !== media) return
      result = withValue(result, path.split('.'), undefined)
      paths.push(path)
    },
  })
  if (paths.length === 0) return undefined
  const left = result as Item
  const isFit = item.status !== 'published' || checkItem(kind, left, undefined).length === 0
  return { item: isFit ? left : { ...left, status: 'draft' }, paths }
}

/** A media item of the past: which files it was stays known, what it showed does not. */
export function eraseMediaTexts(item: Item): Item {
  const { consentUntil: _, ...rest } = item as Item & { consentUntil?: string }
  return { ...rest, name: erasedText, alt: {}, rights: '', translations: {} } as Item
}

/** Translations stay as current, or as outdated, as they were: what they were made from has lost no more than they have. */
export function keepStates(kind: Kind, before: Item, after: Item, sourceLanguage: string): Item {
  const was = shortHash(sourceFingerprint(kind, before, sourceLanguage))
  const is = shortHash(sourceFingerprint(kind, after, sourceLanguage))
  const translations = Object.entries(after.translations).map(([language, each]) => [
    language,
    each.of === was ? { ...each, of: is } : each,
  ])
  return { ...after, translations: Object.fromEntries(translations) as Item['translations'] }
}

/** Whether an id spells the text: ids never change, so that is for a person to know. */
export function spells(id: string, text: string): boolean {
  const fold = (written: string) =>
    written
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
  const german = text.toLowerCase().replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter] ?? letter)
  return [fold(text), fold(german)].some((slug) => slug.length >= shortestErasure && id.includes(slug))
}

export const differs = (a: Item, b: Item): boolean => etagOf(a) !== etagOf(b)

const isItem = (kind: Kind, value: unknown): boolean => 'item' in parseItem(kind, value)

function placesOf(value: unknown, pattern: RegExp, at: (string | number)[] = []): Place[] {
  if (typeof value === 'string') return value.normalize('NFC').search(pattern) === -1 ? [] : [{ at, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => placesOf(inner, pattern, [...at, name]))
}

/** A copy in which one place is another; `undefined` takes the field out. */
function withValue(value: unknown, [first, ...rest]: readonly (string | number)[], next: unknown): unknown {
  if (first === undefined) return next
  const inner = withValue((value as Record<string, unknown>)[first], rest, next)
  if (Array.isArray(value)) return value.map((each: unknown, index) => (String(index) === String(first) ? inner : each))
  const { [first]: _, ...others } = value as Record<string, unknown>
  if (inner === undefined) return others
  return Object.fromEntries(
    Object.entries(value as object).map(([name, each]: [string, unknown]) => [name, name === first ? inner : each]),
  )
}
