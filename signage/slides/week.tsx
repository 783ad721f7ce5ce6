import { type Row, rowKey } from '../../content/rules/occurrences.ts'
import type { Show, WeekRow } from '../../content/rules/programme/show.ts'
import { titleOf } from '../../content/rules/series.ts'
import { longDay } from '../../screen/dates.ts'
import { Listing } from '../parts/Listing.tsx'
import { Say } from '../parts/Say.tsx'
import { changeWord, choose, findPlace, type Scene } from '../view.ts'
import { adoptStyle } from './adopt.ts'
import style from './week.css?inline'

adoptStyle(style)

type Of<Kind extends Show['kind']> = Extract<Show, { kind: Kind }>

function WeekLine({ scene, row }: { scene: Scene; row: Row }) {
  const { event, occurrence } = row
  const place = choose(scene, row.place ? findPlace(scene.snapshot, row.place)?.name : row.room)
  const isCancelled = occurrence.status === 'cancelled'
  return (
    <li class={`week-row${isCancelled ? ' cancelled' : ''}`}>
      <p class="hours">
        {occurrence.allDay ? <span class="hours-words">{scene.reader.say.allDay}</span> : <time>{occurrence.time}</time>}
      </p>
      <p class="week-words">
        <b>
          <Say shown={choose(scene, titleOf(row), event.states)} />
        </b>
        {(isCancelled || place) && <span class="where">{'\u00a0· '}</span>}
        {isCancelled ? (
          <span class="reason">{changeWord(scene, row)}</span>
        ) : (
          place && (
            <span class="where">
              <Say shown={place} />
            </span>
          )
        )}
      </p>
    </li>
  )
}

/** The days after today, as many as a page holds. */
function Week({ scene, show }: { scene: Scene; show: Of<'week'> }) {
  const days = [...new Set(show.rows.map(({ date }) => date))]
  return (
    <Listing scene={scene} tone="sky" title={scene.reader.say.week} count={show.rows.length}>
      {days.map((date) => (
        <section key={date} class="day">
          <h2 class="list-heading">{longDay(scene.reader.tag, date)}</h2>
          <ul>
            {show.rows
              .filter((each: WeekRow) => each.date === date)
              .map(({ row }) => (
                <WeekLine key={rowKey(row)} scene={scene} row={row} />
              ))}
          </ul>
        </section>
      ))}
    </Listing>
  )
}

export function draw(scene: Scene) {
  const { show } = scene.showing
  return show.kind === 'week' ? <Week scene={scene} show={show} /> : null
}
