import { addDays, dayStart } from '../../content/rules/local-time.ts'
import { resolveToday, rowsOfDay, type Row } from '../../content/rules/occurrences.ts'
import { dayAndMonth, longDay, shortWeekday } from '../../screen/dates.ts'
import { nameDay } from '../days.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Rows } from '../parts/Rows.tsx'
import { Section } from '../parts/Section.tsx'
import { Quiet } from '../parts/TodayList.tsx'
import { useView } from '../view.ts'

/** Goes to a day further down the page; the focus goes along. */
function showDay(date: string) {
  const section = document.getElementById(`day-${date}`)
  section?.scrollIntoView({ block: 'start' })
  section?.querySelector('h2')?.focus({ preventScroll: true })
}

/** The days of the week as keys: "Di., 24. Nov.". */
function DayKeys({ dates }: { dates: readonly string[] }) {
  const { reader, say } = useView()
  return (
    <nav aria-label={say.thisWeek}>
      <ul class="day-keys">
        {dates.map((date) => (
          <li key={date}>
            <button type="button" class="day-key card" onClick={() => showDay(date)}>
              <span class="day-key-name">{shortWeekday(reader.tag, date)}</span>
              <span class="figures">{Number(date.slice(8))}</span>
              <span class="visually-hidden">{longDay(reader.tag, date)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The next seven days, day by day; what runs over many of them is told once. */
export function WeekPage() {
  const view = useView()
  const { snapshot, local, say, reader, instant, undated } = view
  // Of a day beyond the window nobody knows whether nothing happens.
  const days = Array.from({ length: 7 }, (_, index) => addDays(local.date, index))
    .filter((date) => dayStart(snapshot.timeline, date) !== undefined)
    .map((date) => ({ date, ...rowsOfDay(snapshot, date) }))
  const { now, later } = resolveToday(snapshot, instant)
  const running = new Map<string, Row>(
    days.flatMap((day) => day.running.map((row) => [`${row.event.id} ${row.occurrence.key}`, row])),
  )
  return (
    <>
      <PageHead title={say.thisWeek} />
      {!undated && <DayKeys dates={days.map(({ date }) => date)} />}
      {undated && <Quiet text={undated} />}
      {!undated && (
        <div class="week">
          {days.map(({ date, dated }) => {
            // A night that began yesterday is still on today.
            const rows = date === local.date ? [...now, ...later] : dated.filter(({ occurrence }) => occurrence.end > instant)
            const isNear = date <= addDays(local.date, 1)
            return (
              <Section
                key={date}
                id={`day-${date}`}
                title={nameDay(view, date)}
                aside={isNear ? dayAndMonth(reader.tag, date) : undefined}
              >
                {rows.length > 0 ? (
                  <Rows rows={rows} />
                ) : (
                  <p class="soft">{date === local.date ? say.noMoreToday : say.nothingOnDay}</p>
                )}
              </Section>
            )
          })}
          {running.size > 0 && (
            <Section title={say.running}>
              <Rows rows={[...running.values()]} />
            </Section>
          )}
        </div>
      )}
    </>
  )
}
