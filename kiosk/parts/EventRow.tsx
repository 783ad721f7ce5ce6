import { addDays } from '../../content/rules/local-time.ts'
import { endTold, isRunning, phaseAt, type Row } from '../../content/rules/occurrences.ts'
import { titleOf } from '../../content/rules/series.ts'
import { tellUntil } from '../../content/rules/time-span.ts'
import { dayAndMonth, shortDay } from '../../screen/dates.ts'
import { Words } from '../../screen/look/Words.tsx'
import { useView } from '../view.ts'
import { FreeBadge, NowBadge } from './Badges.tsx'
import { Note } from './Note.tsx'
import { Reason } from './Reason.tsx'

interface EventRowProps {
  row: Row
  /** Where a list mixes days, each row says its own. */
  withDay?: boolean
}

/** The hours of one date, the largest thing of its row. */
function RowTime({ row, withDay }: EventRowProps) {
  const { say, reader, local } = useView()
  const { occurrence } = row
  const { date, time, endDate, allDay } = occurrence
  const ends = endTold(occurrence)
  if (isRunning(row))
    return (
      <span class="row-time">
        <span class="row-until">{say.untilDate(dayAndMonth(reader.tag, endDate))}</span>
      </span>
    )
  const day = date === local.date ? say.today : date === addDays(local.date, 1) ? say.tomorrow : shortDay(reader.tag, date)
  return (
    <span class="row-time">
      {withDay && <span class="row-day">{day}</span>}
      {allDay ? (
        <span class="row-until">{say.allDay}</span>
      ) : (
        <>
          <time class="row-start" dateTime={`${date}T${time}`} dir="ltr">
            {time}
          </time>
          {ends && <span class="row-end figures">{tellUntil(reader.tag, ends)}</span>}
        </>
      )}
    </span>
  )
}

/** One date of an event in a list: when, what, where, whether it is free. */
export function EventRow({ row, withDay }: EventRowProps) {
  const { snapshot, say, choose, href, instant, comma } = useView()
  const { event, occurrence } = row
  const title = choose(titleOf(row), event.states)
  const place = snapshot.places.find(({ id }) => id === row.place)
  const placeName = choose(place?.name, place?.states)
  const room = choose(row.room, event.states)
  const isCancelled = occurrence.status === 'cancelled'
  const isNow = !isCancelled && !isRunning(row) && phaseAt(occurrence, instant) === 'now'
  return (
    <li class={`row ${isNow ? 'row-now' : ''} ${isCancelled ? 'row-cancelled' : ''}`}>
      <a class="row-link" href={href({ page: 'event', id: event.id, key: occurrence.key })}>
        <RowTime row={row} withDay={withDay ?? false} />
        <span class="row-body">
          <h3 class="row-title">
            {isCancelled ? (
              <s>
                <Words shown={title} />
              </s>
            ) : (
              <Words shown={title} />
            )}
          </h3>
          <Reason row={row} />
          {occurrence.gap && <span class="row-where">{say.clockChange}</span>}
          {!isCancelled && (placeName || room) && (
            <span class="row-where">
              {placeName && (
                <span>
                  <Words shown={placeName} />
                  {room && comma}
                </span>
              )}
              <Words shown={room} />
            </span>
          )}
          <Note shown={title} />
        </span>
        {!isCancelled && (
          <span class="row-badges">{isNow ? <NowBadge occurrence={occurrence} /> : <FreeBadge cost={event.cost} />}</span>
        )}
      </a>
    </li>
  )
}
