import { CircleAlert, Info, Megaphone } from 'lucide'
import type { NoticeRow, Show } from '../../content/rules/programme/show.ts'
import { noteOf } from '../../screen/look/Words.tsx'
import { widths } from '../addresses.ts'
import { Listing } from '../parts/Listing.tsx'
import { Photo } from '../parts/Photo.tsx'
import { Say } from '../parts/Say.tsx'
import { Sign } from '../parts/Sign.tsx'
import { choose, ground, type Scene } from '../view.ts'
import { adoptStyle } from './adopt.ts'
import style from './notices.css?inline'

adoptStyle(style)

type Of<Kind extends Show['kind']> = Extract<Show, { kind: Kind }>

const levels = {
  urgent: { icon: CircleAlert, colours: ground('red', 'on-red') },
  important: { icon: Megaphone, colours: ground('rose') },
  info: { icon: Info, colours: ground('sky') },
} as const

function Notice({ scene, row: { notice, body } }: { scene: Scene; row: NoticeRow }) {
  const { say } = scene.reader
  const { icon, colours } = levels[notice.level]
  const title = choose(scene, notice.title, notice.states)
  const note = title && noteOf(say, title.state)
  return (
    <li class={`row card notice level-${notice.level}`}>
      {notice.image ? (
        <div class="row-picture">
          <Photo view={scene} id={notice.image} width={widths.small} />
        </div>
      ) : (
        <Sign icon={icon} colours={colours} />
      )}
      <div class="words">
        {notice.level !== 'info' && <p class="level">{notice.level === 'urgent' ? say.urgent : say.important}</p>}
        <h2>
          <Say shown={title} />
        </h2>
        <p class="body">
          <Say shown={body} />
        </p>
        {body?.whole === false && <p class="note">{say.more}</p>}
        {note && <p class="note">{note}</p>}
      </div>
    </li>
  )
}

/** What is new, the urgent first. */
function Notices({ scene, show }: { scene: Scene; show: Of<'notices'> }) {
  return (
    <Listing scene={scene} tone="straw" title={scene.reader.say.notices} count={show.rows.length}>
      <ul class="rows">
        {show.rows.map((row) => (
          <Notice key={row.notice.id} scene={scene} row={row} />
        ))}
      </ul>
    </Listing>
  )
}

export function draw(scene: Scene) {
  const { show } = scene.showing
  return show.kind === 'notices' ? <Notices scene={scene} show={show} /> : null
}
