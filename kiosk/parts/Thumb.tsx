import { Picture } from '../../screen/look/Picture.tsx'
import { Sofa } from '../../screen/look/Sofa.tsx'
import { useView } from '../view.ts'

/** Widths of the pictures the kiosk shows, in pixels: a list's and a page's. */
export const thumbWidth = 400
export const pageWidth = 800

/** A small picture beside its own words; the sofa where there is none. */
export function Thumb({ media: id }: { media: string | undefined }) {
  const media = useView().snapshot.media.find((each) => each.id === id)
  return (
    <span class={media ? 'thumb' : 'thumb thumb-empty'}>{media ? <Picture media={media} width={thumbWidth} /> : <Sofa />}</span>
  )
}
