import { TriangleAlert } from 'lucide'
import { localMoment } from '../../content/rules/local-time.ts'
import type { Show } from '../../content/rules/programme/show.ts'
import { isolate, longDay } from '../../screen/dates.ts'
import { htmlLang } from '../../screen/language.ts'
import { Icon } from '../../screen/look/Icon.tsx'
import { Say } from '../parts/Say.tsx'
import { choose, comma, type Scene } from '../view.ts'
import { adoptStyle } from './adopt.ts'
import style from './alerts.css?inline'

adoptStyle(style)

type Of<Kind extends Show['kind']> = Extract<Show, { kind: Kind }>

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

export function draw(scene: Scene, isBand = false) {
  const { show } = scene.showing
  if (isBand) return <Band scene={scene} />
  return show.kind === 'alert' ? <AlertSlide scene={scene} show={show} /> : <OffSlide scene={scene} />
}
