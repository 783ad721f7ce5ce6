import * as v from 'valibot'
import { centreEntry, reference } from './id.ts'
import { itemFields } from './item.ts'
import { hoursFields } from './hours.ts'
import { LocalDate } from './time.ts'
import { Line, Markdown, Sentences } from './text.ts'
import { Ages, Audience, Contact, Cost, SpokenLanguages } from './facts.ts'

/** A lasting service: the "service" of HSDS 3. */
export const Offer = v.strictObject({
  ...itemFields,
  name: Line,
  summary: Sentences,
  description: v.optional(Markdown),
  topics: v.pipe(v.array(centreEntry('topics')), v.minLength(1, 'at least one topic')),
  audience: v.optional(v.array(Audience), []),
  ages: v.optional(Ages),
  place: reference('places'),
  ...hoursFields,
  spokenLanguages: v.optional(SpokenLanguages, []),
  cost: Cost,
  /** What to bring along. */
  bring: v.optional(Sentences),
  /** How to get in: just come, call first, by appointment. */
  howTo: v.optional(Sentences),
  contact: v.optional(Contact),
  /** How residents can help to make this offer. */
  joinIn: v.optional(Sentences),
  image: v.optional(reference('media')),
  /** The day somebody last made sure that all of this is true. */
  checkedAt: v.optional(LocalDate),
})
export type Offer = v.InferOutput<typeof Offer>
