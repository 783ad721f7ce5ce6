import * as v from 'valibot'

/** BCP 47 tag as the centre writes it: `de`, `de-simple`, `fa-AF`. */
export const Language = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language is written like "de" or "fa-AF"'),
)
export type Language = v.InferOutput<typeof Language>

/**
 * Marks a language map, so that every walk over texts (hashes, search, checks, the staff form) finds it in the
 * schema instead of in a second list of paths. `markdown` texts are sent to screens as trees.
 */
export type TextForm = 'plain' | 'markdown'

const written = (form: TextForm, longest: number) =>
  v.pipe(
    v.record(Language, v.pipe(v.string(), v.maxLength(longest, `at most ${longest} characters`))),
    v.metadata({ text: form, longest }),
  )

/** One short text in several languages, one line each. */
export const Line = written('plain', 160)
/** A few plain sentences in several languages. */
export const Sentences = written('plain', 600)
/** Markdown without HTML, in several languages. */
export const Markdown = written('markdown', 20_000)

/** A text by language; a language that is absent or blank is not translated. */
export type Text = Record<Language, string>

export const isWritten = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''

/** How a translation came about. `of` is the hash of the source texts it was made from: see resolve/translation. */
export const Translation = v.strictObject({
  of: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, 'sixteen hexadecimal digits')),
  by: v.picklist(['person', 'machine']),
  checked: v.optional(v.pipe(v.string(), v.isoDate('a date is written like 2026-01-05'), v.metadata({ time: 'date' }))),
})
export type Translation = v.InferOutput<typeof Translation>

export const Translations = v.record(Language, Translation)
export type Translations = v.InferOutput<typeof Translations>

/** Derived from the hashes, never stored. */
export type TranslationState = 'current' | 'outdated' | 'machine' | 'missing'
