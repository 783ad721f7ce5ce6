import type { PublicMedia } from '../../content/model/snapshot.ts'
import type { Shown } from '../../content/rules/fallback.ts'
import { mediaAddress, pickVariant } from '../cache/media.ts'
import { htmlLang } from '../language.ts'

interface PictureProps {
  media: PublicMedia
  /** Pixels across at which it is shown: one of the widths the app keeps for offline. */
  width: number
  /** The alternative text as the reader gets it; absent for decoration beside its own words. */
  alt?: Shown | undefined
}

/** A picture, cropped around its focal point. */
export function Picture({ media, width, alt }: PictureProps) {
  const variant = pickVariant(media, width)
  const { x, y } = media.focalPoint
  return (
    <img
      class="picture"
      src={mediaAddress(variant)}
      width={variant.width}
      height={variant.height}
      alt={alt?.text ?? ''}
      lang={alt ? htmlLang(alt.lang) : undefined}
      decoding="async"
      draggable={false}
      style={{ objectPosition: `${x * 100}% ${y * 100}%` }}
    />
  )
}
