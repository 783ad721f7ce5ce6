import * as v from 'valibot'
import { Id, reference } from './id.ts'
import { itemFields } from './item.ts'
import { LocalTime, Slot, Weekday } from './time.ts'
import { Language } from './text.ts'

export const Screen = v.strictObject({
  ...itemFields,
  kind: v.picklist(['kiosk', 'signage']),
  /** What staff call it. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  place: reference('places'),
  /** First match by daypart wins; an entry without times is the default. */
  playlists: v.optional(
    v.array(
      v.strictObject({
        id: Id,
        playlist: reference('playlists'),
        days: v.optional(v.array(Weekday)),
        from: v.optional(LocalTime),
        until: v.optional(LocalTime),
      }),
    ),
    [],
  ),
  /** Empty: always on. */
  onHours: v.optional(v.array(Slot), []),
  orientation: v.optional(v.picklist(['automatic', 'landscape', 'portrait']), 'automatic'),
  /** Kiosk: the first is shown after a reset. Signage: shown in turn. Empty: the centre's languages. */
  languages: v.optional(v.array(Language), []),
  /** Width of the visible picture in millimetres. */
  widthMm: v.optional(v.pipe(v.number(), v.minValue(50), v.maxValue(5000))),
  /** Metres from which it is read. */
  viewingDistance: v.optional(v.pipe(v.number(), v.minValue(0.3), v.maxValue(50))),
  lowReach: v.optional(v.boolean(), false),
})
export type Screen = v.InferOutput<typeof Screen>
