import { addDays } from '../../content/rules/local-time.ts'
import { openingsOfDay } from '../../content/rules/open.ts'
import { longDay, timeSpan } from '../../screen/dates.ts'
import { Words } from '../../screen/look/Words.tsx'
import type { PublicOffer, PublicPlace } from '../../content/model/snapshot.ts'
import { useView } from '../view.ts'

interface HoursProps {
  kind: 'places' | 'offers'
  item: PublicPlace | PublicOffer
  /** Leaves out the days on which the door stays shut. */
  openDaysOnly?: boolean
}

/** The hours of the next seven days, holidays and exceptions told with their reason. */
export function Hours({ kind, item, openDaysOnly }: HoursProps) {
  const { snapshot, local, reader, say, choose } = useView()
  const week = Array.from({ length: 7 }, (_, index) => addDays(local.date, index)).map((date) => ({
    date,
    spans: openingsOfDay(snapshot, kind, item.id, date),
    special: item.specialDays.find((day) => day.from <= date && date <= (day.until ?? day.from))?.reason,
    holiday: item.closedOnHolidays
      ? snapshot.timeline.holidays.find((each) => each.kind === 'public' && each.from <= date && date <= each.until)
      : undefined,
  }))
  const shown = openDaysOnly ? week.filter(({ spans }) => spans.length > 0) : week
  if (shown.length === 0) return null
  return (
    <ul class="hours">
      {shown.map(({ date, spans, special, holiday }) => (
        <li key={date} class={date === local.date ? 'hours-day hours-today' : 'hours-day'}>
          <span class="hours-name">{longDay(reader.tag, date)}</span>
          <span class="hours-spans figures">
            {spans.length > 0 ? (
              spans.map(({ from, until }) => (
                <span key={from} class="span">
                  {timeSpan(from, until)}
                </span>
              ))
            ) : (
              <span class="soft">{say.closed}</span>
            )}
          </span>
          {(special ?? holiday) && (
            <span class="reason hours-reason">
              <Words shown={choose(special ?? holiday?.name, special ? item.states : {})} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
