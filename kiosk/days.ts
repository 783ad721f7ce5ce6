import { addDays, type LocalMoment } from '../content/rules/local-time.ts'
import type { OpenState } from '../content/rules/open.ts'
import { isolate, longDay, weekdayName } from '../screen/dates.ts'
import type { View } from './view.ts'

type Speaker = Pick<View, 'local' | 'say' | 'reader'>

/** "Heute", "Morgen", else "Dienstag, 24. November". */
export function nameDay({ local, say, reader }: Speaker, date: string): string {
  if (date === local.date) return say.today
  return date === addDays(local.date, 1) ? say.tomorrow : longDay(reader.tag, date)
}

function openingDay({ local, say, reader }: Speaker, { date }: LocalMoment): string {
  if (date === addDays(local.date, 1)) return say.tomorrowInside
  return date < addDays(local.date, 7) ? weekdayName(reader.tag, date) : longDay(reader.tag, date)
}

/** "geöffnet bis 18:00", "öffnet morgen um 9:00". */
export function tellOpen(speaker: Speaker, state: OpenState): string {
  const { local, say } = speaker
  if (state.open) return say.openUntil(isolate(state.until.time === '00:00' ? '24:00' : state.until.time))
  if (!state.opens) return say.closed
  const time = isolate(state.opens.time)
  return state.opens.date === local.date ? say.opensToday(time) : say.opensOn(openingDay(speaker, state.opens), time)
}
