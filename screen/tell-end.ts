import type { Snapshot } from '../content/model/snapshot.ts'
import { localMoment } from '../content/rules/local-time.ts'
import { isolate, longDay } from './dates.ts'
import type { Messages } from './messages/de.ts'

interface Speaker {
  snapshot: Snapshot
  instant: number
  say: Messages
  tag: string
  /** Between day and hour. */
  comma: string
}

/** When an emergency message ends, in words: the hour today, else day and hour. A day's end is said as that day, not as the next one's first minute. */
export function tellEnd({ snapshot: { timeline }, instant, say, tag, comma }: Speaker, alert: string): string | undefined {
  const end = timeline.intervals[`alerts/${alert}`]?.find(([, until]) => until !== null && until > instant)?.[1]
  if (end === undefined || end === null) return undefined
  const { date, time } = localMoment(timeline, end)
  if (date === localMoment(timeline, instant).date) return say.holdsUntil(isolate(time))
  if (time === '00:00') return say.holdsUntil(longDay(tag, localMoment(timeline, end - 1).date))
  return say.holdsUntil(longDay(tag, date) + comma + isolate(time))
}
