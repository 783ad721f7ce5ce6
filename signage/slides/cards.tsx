import { DoorClosed, DoorOpen, type IconNode, Info, Megaphone, TriangleAlert } from 'lucide'
import type { NoticeRow, OfferRow, PlaceRow, Show } from '../../content/rules/programme/show.ts'
import { peopleAt } from '../../content/rules/programme/card-pages.ts'
import { dayAndMonth, isolate, localeOf, timeSpan, weekdayName } from '../../screen/dates.ts'
import { Icon } from '../../screen/look/Icon.tsx'
import { noteOf } from '../../screen/look/Words.tsx'
import { addDays, localMoment } from '../../content/rules/local-time.ts'
import { Heading } from '../parts/Heading.tsx'
import { Phone } from '../parts/Phone.tsx'
import { Photo } from '../parts/Photo.tsx'
import { Say } from '../parts/Say.tsx'
import { widths } from '../addresses.ts'
import { scaleFor } from '../fit.ts'
import { choose, comma, ground, type Scene } from '../view.ts'
import { adoptStyle } from './adopt.ts'
import style from './cards.css?inline'

adoptStyle(style)

type Of<Kind extends Show['kind']> = Extract<Show, { kind: Kind }>

/** "Heute", "Morgen", the weekday within a week, then the date. */
function dayWord({ snapshot, reader, instant }: Scene, date: string): string {
  const today = localMoment(snapshot.timeline, instant).date
  if (date === today) return reader.say.today
  if (date === addDays(today, 1)) return reader.say.tomorrow
  return date < addDays(today, 7) ? weekdayName(reader.tag, date) : dayAndMonth(reader.tag, date)
}

function When({ scene, row: { next } }: { scene: Scene; row: OfferRow }) {
  if (!next) return null
  if (next.now) return <p class="when now">{scene.reader.say.nowUntil(isolate(next.until.time))}</p>
  return (
    <p class="when">
      {dayWord(scene, next.from.date)}
      {comma(scene)}
      <span class="whole-line">{timeSpan(next.from.time, next.until.time)}</span>
    </p>
  )
}

function Offer({ scene, row }: { scene: Scene; row: OfferRow }) {
  const { offer, place } = row
  const { say } = scene.reader
  const name = choose(scene, offer.name, offer.states)
  const topic = scene.snapshot.centre.topics.find(({ id }) => id === offer.topics[0])
  const note = name && noteOf(say, name.state)
  return (
    <li class="row card">
      <div class="row-picture">
        <Photo view={scene} id={offer.image} width={widths.small} tint={topic?.colour} />
      </div>
      <div class="words">
        <h2>
          <Say shown={name} />
        </h2>
        <When scene={scene} row={row} />
        <p class="facts">
          <span class="where">
            <Say shown={choose(scene, place?.name)} />
          </span>
          {offer.cost.kind !== 'paid' && <span class="free">{offer.cost.kind === 'free' ? say.free : say.donation}</span>}
          {note && <span class="note">{note}</span>}
        </p>
      </div>
    </li>
  )
}

/** A few offers with their pictures: which, when next, where, whether it is free. */
function Offers({ scene, show }: { scene: Scene; show: Of<'offers'> }) {
  return (
    <div class="slide tone-apricot">
      <Heading scene={scene} title={scene.reader.say.offers} />
      <div class="list" data-fit={scaleFor(show.rows.length)}>
        <ul class="rows">
          {show.rows.map((row) => (
            <Offer key={row.offer.id} scene={scene} row={row} />
          ))}
        </ul>
      </div>
      <Phone scene={scene} />
    </div>
  )
}

const levels = {
  urgent: { icon: TriangleAlert, colours: ground('red', 'on-red') },
  important: { icon: Megaphone, colours: ground('rose') },
  info: { icon: Info, colours: ground('sky') },
} as const

function Sign({ icon, colours }: { icon: IconNode; colours: ReturnType<typeof ground> }) {
  return (
    <div class="sign" style={colours}>
      <Icon node={icon} size="2.2em" />
    </div>
  )
}

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
    <div class="slide tone-straw">
      <Heading scene={scene} title={scene.reader.say.notices} />
      <div class="list" data-fit={scaleFor(show.rows.length)}>
        <ul class="rows">
          {show.rows.map((row) => (
            <Notice key={row.notice.id} scene={scene} row={row} />
          ))}
        </ul>
      </div>
      <Phone scene={scene} />
    </div>
  )
}

function opensWords(scene: Scene, { state }: PlaceRow): string {
  const { say, tag } = scene.reader
  if (state.open) return say.openUntil(isolate(state.until.time))
  if (!state.opens) return say.closed
  const { date, time } = state.opens
  const today = localMoment(scene.snapshot.timeline, scene.instant).date
  return date === today ? say.opensToday(isolate(time)) : say.opensOn(weekdayName(tag, date), isolate(time))
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
        {people && <p class="facts">{scene.reader.say.askFor(people)}</p>}
      </div>
    </li>
  )
}

/** Which doors are open, until when, and whom to ask for behind them. */
function OpenNow({ scene, show }: { scene: Scene; show: Of<'open-now'> }) {
  const { say } = scene.reader
  return (
    <div class={`slide ${show.anyOpen ? 'tone-green' : 'tone-sand'}`}>
      <Heading scene={scene} title={show.anyOpen ? say.openNow : say.opensNext} />
      <div class="list" data-fit={scaleFor(show.rows.length)}>
        <ul class="rows">
          {show.rows.map((row) => (
            <Door key={row.place.id} scene={scene} row={row} />
          ))}
        </ul>
      </div>
      <Phone scene={scene} />
    </div>
  )
}

export function drawCards(scene: Scene) {
  const { show } = scene.showing
  if (show.kind === 'offers') return <Offers scene={scene} show={show} />
  if (show.kind === 'notices') return <Notices scene={scene} show={show} />
  return show.kind === 'open-now' ? <OpenNow scene={scene} show={show} /> : null
}
