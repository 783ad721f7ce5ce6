import { Picture } from '../../screen/look/Picture.tsx'
import { Sofa } from './Sofa.tsx'
import { addressOf } from '../addresses.ts'
import { choose, findMedia, ground, type View } from '../view.ts'

interface PhotoProps {
  view: View
  id: string | undefined
  width: number
  /** Ground of the place it leaves when it is missing: one of the tints. */
  tint?: string | undefined
  /** Its words stand beside it. */
  isDescribed?: boolean
}

/** A picture of the centre's; where it is missing the sofa keeps its place. */
export function Photo({ view, id, width, tint = 'sand', isDescribed = false }: PhotoProps) {
  const media = findMedia(view.snapshot, id)
  const isBroken = view.broken.has(addressOf(view.snapshot, id, width) ?? '')
  if (media && !isBroken)
    return <Picture media={media} width={width} alt={isDescribed ? undefined : choose(view, media.alt, media.states)} />
  return (
    <div class="no-picture" style={ground(tint)}>
      <Sofa />
    </div>
  )
}
