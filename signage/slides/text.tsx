import type { Show } from '../../content/rules/programme/show.ts'
import { isolate } from '../../screen/dates.ts'
import { noteOf } from '../../screen/look/Words.tsx'
import { Phone } from '../parts/Phone.tsx'
import { Photo } from '../parts/Photo.tsx'
import { Say } from '../parts/Say.tsx'
import { widths } from '../addresses.ts'
import { choose, ground, type Scene } from '../view.ts'
import { adoptStyle } from './adopt.ts'
import { tintOf } from './tint.ts'
import style from './text.css?inline'

adoptStyle(style)

type Of<Kind extends Show['kind']> = Extract<Show, { kind: Kind }>

/** One idea: a title, a few sentences and a picture. */
function TextSlide({ scene, show }: { scene: Scene; show: Of<'text'> }) {
  const { slide, body } = show
  const title = choose(scene, slide.title, slide.states)
  const shown = choose(scene, slide.body, slide.states)
  const note = (title ?? shown) && noteOf(scene.reader.say, (title ?? shown)!.state)
  const { page, pages } = scene.showing
  const tint = tintOf(scene.showing)
  return (
    <div class="slide whole" style={ground(tint)}>
      <div class="poster" data-fit="1.7">
        {title && (
          <h1 class={title.text.length > 42 ? 'long' : undefined}>
            <Say shown={title} />
          </h1>
        )}
        {body && shown && (
          <p class="body">
            <Say shown={{ ...shown, text: body }} />
          </p>
        )}
        {note && <p class="note">{note}</p>}
        {pages > 1 && <p class="page-mark">{isolate(`${page} / ${pages}`)}</p>}
      </div>
      <div class="poster-picture">
        <Photo view={scene} id={slide.image} width={widths.large} tint={tint} />
      </div>
      <Phone scene={scene} />
    </div>
  )
}

export function draw(scene: Scene) {
  const { show } = scene.showing
  return show.kind === 'text' ? <TextSlide scene={scene} show={show} /> : null
}
