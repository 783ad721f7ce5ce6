import { ChevronLeft, ChevronRight } from 'lucide'
import { useState } from 'preact/hooks'
import type { PlannedDate, PlannedDays } from '../../content/model/planned.ts'
import { isRunning } from '../../content/rules/occurrences.ts'
import { Select } from '../fields/Select.tsx'
import { Icon } from '../look/Icon.tsx'
import { type CalendarPage, calendarPage, type CalendarView, readDay } from '../model/calendar-days.ts'
import { titleOf } from '../model/content.ts'
import { usePlannedDays } from '../model/use-planned-days.ts'
import { wallTime } from '../model/wall-clock.ts'
import { CalendarDate } from '../parts/CalendarDate.tsx'
import { CalendarDay } from '../parts/CalendarDay.tsx'
import { type Done, DoneNote } from '../parts/DoneNote.tsx'
import { sayDays, sayMonth } from '../parts/dates.ts'
import { OneDate } from '../parts/OneDate.tsx'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'

interface CalendarProps {
  /** As the address says it, `week`; anything else is the month. */
  view: string | undefined
  day: string | undefined
}

const addressOf = (view: CalendarView, day: string) => linkTo(`calendar/${view}/${day}`)

/** Every date of every place, a month or a week at a time. A tap on a date leads to what can be done with it. */
export function Calendar({ view: asked, day }: CalendarProps) {
  const { now } = useStaff()
  const { centre } = useDesk()
  const today = wallTime(now(), centre.timeZone).slice(0, 10)
  const view = asked === 'week' ? 'week' : 'month'
  const page = calendarPage(view, readDay(day) ?? today)
  const [place, setPlace] = useState<string>()
  const [opened, setOpened] = useState<PlannedDate>()
  const [done, setDone] = useState<Done>()
  const known = usePlannedDays(page.from, page.until, place)
  return (
    <>
      <CalendarHead page={page} today={today} />
      {done && <DoneNote done={done} onDone={setDone} />}
      <PlaceFilter place={place} onChoose={setPlace} />
      <Days page={page} known={known} today={today} onOpen={setOpened} />
      {opened && (
        <OneDate
          date={opened}
          onClose={() => setOpened(undefined)}
          onDone={(made) => {
            setOpened(undefined)
            setDone(made)
          }}
        />
      )}
    </>
  )
}

function CalendarHead({ page, today }: { page: CalendarPage; today: string }) {
  const say = useSay()
  const { view, day, before, after, days } = page
  const words = say.calendar
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <div class="cal-head">
        <div class="cal-views" role="group" aria-label={words.view}>
          {(['month', 'week'] as const).map((each) => (
            <a
              key={each}
              class="cal-view"
              href={addressOf(each, each === view || !days.includes(today) ? day : today)}
              {...(each === view ? { 'aria-current': 'true' as const } : {})}
            >
              {words.views[each]}
            </a>
          ))}
        </div>
        <nav class="cal-steps" aria-label={words.steps}>
          <a class="icon-button icon-button-framed cal-before" href={addressOf(view, before)} aria-label={words.before[view]}>
            <Icon node={ChevronLeft} size="24px" />
          </a>
          <a class="button cal-now" href={addressOf(view, today)}>
            {words.today}
          </a>
          <a class="icon-button icon-button-framed cal-after" href={addressOf(view, after)} aria-label={words.after[view]}>
            <Icon node={ChevronRight} size="24px" />
          </a>
        </nav>
        <h2 class="cal-name" aria-live="polite">
          {view === 'month' ? sayMonth(day, say) : sayDays(days[0]!, days.at(-1)!, say)}
        </h2>
      </div>
    </>
  )
}

function PlaceFilter({ place, onChoose }: { place: string | undefined; onChoose: (place: string | undefined) => void }) {
  const say = useSay()
  const { content } = useStaff()
  const { sourceLanguage } = useDesk().centre
  const places = [...(content.collections.value?.places.values() ?? [])]
    .filter(({ item }) => item.status !== 'archived')
    .map(({ item }) => ({ value: item.id, label: titleOf<'places'>(item, sourceLanguage) }))
    .sort((a, b) => a.label.localeCompare(b.label, say.locale))
  return (
    <div class="cal-filter">
      <Select
        label={say.fields.place}
        options={[{ value: '', label: say.calendar.allPlaces }, ...places]}
        value={place ?? ''}
        onChoose={(chosen) => onChoose(chosen || undefined)}
      />
    </div>
  )
}

function byDay(dates: readonly PlannedDate[]): ReadonlyMap<string, PlannedDate[]> {
  const days = new Map<string, PlannedDate[]>()
  for (const date of dates) days.set(date.occurrence.date, [...(days.get(date.occurrence.date) ?? []), date])
  return days
}

interface DaysProps {
  page: CalendarPage
  known: PlannedDays | 'failed' | undefined
  today: string
  onOpen: (date: PlannedDate) => void
}

function Days({ page, known, today, onOpen }: DaysProps) {
  const say = useSay()
  const [showsPast, setShowsPast] = useState(false)
  if (known === undefined) return <p class="card quiet">{say.loading}</p>
  if (known === 'failed') return <p class="card quiet">{say.entry.unreachable}</p>
  const running = known.dates.filter((date) => isRunning(date) && !date.skipped)
  const dated = byDay(known.dates.filter((date) => !running.includes(date)))
  const month = page.day.slice(0, 7)
  // On a phone the present month begins with today: the way back is one tap.
  const hasPast = page.view === 'month' && today.startsWith(month) && today > page.day
  const isEmpty = page.days.every((day) => !dated.has(day) || (page.view === 'month' && !day.startsWith(month)))
  return (
    <>
      {running.length > 0 && (
        <section class="cal-running">
          <h2>{say.calendar.running}</h2>
          <ul class="cal-dates">
            {running.map((date) => (
              <li key={`${date.event}/${date.occurrence.key}`}>
                <CalendarDate date={date} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {isEmpty && running.length === 0 && <p class="card quiet">{say.calendar.nothing}</p>}
      {hasPast && !showsPast && (
        <button type="button" class="button cal-past-button" onClick={() => setShowsPast(true)}>
          {say.calendar.past}
        </button>
      )}
      <ol class={`cal-days cal-${page.view}${hasPast && !showsPast ? ' cal-from-today' : ''}`}>
        {page.days.map((day) => (
          <CalendarDay
            key={day}
            day={day}
            dates={dated.get(day) ?? []}
            holidays={known.holidays.filter(({ from, until }) => from <= day && day <= until)}
            isToday={day === today}
            isPast={day < today}
            isOutside={page.view === 'month' && !day.startsWith(month)}
            most={page.view === 'month' ? 4 : Infinity}
            onOpen={onOpen}
          />
        ))}
      </ol>
      {known.left > 0 && <p class="help">{say.calendar.left(known.left)}</p>}
    </>
  )
}
