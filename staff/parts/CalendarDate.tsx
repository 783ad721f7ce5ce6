import { TriangleAlert } from 'lucide'
import type { PlannedDate } from '../../content/model/planned.ts'
import { isRunning } from '../../content/rules/occurrences.ts'
import { Icon } from '../look/Icon.tsx'
import { titleOf } from '../model/content.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { sayDate } from './dates.ts'
import { useReadHere } from './use-read-here.ts'

/** One date of the calendar as a button: hour, title, place, and what is special about it in words. */
export function CalendarDate({ date, onOpen }: { date: PlannedDate; onOpen: (date: PlannedDate) => void }) {
  const say = useSay()
  const { content } = useStaff()
  const { sourceLanguage } = useDesk().centre
  const read = useReadHere()
  const { occurrence, skipped, status, clashes, outsideHours } = date
  const place = date.place === undefined ? undefined : content.find('places', date.place)?.item
  const where = place ? titleOf<'places'>(place, sourceLanguage) : date.room?.[sourceLanguage]
  const isOff = occurrence.status === 'cancelled' || skipped !== undefined
  const when = isRunning(date)
    ? `${sayDate(occurrence.date, say)} – ${sayDate(occurrence.endDate, say)}`
    : occurrence.allDay
      ? say.home.allDay
      : occurrence.time
  const marks = [
    occurrence.status === 'cancelled' && say.dates.cancelled,
    occurrence.status === 'moved' && say.dates.moved,
    skipped && say.dates.skipped(read(skipped)),
    status === 'draft' && say.liveness.draft,
  ].filter(Boolean)
  const needsEyes = clashes.length > 0 || outsideHours !== undefined
  return (
    <button type="button" class={isOff ? 'cal-date cal-off' : 'cal-date'} onClick={() => onOpen(date)}>
      <span class="cal-when">{isOff ? <s>{when}</s> : when}</span>
      <span class="cal-what">
        <strong>{isOff ? <s>{nameOf(date, sourceLanguage)}</s> : nameOf(date, sourceLanguage)}</strong>
        {where && <span class="cal-place">{where}</span>}
        {marks.length > 0 && <span class="cal-mark">{marks.join(' · ')}</span>}
      </span>
      {needsEyes && (
        <span class="cal-warning">
          <Icon node={TriangleAlert} size="18px" />
          <span class="visually-hidden">{clashes.length > 0 ? say.calendar.clash : say.dates.closed}</span>
        </span>
      )}
    </button>
  )
}

/** What this one date is called, else its event. */
export const nameOf = ({ occurrence, title }: PlannedDate, language: string): string =>
  occurrence.title?.[language] || title[language] || Object.values(title)[0] || ''
