import { Fragment } from 'preact'
import { undatedAt } from '../content/rules/horizon.ts'
import { localMoment } from '../content/rules/local-time.ts'
import { standIn } from '../content/rules/programme/playlists.ts'
import { dayAndMonth, isolate } from '../screen/dates.ts'
import { htmlLang } from '../screen/language.ts'
import { Sofa } from './parts/Sofa.tsx'
import { Words } from '../screen/look/Words.tsx'
import type { ScreenModel } from '../screen/screen-model.ts'
import { type Note, tellNote } from './note.ts'
import type { PanelModel } from './panel.ts'
import { Say } from './parts/Say.tsx'
import { isNarrow, isTight } from './sizes.ts'
import { drawBand, drawSlide } from './slides/drawings.ts'
import type { Scenes, Side } from './scenes.ts'
import { choose, comma, findPlace, type Scene } from './view.ts'

/** One of the two layers; its slide is fitted to its room before anybody sees it. */
function Layer({ side, scene, isFront }: { side: Side; scene: Scene | undefined; isFront: boolean }) {
  return (
    <div
      class={`layer${isFront ? ' front' : ''}`}
      id={`layer-${side}`}
      data-slide={scene?.showing.id}
      aria-hidden={!isFront}
      lang={scene && htmlLang(scene.reader.tag)}
      dir={scene?.reader.dir}
    >
      {scene && <Fragment key={scene.showing.id + scene.showing.lang + scene.showing.page}>{drawSlide(scene)}</Fragment>}
    </div>
  )
}

interface StripProps {
  scene: Scene
  model: ScreenModel
  note: Note | undefined
}

/** Small and always in the same place: whose screen this is and where, the time, and how fresh it all is. */
function Strip({ scene, model, note }: StripProps) {
  const { snapshot, reader } = scene
  const { timeline, centre } = snapshot
  const name = choose(scene, centre.name, centre.states)
  const screen = model.screen.value ?? standIn(snapshot)
  const place = choose(scene, findPlace(snapshot, screen?.place)?.name)
  const now = localMoment(timeline, model.instant.value)
  const confirmedAt = model.confirmedAt.value
  // A confirmation told by a wrong clock is not told on.
  const isTold = confirmedAt !== undefined && undatedAt(snapshot, confirmedAt) === undefined
  const confirmed = isTold ? localMoment(timeline, confirmedAt) : undefined
  const asOf =
    confirmed &&
    reader.say.asOf(
      confirmed.date === now.date
        ? isolate(confirmed.time)
        : dayAndMonth(reader.tag, confirmed.date) + comma(scene) + isolate(confirmed.time),
    )
  return (
    <footer class="strip" lang={htmlLang(reader.tag)} dir={reader.dir}>
      {note && <p class="strip-note">{tellNote.value?.(scene, note)}</p>}
      <Sofa class="strip-sofa" />
      <p class="strip-where" data-fit>
        <b>
          <Words shown={name} />
        </b>
        {place && place.text !== name?.text && (
          <span>
            <Say shown={place} />
          </span>
        )}
      </p>
      <p class="strip-as-of">{asOf}</p>
      {!model.undated.value && <time class="strip-clock">{now.time}</time>}
    </footer>
  )
}

/** Steps of the shift that keeps a panel from burning in; one every three minutes. */
const shifts = [0, 1, 2, 2, 2, 1, 0, 0]
const shiftEvery = 3 * 60_000

interface SignageProps {
  model: ScreenModel
  panel: PanelModel
  scenes: Scenes
}

/** The whole panel, drawn anew from the top whenever something it reads changes: an emergency band if there is one, the slides, the strip. */
export function Signage({ model, panel, scenes }: SignageProps) {
  const sizes = panel.sizes.value
  const front = scenes.front.value
  const seen = front === undefined ? undefined : scenes.layers[front].value
  const band = scenes.band.value
  const step = Math.floor(model.instant.value / shiftEvery)
  const isOff = seen?.showing.show.kind === 'off'
  const shift = (offset: number) => `${shifts[(step + offset) % shifts.length]! - 1}`
  return (
    <div
      class={`panel ${sizes.orientation}${isTight(sizes) ? ' tight' : ''}${isNarrow(sizes) ? ' narrow' : ''}${band ? ' banded' : ''}${isOff ? ' dimmed' : ''}`}
      style={{ '--code': `${sizes.code}px`, '--shift-x': shift(0), '--shift-y': shift(2) }}
    >
      {band && !isOff && drawBand(band)}
      <main class="slides">
        {front !== undefined && (
          // Not before the first slide, which would fade in.
          <>
            <Layer side={0} scene={scenes.layers[0].value} isFront={front === 0} />
            <Layer side={1} scene={scenes.layers[1].value} isFront={front === 1} />
          </>
        )}
      </main>
      {seen && !isOff && <Strip scene={seen} model={model} note={panel.note.value} />}
    </div>
  )
}
