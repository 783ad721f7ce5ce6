import type { Hours } from '../content/model/snapshot.ts'
import { isolate, shortDay } from './dates.ts'

/** "Do., 26. Nov., 16:00": a day and, where it has one, the hour. `comma`: with its space, in the reader's script. */
export const tellMoment = (tag: string, comma: string, { date, time, allDay }: Hours): string =>
  shortDay(tag, date) + (allDay ? '' : comma + isolate(time))
