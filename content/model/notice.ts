import * as v from 'valibot'
import { centreEntry, reference } from './id.ts'
import { itemFields } from './item.ts'
import { Moment } from './time.ts'
import { Line, Markdown } from './text.ts'

export const noticeLevels = ['info', 'important', 'urgent'] as const

export const Notice = v.strictObject({
  ...itemFields,
  title: Line,
  body: v.optional(Markdown),
  level: v.picklist(noticeLevels),
  from: Moment,
  /** Staff pages propose a week. */
  until: Moment,
  /** Empty places and districts: everywhere. */
  places: v.optional(v.array(reference('places')), []),
  districts: v.optional(v.array(centreEntry('districts')), []),
  on: v.pipe(v.array(v.picklist(['kiosk', 'signage'])), v.minLength(1, 'at least one kind of screen')),
  about: v.optional(
    v.variant('kind', [
      v.strictObject({ kind: v.literal('offers'), id: reference('offers') }),
      v.strictObject({ kind: v.literal('events'), id: reference('events') }),
    ]),
  ),
  image: v.optional(reference('media')),
})
export type Notice = v.InferOutput<typeof Notice>
