import { addDays, type LocalMoment } from '../content/rules/local-time.ts'
import type { OpenState } from '../content/rules/open.ts'
import { isolate, longDay, weekdayName } from './dates.ts'
import type { Messages } from './messages/de.ts'

export interface Speaker {
  say: Messages
  tag: string
  /** Epoch milliseconds, and what the clock on the wall says. */
  instant: number
  local: LocalMoment
}

const minute = 60_000
/** From when on the minutes are counted. */
const soon = 30 * minute

function tellDay({ local, say, tag }: Speaker, { date }: LocalMoment): string {
  if (date === addDays(local.date, 1)) return say.tomorrowInside
  return date < addDays(local.date, 7) ? weekdayName(tag, date) : longDay(tag, date)
}

/** The end of a day is told as such, not as the next one's beginning. */
const endOf = ({ date, time }: LocalMoment) => (time === '00:00' ? { date: addDays(date, -1), time: '24:00' } : { date, time })

function tellClosing(speaker: Speaker, { until, untilInstant, always }: OpenState & { open: true }): string {
  const { local, say, instant } = speaker
  if (always) return say.openAlways
  if (untilInstant - instant <= soon) return say.closesIn(Math.ceil((untilInstant - instant) / minute))
  const end = endOf(until)
  // A night's end needs no day; what stays open for longer than a day does.
  const isNear = end.date === local.date || (end.date === addDays(local.date, 1) && end.time < local.time)
  return isNear
    ? say.openUntil(isolate(end.time))
    : say.openUntilDay(tellDay(speaker, { ...until, date: end.date }), isolate(end.time))
}

/** "geöffnet bis 18:00 Uhr", "schließt in 25 Minuten", "öffnet morgen um 9:00 Uhr", "nach Vereinbarung". */
export function tellOpen(speaker: Speaker, state: OpenState): string {
  const { local, say } = speaker
  if (state.open) return tellClosing(speaker, state)
  if (!state.opens) return state.byAppointment ? say.byAppointment : say.closed
  const time = isolate(state.opens.time)
  const opens = state.opens.date === local.date ? say.opensToday(time) : say.opensOn(tellDay(speaker, state.opens), time)
  return state.byAppointment ? `${say.nowByAppointment} · ${opens}` : opens
}
