import type { IconNode } from 'lucide'
import type { Media } from '../../content/model/media.ts'
import { Icon } from '../look/Icon.tsx'
import { useStaff } from '../staff.ts'

const endings = { 'image/webp': 'webp', 'image/jpeg': 'jpg', 'image/png': 'png', 'image/avif': 'avif' } as const

/** The smallest variant at least so many pixels wide. */
export function addressOf(media: Media, width: number): string | undefined {
  const variant = media.variants.find((each) => each.width >= width) ?? media.variants.at(-1)
  return variant && `/media/${variant.hash}.${endings[variant.type]}`
}

interface ThumbProps {
  id: string | undefined
  /** Drawn where there is no picture. */
  stand: IconNode
  class?: string
}

/** A small picture beside its title, cropped around what matters in it. */
export function Thumb({ id, stand, class: className = 'thumb' }: ThumbProps) {
  const media = useStaff().content.collections.value?.media.get(id ?? '')?.item
  const address = media && addressOf(media, 200)
  if (!media || !address) {
    return (
      <span class={`${className} thumb-empty`}>
        <Icon node={stand} size="24px" />
      </span>
    )
  }
  const { x, y } = media.focalPoint
  return <img class={className} src={address} alt="" loading="lazy" style={{ objectPosition: `${x * 100}% ${y * 100}%` }} />
}
