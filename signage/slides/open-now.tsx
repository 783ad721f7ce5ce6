import { DoorClosed, DoorOpen } from 'lucide'
import { localMoment } from '../../content/rules/local-time.ts'
import { peopleAt } from '../../content/rules/programme/card-pages.ts'
import type { PlaceRow, Show } from '../../content/rules/programme/show.ts'
import { localeOf } from '../../screen/dates.ts'
import { tellOpen } from '../../screen/tell-open.ts'
import { Listing } from '../parts/Listing.tsx'
import { Say } from '../parts/Say.tsx'
import { Sign } from '../parts/Sign.tsx'
import { choose, ground, type Scene } from '../view.ts'
import { adoptStyle } from './adopt.ts'
import style from './doors.css?inline'

adoptStyle(style)

type Of<Kind extends Show['kind']> = Extract<Show, { kind: Kind }>

function opensWords({ snapshot, reader, instant }: Scene, { state }: PlaceRow): string {
  return tellOpen({ ...reader, instant, local: localMoment(snapshot.timeline, instant) }, state)
}

function Door({ scene, row }: { scene: Scene; row: PlaceRow }) {
  const { place, state } = row
  const people = new Intl.ListFormat(localeOf(scene.reader.tag)).format(peopleAt(place).map((name) => `\u2068${name}\u2069`))
  return (
    <li class={`row card door${state.open ? ' open' : ''}`}>
      <Sign icon={state.open ? DoorOpen : DoorClosed} colours={state.open ? ground('green', 'on-green') : ground('sand')} />
      <div class="words">
        <h2>
          <Say shown={choose(scene, place.name, place.states)} />
        </h2>
        <p class={state.open ? 'when now' : 'when'}>{opensWords(scene, row)}</p>
        {row.reason && (
          <p class="reason">
            <Say shown={choose(scene, row.reason, place.states)} />
          </p>
        )}
        {people && <p class="facts">{scene.reader.say.askFor(people)}</p>}
      </div>
    </li>
  )
}

/** Which doors are open, until when, and whom to ask for behind them. */
function OpenNow({ scene, show }: { scene: Scene; show: Of<'open-now'> }) {
  const { say } = scene.reader
  return (
    <Listing
      scene={scene}
      tone={show.anyOpen ? 'green' : 'sand'}
      title={show.anyOpen ? say.openNow : say.opensNext}
      count={show.rows.length}
    >
      <ul class="rows">
        {show.rows.map((row) => (
          <Door key={row.place.id} scene={scene} row={row} />
        ))}
      </ul>
    </Listing>
  )
}

export function draw(scene: Scene) {
  const { show } = scene.showing
  return show.kind === 'open-now' ? <OpenNow scene={scene} show={show} /> : null
}
