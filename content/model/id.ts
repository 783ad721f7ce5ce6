import * as v from 'valibot'

/** Ids are made by the client, never changed and never used again. */
export const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id has small letters, digits and hyphens, at most 64 of them'),
)
export type Id = v.InferOutput<typeof Id>

/** Marks an id that names an item of `kind`: references are checked, listed and picked by this mark. */
export const reference = <K extends string>(kind: K) => v.pipe(Id, v.metadata({ refers: kind }))

/** Marks an id that names an entry of the centre: one of its topics or districts. */
export const centreEntry = (list: 'topics' | 'districts') => v.pipe(Id, v.metadata({ centreEntry: list }))
