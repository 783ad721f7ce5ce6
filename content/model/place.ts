import * as v from 'valibot'
import { Id, centreEntry, reference } from './id.ts'
import { itemFields } from './item.ts'
import { hoursFields } from './hours.ts'
import { Language, Line, Markdown, Sentences } from './text.ts'
import { Mail, Phone } from './facts.ts'

/** A contact person at a place: whom to ask for, in which language. */
export const Person = v.strictObject({
  id: Id,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  role: Line,
  languages: v.optional(v.array(Language), []),
  phone: v.optional(Phone),
  mail: v.optional(Mail),
  photo: v.optional(reference('media')),
})
export type Person = v.InferOutput<typeof Person>

export const accessFeatures = ['step-free', 'wheelchair-toilet', 'lift', 'parking', 'induction-loop', 'baby-changing'] as const

export const Place = v.strictObject({
  ...itemFields,
  kind: v.picklist(['centre', 'contact-point', 'stand', 'venue', 'partner']),
  name: Line,
  summary: v.optional(Sentences),
  description: v.optional(Markdown),
  address: v.strictObject({
    street: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
    postalCode: v.pipe(v.string(), v.maxLength(12)),
    city: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  }),
  geo: v.optional(
    v.strictObject({
      latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
      longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    }),
  ),
  district: v.optional(centreEntry('districts')),
  ...hoursFields,
  people: v.optional(v.array(Person), []),
  phone: v.optional(Phone),
  mail: v.optional(Mail),
  accessibility: v.optional(v.array(v.picklist(accessFeatures)), []),
  accessibilityNote: v.optional(Sentences),
  directions: v.optional(Sentences),
  image: v.optional(reference('media')),
})
export type Place = v.InferOutput<typeof Place>
