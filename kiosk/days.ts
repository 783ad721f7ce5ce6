import { addDays } from '../content/rules/local-time.ts'
import { longDay } from '../screen/dates.ts'
import type { View } from './view.ts'

/** "Heute", "Morgen", else "Dienstag, 24. November". */
export function nameDay({ local, say, reader }: Pick<View, 'local' | 'say' | 'reader'>, date: string): string {
  if (date === local.date) return say.today
  return date === addDays(local.date, 1) ? say.tomorrow : longDay(reader.tag, date)
}
