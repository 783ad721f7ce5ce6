import type { Occurrence } from '../../content/model/snapshot.ts'
import { addDays, localMoment } from '../../content/rules/local-time.ts'
import { endTold, isRunning, phaseAt, type Row, rowKey } from '../../content/rules/occurrences.ts'
import { titleOf } from '../../content/rules/series.ts'
import type { Show } from '../../content/rules/programme/show.ts'
import { tellUntil } from '../../content/rules/time-span.ts'
import { dayAndShortMonth, longDay, shortDay, weekdayName } from '../../screen/dates.ts'
import { Sofa } from '../parts/Sofa.tsx'
import { noteOf } from '../../screen/look/Words.tsx'
import { Listing } from '../parts/Listing.tsx'
import { Say } from '../parts/Say.tsx'
import { isBrief } from '../sizes.ts'
import { changeWord, choose, comma, findPlace, type Scene } from '../view.ts'
import { adoptStyle } from './adopt.ts'
import style from './today.css?inline'

adoptStyle(style)

/** When a date begins, and below it, smaller, when it ends or which day it is. */
function Hours({ scene, row, withDay }: { scene: Scene; row: Row; withDay: boolean }) {
  const { occurrence } = row
  const { say, tag } = scene.reader
  const ends = endTold(occurrence)
  if (isRunning(row)) return <span class="hours-words">{say.untilDate(dayAndShortMonth(tag, occurrence.endDate))}</span>
  return (
    <>
      {occurrence.allDay ? <span class="hours-words">{say.allDay}</span> : <time class="begins">{occurrence.time}</time>}
      {withDay ? (
        <span class="ends">{shortDayWord(scene, occurrence)}</span>
      ) : (
        !occurrence.allDay && ends && <span class="ends">{tellUntil(tag, ends)}</span>
      )}
    </>
  )
}

/** "Morgen", the weekday within a week, then the date. */
function shortDayWord({ snapshot, instant, reader }: Scene, { date }: Occurrence): string {
  const today = localMoment(snapshot.timeline, instant).date
  if (date === addDays(today, 1)) return reader.say.tomorrow
  return date < addDays(today, 7) ? weekdayName(reader.tag, date) : dayAndShortMonth(reader.tag, date)
}

function Where({ scene, row }: { scene: Scene; row: Row }) {
  const place = choose(scene, findPlace(scene.snapshot, row.place)?.name)
  const room = isBrief(scene.sizes) && place ? undefined : choose(scene, row.room)
  if (!place && !room) return null
  return (
    <span class="where">
      <Say shown={place} />
      {place && room ? comma(scene) : ''}
      <Say shown={room} />
    </span>
  )
}

/** One date: what and when first, then where, then whether it is free. */
function EventRow({ scene, row, withDay = false }: { scene: Scene; row: Row; withDay?: boolean }) {
  const { event, occurrence } = row
  const { say } = scene.reader
  const title = choose(scene, titleOf(row), event.states)
  const isCancelled = occurrence.status === 'cancelled'
  const isNow = !isCancelled && !isRunning(row) && phaseAt(occurrence, scene.instant) === 'now'
  const change = changeWord(scene, row)
  const reason = choose(scene, occurrence.reason, event.states)
  const note = title && noteOf(say, title.state)
  return (
    <li class={`row event${isCancelled ? ' cancelled' : ''}${isNow ? ' now' : ''}`}>
      <p class="hours">
        <Hours scene={scene} row={row} withDay={withDay} />
      </p>
      <div class="words">
        <h2>
          <Say shown={title} />
        </h2>
        {!isCancelled && (
          <p class="facts">
            {isNow && <span class="pill now-pill">{say.now}</span>}
            <Where scene={scene} row={row} />
            {event.cost.kind === 'free' && <span class="free">{say.free}</span>}
            {note && <span class="note">{note}</span>}
          </p>
        )}
        {occurrence.gap && <p class="facts">{say.clockChange}</p>}
        {(change || reason) && (
          <p class="reason">
            {change}
            {change && reason && (row.movedTo ? '. ' : ': ')}
            <Say shown={reason} />
          </p>
        )}
      </div>
    </li>
  )
}

/** "24. November" stays on one line. */
const keepDayWhole = (day: string) => day.replace(/(\d\.?) /, '$1\u00a0')

type Of<Kind extends Show['kind']> = Extract<Show, { kind: Kind }>

interface RowsProps {
  scene: Scene
  rows: Row[]
  heading?: string | undefined
  /** Where a list mixes days, each row says its own. */
  withDay?: boolean
}

function Rows({ scene, rows, heading, withDay = false }: RowsProps) {
  if (rows.length === 0) return null
  return (
    <>
      {heading && <h2 class="list-heading">{heading}</h2>}
      <ul class="rows">
        {rows.map((row) => (
          <EventRow key={rowKey(row)} scene={scene} row={row} withDay={withDay} />
        ))}
      </ul>
    </>
  )
}

/** What is on today; when nothing more is, that it is so, what runs for days all the same, and what comes next. */
function Today({ scene, show }: { scene: Scene; show: Of<'today'> }) {
  const { reader } = scene
  const { rows, running, next } = show
  return (
    <Listing
      scene={scene}
      tone="red"
      title={reader.say.today}
      about={<p class="date">{keepDayWhole((isBrief(scene.sizes) ? shortDay : longDay)(reader.tag, show.date))}</p>}
      count={rows.length + running.length + next.length}
    >
      {show.isOver && (
        <div class={running.length > 0 ? 'quiet quiet-above' : 'quiet'}>
          <Sofa />
          <p>{reader.say.noMoreToday}</p>
        </div>
      )}
      <Rows scene={scene} rows={[...rows, ...running]} heading={show.isOver ? reader.say.running : undefined} />
      <Rows scene={scene} rows={next} heading={reader.say.nextDates} withDay />
    </Listing>
  )
}

export function draw(scene: Scene) {
  const { show } = scene.showing
  return show.kind === 'today' ? <Today scene={scene} show={show} /> : null
}
