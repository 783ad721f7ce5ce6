import { useState } from 'preact/hooks'
import type { PlannedDate, PlannedDays } from '../../content/model/planned.ts'
import { useMatches } from '../model/use-matches.ts'
import { useSay } from '../staff.ts'
import { CalendarDate } from './CalendarDate.tsx'
import { sayLongDate } from './dates.ts'
import { useReadHere } from './use-read-here.ts'

interface CalendarDayProps {
  day: string
  dates: readonly PlannedDate[]
  holidays: PlannedDays['holidays']
  isToday: boolean
  isPast: boolean
  /** Of the month before or after. */
  isOutside: boolean
  /** As many fit where days stand side by side; the others wait for a tap. */
  most: number
  onOpen: (date: PlannedDate) => void
}

const sideBySide = '(min-width: 860px)'

/** A day with its name, its free days and its dates: a row of a list on a phone, a field of a grid where there is room. */
export function CalendarDay({ day, dates, holidays, isToday, isPast, isOutside, most, onOpen }: CalendarDayProps) {
  const say = useSay()
  const read = useReadHere()
  const [isWhole, setWhole] = useState(false)
  const isGrid = useMatches(sideBySide)
  const isCut = isGrid && !isWhole && dates.length > most + 1
  const shown = isCut ? dates.slice(0, most) : dates
  const free = holidays.some(({ kind }) => kind === 'public')
  const isBare = dates.length === 0 && !isToday && !free
  const classes = [
    'cal-day',
    isToday && 'cal-today',
    isPast && 'cal-past',
    isOutside && 'cal-outside',
    isBare && 'cal-bare',
    free && 'cal-free',
  ]
  return (
    <li class={classes.filter(Boolean).join(' ')} {...(isToday ? { 'aria-current': 'date' as const } : {})}>
      <h3 class="cal-day-name">
        <span class="cal-long">{sayLongDate(day, say)}</span>
        <span class="cal-short" aria-hidden="true">
          {Number(day.slice(8))}
        </span>
        {isToday && <span class="pill pill-live">{say.calendar.today}</span>}
      </h3>
      {holidays.map(({ kind, from, name }) => (
        <p key={`${kind}/${from}`} class={`cal-holiday cal-holiday-${kind}`}>
          {say.calendar.holiday[kind](read(name))}
        </p>
      ))}
      {shown.length > 0 && (
        <ul class="cal-dates">
          {shown.map((date) => (
            <li key={`${date.event}/${date.occurrence.key}`}>
              <CalendarDate date={date} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
      {isCut && (
        <button type="button" class="cal-more" onClick={() => setWhole(true)}>
          {say.calendar.more(dates.length - shown.length)}
        </button>
      )}
    </li>
  )
}
