import type { Occurrence } from '../../content/model/snapshot.ts'
import { resolveToday, type Row, rowKey } from '../../content/rules/occurrences.ts'
import type { Messages } from '../messages/de.ts'
import { titleOf } from '../model/content.ts'
import { usePublicContent } from '../model/public-content.ts'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { sayDate, sayMoment } from './dates.ts'
import { useReadHere } from './use-read-here.ts'

/** Today as the kiosk has it, from the same snapshot and the same rules. */
export function TodaysDates() {
  const say = useSay()
  const { now } = useStaff()
  const snapshot = usePublicContent()
  if (snapshot === undefined) return <p class="card quiet">{say.loading}</p>
  if (snapshot === 'failed') return <p class="card quiet">{say.entry.unreachable}</p>
  const today = resolveToday(snapshot, now())
  const rows = [...today.now, ...today.later]
  if (rows.length === 0 && today.next.length === 0) return <p class="card quiet">{say.home.nothingPlanned}</p>
  return (
    <>
      {rows.length === 0 && <p class="section-note">{say.home.noToday}</p>}
      <ul class="rows card">
        {(rows.length > 0 ? rows : today.next).map((row) => (
          <li key={rowKey(row)}>
            <DateLine row={row} isNow={today.now.includes(row)} {...(rows.length === 0 ? { day: row.occurrence.date } : {})} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** "Do, 26. November, 16:00" */
const tellStart = ({ date, time, allDay }: Occurrence, say: Messages) => sayMoment(allDay ? date : `${date}T${time}`, say)

interface DateLineProps {
  row: Row
  isNow: boolean
  /** Said where it is not today. */
  day?: string
}

function DateLine({ row: { event, occurrence, place, movedTo }, isNow, day }: DateLineProps) {
  const say = useSay()
  const { content } = useStaff()
  const source = useDesk().centre.sourceLanguage
  const read = useReadHere()
  const where = place === undefined ? undefined : content.find('places', place)?.item
  const isCancelled = occurrence.status === 'cancelled'
  return (
    <a class="row" href={linkTo(`events/${event.id}`)}>
      <span class={isCancelled ? 'row-time struck' : 'row-time'}>{occurrence.allDay ? say.home.allDay : occurrence.time}</span>
      <span class="row-words">
        <strong class={isCancelled ? 'row-title struck' : 'row-title'}>{(occurrence.title ?? event.title)[source]}</strong>
        <span class="row-line">
          {[day && sayDate(day, say), where && titleOf<'places'>(where, source)].filter(Boolean).join(' · ')}
        </span>
        {isCancelled && (
          <span class="cancelled">
            {movedTo ? say.home.movedTo(tellStart(movedTo, say)) : say.home.cancelled}
            {read(occurrence.reason) ? `: ${read(occurrence.reason)}` : ''}
          </span>
        )}
      </span>
      {isNow && !isCancelled && <span class="pill pill-live">{say.home.runningNow}</span>}
    </a>
  )
}
