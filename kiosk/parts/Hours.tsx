import type { TranslationState } from '../../content/model/text.ts'
import type { DayHours } from '../../content/rules/hours.ts'
import { tellSpan } from '../../content/rules/time-span.ts'
import { longDay } from '../../screen/dates.ts'
import { Words } from '../../screen/look/Words.tsx'
import { useView } from '../view.ts'

interface HoursProps {
  days: readonly DayHours[]
  states: Record<string, TranslationState>
}

/** Days with their hours, today's in bold; what differs from other weeks says why. */
export function Hours({ days, states }: HoursProps) {
  const { local, reader, say, choose } = useView()
  if (days.length === 0) return null
  return (
    <ul class="hours">
      {days.map(({ date, spans, reason }) => (
        <li key={date} class={date === local.date ? 'hours-day hours-today' : 'hours-day'}>
          <span class="hours-name">{longDay(reader.tag, date)}</span>
          <span class="hours-spans figures">
            {spans.map(({ from, until, byAppointment }) => (
              <span key={from}>
                {tellSpan(reader.tag, from, until)}
                {byAppointment && <span class="hours-how">{say.byAppointment}</span>}
              </span>
            ))}
            {spans.length === 0 && <span class="soft">{say.closed}</span>}
          </span>
          {reason && (
            <span class="reason hours-reason">
              <Words shown={choose(reason, states)} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
