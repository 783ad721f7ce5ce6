import { TriangleAlert } from 'lucide'
import { localMoment } from '../../content/rules/local-time.ts'
import type { Show, Showing } from '../../content/rules/programme/show.ts'
import { longDay, isolate } from '../../screen/dates.ts'
import { htmlLang } from '../../screen/language.ts'
import { Icon } from '../../screen/look/Icon.tsx'
import { Sofa } from '../../screen/look/Sofa.tsx'
import { noteOf } from '../../screen/look/Words.tsx'
import { Phone } from '../parts/Phone.tsx'
import { Photo } from '../parts/Photo.tsx'
import { Say } from '../parts/Say.tsx'
import { widths } from '../pictures.ts'
import { choose, comma, findMedia, ground, type Scene } from '../view.ts'

type Of<Kind extends Show['kind']> = Extract<Show, { kind: Kind }>

const tints = ['straw', 'sky', 'rose', 'sage', 'apricot', 'mint', 'lilac'] as const

/** Each slide keeps its own ground, so that one tells them apart from afar. */
const tintOf = ({ id }: Showing) =>
  tints[[...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) % tints.length]!

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

/** How far a picture's shape may differ from the panel's before cropping would take too much of it. */
const croppable = 1.45

/** A picture over everything; one of quite another shape is shown whole. */
function ImageSlide({ scene, show }: { scene: Scene; show: Of<'image'> }) {
  const { slide } = show
  const title = choose(scene, slide.title, slide.states)
  const variant = findMedia(scene.snapshot, slide.image)?.variants.at(-1)
  const { columns, rows } = scene.sizes
  const difference = variant ? variant.width / variant.height / (columns / rows) : 1
  const isCropped = difference < croppable && difference > 1 / croppable
  return (
    <div class={`slide image${isCropped ? '' : ' uncropped'}`} style={ground(tintOf(scene.showing))}>
      <Photo view={scene} id={slide.image} width={widths.large} />
      {title && (
        <p class="caption">
          <Say shown={title} />
        </p>
      )}
    </div>
  )
}

/** The built-in welcome: the sofa and whose it is. */
function SofaSlide({ scene }: { scene: Scene }) {
  const { centre } = scene.snapshot
  return (
    <div class="slide whole sofa-slide">
      <div class="poster" data-fit="1.7">
        <p class="welcome">{scene.reader.say.welcome}</p>
        <h1>
          <Say shown={choose(scene, centre.name, centre.states)} />
        </h1>
        <p class="body">
          <Say shown={choose(scene, centre.tagline, centre.states)} />
        </p>
      </div>
      <div class="poster-picture">
        <Sofa />
      </div>
      <Phone scene={scene} />
    </div>
  )
}

/** When an emergency message ends, in words: the hour today, else day and hour. */
function endOf(scene: Scene, id: string): string | undefined {
  const { timeline } = scene.snapshot
  const end = timeline.intervals[`alerts/${id}`]?.find(([, until]) => until !== null && until > scene.instant)?.[1]
  if (end === undefined || end === null) return undefined
  // A day's end is said as that day, not as the next one's first minute.
  const { date, time } = localMoment(timeline, end)
  const today = localMoment(timeline, scene.instant).date
  if (date === today) return scene.reader.say.holdsUntil(isolate(time))
  if (time === '00:00') return scene.reader.say.holdsUntil(longDay(scene.reader.tag, localMoment(timeline, end - 1).date))
  return scene.reader.say.holdsUntil(longDay(scene.reader.tag, date) + comma(scene) + isolate(time))
}

/** An emergency on the whole panel. */
function AlertSlide({ scene, show }: { scene: Scene; show: Of<'alert'> }) {
  const { alert, body } = show
  const shown = choose(scene, alert.body, alert.states)
  const isGrave = alert.severity === 'extreme' || alert.severity === 'severe'
  return (
    <div class={`slide alert ${isGrave ? 'grave' : 'mild'}`} role="alert">
      <Icon node={TriangleAlert} size="7em" />
      <div class="poster" data-fit="1.7">
        <h1>
          <Say shown={choose(scene, alert.title, alert.states)} />
        </h1>
        {body && shown && (
          <p class="body">
            <Say shown={{ ...shown, text: body }} />
          </p>
        )}
        <p class="ends">{endOf(scene, alert.id)}</p>
      </div>
    </div>
  )
}

/** An emergency above the slides. */
function Band({ scene }: { scene: Scene }) {
  const { show } = scene.showing
  if (show.kind !== 'alert') return null
  const { alert, body } = show
  const shown = choose(scene, alert.body, alert.states)
  const isGrave = alert.severity === 'extreme' || alert.severity === 'severe'
  return (
    <section class={`band ${isGrave ? 'grave' : 'mild'}`} role="alert" lang={htmlLang(scene.reader.tag)} dir={scene.reader.dir}>
      <Icon node={TriangleAlert} size="3em" />
      <div class="band-words" data-fit key={scene.showing.lang + scene.showing.page}>
        <h2>
          <Say shown={choose(scene, alert.title, alert.states)} />
        </h2>
        {body && shown && (
          <p>
            <Say shown={{ ...shown, text: body }} />
          </p>
        )}
      </div>
    </section>
  )
}

/** Outside the on-hours: dim and quiet. */
function OffSlide({ scene }: { scene: Scene }) {
  const { centre, timeline } = scene.snapshot
  const name = choose(scene, centre.name, centre.states)
  return (
    <div class="slide off">
      <time>{localMoment(timeline, scene.instant).time}</time>
      <p lang={name && htmlLang(name.lang)}>{name?.text}</p>
    </div>
  )
}

export function drawWhole(scene: Scene, isBand = false) {
  const { show } = scene.showing
  if (isBand) return <Band scene={scene} />
  if (show.kind === 'text') return <TextSlide scene={scene} show={show} />
  if (show.kind === 'image') return <ImageSlide scene={scene} show={show} />
  if (show.kind === 'alert') return <AlertSlide scene={scene} show={show} />
  return show.kind === 'off' ? <OffSlide scene={scene} /> : <SofaSlide scene={scene} />
}
