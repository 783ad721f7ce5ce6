import { ClipboardPen, Megaphone, Shapes } from 'lucide'
import type { Occurrence, PublicEvent } from '../../content/model/snapshot.ts'
import { addDays } from '../../content/rules/local-time.ts'
import { endTold, isRunning } from '../../content/rules/occurrences.ts'
import { comingOf, findDate, findEvent, type Skipped, summaryOf, titleOf } from '../../content/rules/series.ts'
import { tellSpan } from '../../content/rules/time-span.ts'
import { whereIs } from '../../content/rules/where.ts'
import { dayAndMonth, isolate, longDay } from '../../screen/dates.ts'
import { Words } from '../../screen/look/Words.tsx'
import { nameDay } from '../days.ts'
import { NowBadge } from '../parts/Badges.tsx'
import { AudienceFact, CostFact, LanguagesFact, WhereFact } from '../parts/CommonFacts.tsx'
import { Detail } from '../parts/Detail.tsx'
import { Fact, Facts } from '../parts/Facts.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Reason } from '../parts/Reason.tsx'
import { Section } from '../parts/Section.tsx'
import { TextFact } from '../parts/TextFact.tsx'
import { useView } from '../view.ts'
import { GonePage } from './GonePage.tsx'

/** From when to when, or from when where nobody says how long. */
function hoursOf(tag: string, occurrence: Occurrence): string {
  const ends = endTold(occurrence)
  return ends === undefined ? isolate(occurrence.time) : tellSpan(tag, occurrence.time, ends)
}

/** Day and hours of one date, as large as its title. */
function When({ event, occurrence }: { event: PublicEvent; occurrence: Occurrence }) {
  const view = useView()
  const { reader, say } = view
  const { date, endDate } = occurrence
  const isLong = isRunning({ occurrence })
  const day = nameDay(view, date)
  const isNear = date <= addDays(view.local.date, 1) && date >= view.local.date
  const words = (
    <>
      <span class="when-day">
        {isLong ? longDay(reader.tag, date) : day}
        {isNear && !isLong && <span class="when-date">{longDay(reader.tag, date)}</span>}
        {isLong && <span class="when-date">{say.untilDate(longDay(reader.tag, endDate))}</span>}
      </span>
      {/* What runs for weeks has the hours of its place. */}
      {!(isLong && occurrence.allDay) && (
        <span class="when-time figures">{occurrence.allDay ? say.allDay : hoursOf(reader.tag, occurrence)}</span>
      )}
    </>
  )
  return (
    <div class="when">
      {occurrence.status === 'cancelled' ? <s>{words}</s> : words}
      {!isLong && <NowBadge occurrence={occurrence} />}
      <Reason row={{ event, occurrence }} />
      <GapNote occurrence={occurrence} />
    </div>
  )
}

/** One of the further dates: day and hours in one line. */
function DateLine({ event, occurrence }: { event: PublicEvent; occurrence: Occurrence }) {
  const view = useView()
  const { say, choose, href, reader } = view
  const words = (
    <>
      <span class="hours-name">{nameDay(view, occurrence.date)}</span>
      <span class="hours-spans figures">{occurrence.allDay ? say.allDay : hoursOf(reader.tag, occurrence)}</span>
    </>
  )
  return (
    <li>
      <a class="date-link" href={href({ page: 'event', id: event.id, key: occurrence.key })}>
        {occurrence.status === 'cancelled' ? <s class="hours-day">{words}</s> : <span class="hours-day">{words}</span>}
        {occurrence.title && <Words shown={choose(occurrence.title, event.states)} />}
        <Reason row={{ event, occurrence }} />
        <GapNote occurrence={occurrence} />
      </a>
    </li>
  )
}

/** Days that a holiday takes: one day, or from the first to the last. */
function SkippedLine({ skipped: { first, last } }: { skipped: Skipped }) {
  const view = useView()
  const { say, choose, reader } = view
  const days =
    first === last
      ? nameDay(view, first.date)
      : tellSpan(reader.tag, dayAndMonth(reader.tag, first.date), dayAndMonth(reader.tag, last.date))
  return (
    <li class="date-link">
      <s class="hours-day">{days}</s>
      <span class="reason">
        {say.skipped}: <Words shown={choose(first.reason)} />
      </span>
    </li>
  )
}

/** Why a date of the night in which the clocks go forward is an hour later than all others. */
function GapNote({ occurrence }: { occurrence: Occurrence }) {
  const { say } = useView()
  return occurrence.gap ? <span class="hours-reason">{say.clockChange}</span> : null
}

export function EventPage({ id, eventKey }: { id: string; eventKey: string | undefined }) {
  const { snapshot, instant, say, choose, undated, href } = useView()
  const event = findEvent(snapshot, id, eventKey)
  if (!event) return <GonePage />
  const coming = undated ? [] : comingOf(snapshot, event, instant)
  const dates = coming.flatMap((each) => ('skipped' in each || each.event !== event ? [] : [each.occurrence]))
  const shown = findDate(dates, eventKey) ?? dates[0]
  const summary = shown ? summaryOf({ event, occurrence: shown }) : event.summary
  const { states } = event
  const offer = snapshot.offers.find((each) => each.id === event.offer)
  const isCancelled = shown?.status === 'cancelled'
  return (
    <Detail
      head={
        <>
          <PageHead title={choose(shown ? titleOf({ event, occurrence: shown }) : event.title, states)} struck={isCancelled} />
          {shown && <When event={event} occurrence={shown} />}
          {!undated && !shown && <p class="lead">{say.noMoreDates}</p>}
          {undated && <p class="lead">{undated}</p>}
          {summary && (
            <p class="lead">
              <Words shown={choose(summary, states)} />
            </p>
          )}
        </>
      }
      facts={
        <Facts>
          <WhereFact {...whereIs(event, shown)} />
          <CostFact cost={event.cost} states={states} />
          <LanguagesFact tags={event.spokenLanguages} />
          <AudienceFact item={event} />
          <TextFact icon={ClipboardPen} label={say.registration} text={event.registration} states={states} />
          <TextFact icon={Megaphone} label={say.organiser} text={event.organiser} states={states} />
          {offer && (
            <Fact icon={Shapes} label={say.belongsTo}>
              <a class="text-link" href={href({ page: 'offer', id: offer.id })}>
                <Words shown={choose(offer.name, offer.states)} />
              </a>
            </Fact>
          )}
        </Facts>
      }
      picture={event.image}
      text={choose(event.description, states)}
      route={{ page: 'event', id: event.id, key: shown?.key }}
    >
      {coming.some((each) => 'skipped' in each || each.occurrence !== shown) && (
        <Section title={say.moreDates}>
          <ul class="card dates">
            {coming.map((each) =>
              'skipped' in each ? (
                <SkippedLine key={each.skipped.first.key} skipped={each.skipped} />
              ) : (
                each.occurrence !== shown && (
                  <DateLine key={`${each.event.id} ${each.occurrence.key}`} event={each.event} occurrence={each.occurrence} />
                )
              ),
            )}
          </ul>
        </Section>
      )}
    </Detail>
  )
}
