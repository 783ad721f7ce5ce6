import * as v from 'valibot'
import { Id, reference } from './id.ts'
import { itemFields } from './item.ts'

export const Playlist = v.strictObject({
  ...itemFields,
  /** What staff call it. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  entries: v.array(
    v.strictObject({
      id: Id,
      slide: reference('slides'),
      /** How often a round shows it. */
      weight: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)), 1),
    }),
  ),
})
export type Playlist = v.InferOutput<typeof Playlist>
