import * as v from 'valibot'
import { Cost, SpokenLanguages } from './facts.ts'
import { centreEntry, reference } from './id.ts'
import { itemFields } from './item.ts'

/**
 * A foreign calendar whose events are taken over. Published: it is read again and again. Draft: it rests, its events stay as they are.
 * For staff alone, because its address may be a secret.
 */
export const Feed = v.strictObject({
  ...itemFields,
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'a name is missing'), v.maxLength(120, 'at most 120 characters')),
  /** Without one it is filled from files that staff bring. */
  address: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(2000, 'at most 2000 characters'),
      v.regex(/^https:\/\/[^\s/@?#\\]+([/?#]\S*)?$/, 'the address of a calendar begins with https:// and has no password in it'),
    ),
  ),
  /** What a new event of it begins with; staff change it event by event. */
  place: v.optional(reference('places')),
  topics: v.optional(v.array(centreEntry('topics')), []),
  spokenLanguages: v.optional(SpokenLanguages, []),
  cost: v.optional(Cost, { kind: 'free' }),
  /** Whether a new event is shown at once, or waits as a draft for somebody to look at it. */
  publishAtOnce: v.optional(v.boolean(), true),
})
export type Feed = v.InferOutput<typeof Feed>
