import type { Show } from '../../content/rules/programme/show.ts'
import { widths } from '../addresses.ts'
import { Photo } from '../parts/Photo.tsx'
import { Say } from '../parts/Say.tsx'
import { choose, findMedia, ground, type Scene } from '../view.ts'
import { adoptStyle } from './adopt.ts'
import style from './image.css?inline'
import { tintOf } from './tint.ts'

adoptStyle(style)

type Of<Kind extends Show['kind']> = Extract<Show, { kind: Kind }>

/** How far a picture's shape may differ from the panel's before cropping would take too much of it. */
const croppable = 1.45

/** A picture over everything; one of quite another shape is shown whole. */
function ImageSlide({ scene, show }: { scene: Scene; show: Of<'image'> }) {
  const { slide } = show
  const title = choose(scene, slide.title, slide.states)
  const media = findMedia(scene.snapshot, slide.image)
  const variant = media?.variants.at(-1)
  const { columns, rows } = scene.sizes
  const difference = variant ? variant.width / variant.height / (columns / rows) : 1
  const isCropped = difference < croppable && difference > 1 / croppable
  return (
    <div class={`slide image${isCropped ? '' : ' uncropped'}`} style={ground(tintOf(scene.showing))}>
      <Photo view={scene} id={slide.image} width={widths.large} isDescribed />
      <h1 class={title ? 'caption' : 'visually-hidden'}>
        <Say shown={title ?? (media && choose(scene, media.alt, media.states))} />
      </h1>
    </div>
  )
}

export function draw(scene: Scene) {
  const { show } = scene.showing
  return show.kind === 'image' ? <ImageSlide scene={scene} show={show} /> : null
}
