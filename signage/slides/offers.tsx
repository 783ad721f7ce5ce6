import type { OfferRow, Show } from '../../content/rules/programme/show.ts'
import { addDays, localMoment } from '../../content/rules/local-time.ts'
import { tellSpan } from '../../content/rules/time-span.ts'
import { dayAndMonth, isolate, weekdayName } from '../../screen/dates.ts'
import { noteOf } from '../../screen/look/Words.tsx'
import { widths } from '../addresses.ts'
import { Listing } from '../parts/Listing.tsx'
import { Photo } from '../parts/Photo.tsx'
import { Say } from '../parts/Say.tsx'
import { choose, comma, type Scene } from '../view.ts'
import { adoptStyle } from './adopt.ts'
import style from './offers.css?inline'

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
      <span class="whole-line">{tellSpan(scene.reader.tag, next.from.time, next.until.time)}</span>
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
    <Listing scene={scene} tone="apricot" title={scene.reader.say.offers} count={show.rows.length}>
      <ul class="rows">
        {show.rows.map((row) => (
          <Offer key={row.offer.id} scene={scene} row={row} />
        ))}
      </ul>
    </Listing>
  )
}

export function draw(scene: Scene) {
  const { show } = scene.showing
  return show.kind === 'offers' ? <Offers scene={scene} show={show} /> : null
}
