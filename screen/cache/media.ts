import type { Variant } from '../../content/model/media.ts'
import type { PublicMedia } from '../../content/model/snapshot.ts'

/** Where the server has it, and what it is kept by. */
export const mediaAddress = (variant: Variant): string => `/media/${variant.hash}.${variant.type.slice('image/'.length)}`

/** The smallest variant that is at least `width` pixels wide, else the largest. */
export function pickVariant(media: PublicMedia, width: number): Variant {
  return media.variants.find((variant) => variant.width >= width) ?? media.variants.at(-1)!
}
