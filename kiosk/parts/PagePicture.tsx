import { Picture } from '../../screen/look/Picture.tsx'
import { useView } from '../view.ts'
import { pageWidth } from './Thumb.tsx'

/** The picture of a page, with its alternative text. */
export function PagePicture({ media: id }: { media: string | undefined }) {
  const { snapshot, choose } = useView()
  const media = snapshot.media.find((each) => each.id === id)
  if (!media) return null
  return (
    <div class="page-picture">
      <Picture media={media} width={pageWidth} alt={choose(media.alt, media.states)} />
    </div>
  )
}
