import * as v from 'valibot'
import { Id, reference } from './id.ts'
import { itemFields } from './item.ts'
import { Moment } from './time.ts'
import { Line, Sentences } from './text.ts'

export const Question = v.strictObject({
  id: Id,
  type: v.picklist(['choice', 'several', 'scale', 'text']),
  text: Line,
  /** For choice and several; a scale has its lowest and highest word. */
  options: v.optional(
    v.array(v.strictObject({ id: Id, text: Line, pictogram: v.optional(v.pipe(v.string(), v.maxLength(40))) })),
    [],
  ),
})
export type Question = v.InferOutput<typeof Question>

export const Survey = v.strictObject({
  ...itemFields,
  title: Line,
  /** Why the centre asks: shown before the first question. */
  purpose: Sentences,
  questions: v.pipe(v.array(Question), v.minLength(1, 'at least one question'), v.maxLength(12, 'at most twelve questions')),
  from: Moment,
  until: Moment,
  /** Empty: everywhere. */
  places: v.optional(v.array(reference('places')), []),
})
export type Survey = v.InferOutput<typeof Survey>
