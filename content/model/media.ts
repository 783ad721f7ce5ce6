import * as v from 'valibot'
import { itemFields } from './item.ts'
import { LocalDate } from './time.ts'
import { Line } from './text.ts'

/** SHA-256 of the file, in hexadecimal: its name under `/media/`, its check on every screen. */
export const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in 64 hexadecimal digits'))

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const pixels = v.pipe(v.number(), v.integer(), v.minValue(1))

/** One file of a picture: the same picture in another size. */
export const Variant = v.strictObject({
  hash: Hash,
  type: v.picklist(['image/webp', 'image/jpeg', 'image/png', 'image/avif']),
  /** bytes */
  size: v.pipe(v.number(), v.integer(), v.minValue(1)),
  width: pixels,
  height: pixels,
})
export type Variant = v.InferOutput<typeof Variant>

export const Media = v.strictObject({
  ...itemFields,
  /** What staff see in the list of pictures. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  /** The alternative text. */
  alt: Line,
  /** Smallest first; at least one. */
  variants: v.pipe(v.array(Variant), v.minLength(1)),
  /** What must stay visible when the picture is cropped, as shares of width and height. */
  focalPoint: v.optional(v.strictObject({ x: share, y: share }), { x: 0.5, y: 0.5 }),
  rights: v.optional(v.pipe(v.string(), v.maxLength(300)), ''),
  consentUntil: v.optional(LocalDate),
})
export type Media = v.InferOutput<typeof Media>
