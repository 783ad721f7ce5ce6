import * as v from 'valibot'
import { Language, Line } from './text.ts'

/** Facts that offers and events share, in the words of HSDS and schema.org where they have one. */

export const audiences = [
  'everyone',
  'women',
  'men',
  'children',
  'families',
  'youth',
  'seniors',
  'newcomers',
  'jobseekers',
] as const
export const Audience = v.picklist(audiences)
export type Audience = v.InferOutput<typeof Audience>

export const Cost = v.strictObject({
  kind: v.picklist(['free', 'donation', 'paid']),
  /** What it costs, in words: "3 € for material". */
  text: v.optional(Line),
})
export type Cost = v.InferOutput<typeof Cost>

export const Ages = v.strictObject({
  from: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120))),
  until: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120))),
})

export const SpokenLanguages = v.array(Language)

export const Phone = v.pipe(v.string(), v.regex(/^\+?[0-9][0-9 /()-]{3,30}$/, 'a phone number has digits and spaces'))
export const Mail = v.pipe(v.string(), v.email('this is not a mail address'), v.maxLength(120))

export const Contact = v.strictObject({
  name: v.optional(v.pipe(v.string(), v.maxLength(120))),
  phone: v.optional(Phone),
  mail: v.optional(Mail),
})
export type Contact = v.InferOutput<typeof Contact>
