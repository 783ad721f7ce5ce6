import * as v from 'valibot'
import { reference } from './id.ts'
import { itemFields } from './item.ts'
import { Moment } from './time.ts'
import { Line, Sentences } from './text.ts'

/** Templates that fill themselves from the snapshot. */
export const blocks = ['today', 'week', 'offers', 'notices', 'open-now', 'survey'] as const
export type Block = (typeof blocks)[number]

export const slideTemplates = ['text', 'image', ...blocks] as const

export const Slide = v.strictObject({
  ...itemFields,
  template: v.picklist(slideTemplates),
  title: v.optional(Line),
  body: v.optional(Sentences),
  image: v.optional(reference('media')),
  /** Seconds on the wall; absent: as long as it takes to read. */
  seconds: v.optional(v.pipe(v.number(), v.minValue(5), v.maxValue(300))),
  from: v.optional(Moment),
  until: v.optional(Moment),
})
export type Slide = v.InferOutput<typeof Slide>
