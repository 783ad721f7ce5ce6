import type { FeedStanding } from '../feeds/feeds.ts'
import { note, well, type Finding } from './finding.ts'

/** One failure may be the other side's bad hour: only a calendar that fails again and again is worth a word. */
const manyFailures = 3

/** How the subscriptions to other calendars stand. What was read before stays on the screens, so nothing here is wrong with the house. */
export const judgeCalendars = (calendars: readonly FeedStanding[]): Finding[] => {
  const read = calendars.filter(({ status }) => status !== 'resting')
  const failing = read.filter(({ failures }) => failures >= manyFailures)
  if (read.length > 0 && failing.length === 0) return [well(`Calendars of others that are read: ${read.length}`)]
  return failing.map(({ name, failures, reason = '' }) =>
    note(
      `The calendar "${name}" could not be read ${failures} times in a row: ${reason}`,
      'Ask whoever keeps it for its address and put it on the staff page "Kalender von anderen", or pause it there.',
    ),
  )
}
