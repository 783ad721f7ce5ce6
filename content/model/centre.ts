import * as v from 'valibot'
import { Id, reference } from './id.ts'
import { itemFields } from './item.ts'
import { LocalDate, TimeZone } from './time.ts'
import { Language, Line, Sentences } from './text.ts'
import { Mail, Phone } from './facts.ts'

export const tints = ['apricot', 'sky', 'rose', 'straw', 'sage', 'lilac', 'mint', 'sand'] as const

/** Pictograms a topic can have: names of lucide icons that the kiosk carries. */
export const topicIcons = [
  'file-pen',
  'languages',
  'coffee',
  'baby',
  'briefcase',
  'wrench',
  'heart-pulse',
  'music',
  'house',
  'sprout',
  'bike',
  'book-open',
  'users',
  'graduation-cap',
  'palette',
  'utensils',
] as const

export const CentreLanguage = v.strictObject({
  tag: Language,
  /** The language's name in itself. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  direction: v.picklist(['ltr', 'rtl']),
  /** Where to look, in order, when a text is missing; the source language is always last. */
  fallback: v.optional(v.array(Language), []),
})
export type CentreLanguage = v.InferOutput<typeof CentreLanguage>

export const Topic = v.strictObject({
  id: Id,
  name: Line,
  icon: v.picklist(topicIcons),
  colour: v.picklist(tints),
})
export type Topic = v.InferOutput<typeof Topic>

/** Free days of the schools, both days included. */
export const SchoolHoliday = v.strictObject({
  id: Id,
  name: Line,
  from: LocalDate,
  until: LocalDate,
  /** Where the dates are published: an address, or the name of the publication. */
  source: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(300))),
})
export type SchoolHoliday = v.InferOutput<typeof SchoolHoliday>

export const Centre = v.strictObject({
  ...itemFields,
  name: Line,
  tagline: v.optional(Sentences),
  languages: v.pipe(v.array(CentreLanguage), v.minLength(1)),
  sourceLanguage: Language,
  defaultPlace: reference('places'),
  timeZone: TimeZone,
  /** ISO 3166-2, for public holidays: `DE-NI`. */
  region: v.pipe(v.string(), v.regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'a region is written like DE-NI')),
  districts: v.optional(v.array(v.strictObject({ id: Id, name: Line })), []),
  topics: v.pipe(v.array(Topic), v.maxLength(8, 'at most eight topics')),
  /** Given by the state, from its published calendar. */
  schoolHolidays: v.optional(v.array(SchoolHoliday), []),
  contact: v.strictObject({ phone: v.optional(Phone), mail: v.optional(Mail) }),
  /** The address visitors' phones reach, without a slash at its end; absent: the one the server is told. */
  publicUrl: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/]+$/, 'an address like https://centre.example'))),
})
export type Centre = v.InferOutput<typeof Centre>
