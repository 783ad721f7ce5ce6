import { TriangleAlert } from 'lucide'
import { localMoment } from '../../content/rules/local-time.ts'
import type { Show } from '../../content/rules/programme/show.ts'
import { htmlLang } from '../../screen/language.ts'
import { Icon } from '../../screen/look/Icon.tsx'
import { tellEnd } from '../../screen/tell-end.ts'
import { Say } from '../parts/Say.tsx'
import { choose, comma, type Scene } from '../view.ts'
import { adoptStyle } from './adopt.ts'
import style from './alerts.css?inline'

adoptStyle(style)

type Of<Kind extends Show['kind']> = Extract<Show, { kind: Kind }>

const endOf = (scene: Scene, id: string) => tellEnd({ ...scene, ...scene.reader, comma: comma(scene) }, id)

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

export function draw(scene: Scene, isBand = false) {
  const { show } = scene.showing
  if (isBand) return <Band scene={scene} />
  return show.kind === 'alert' ? <AlertSlide scene={scene} show={show} /> : <OffSlide scene={scene} />
}
