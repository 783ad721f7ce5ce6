import { createGate } from '../gate.ts'
import { Problem } from '../problem.ts'
import { createReaderProcesses } from '../reader-processes.ts'
import type { CalendarEntry } from './calendar-entry.ts'
import type { CalendarJob, CalendarWord } from './calendar-process.ts'
import type { FeedSurroundings, ImportedEvent } from './imported-event.ts'
import type { CalendarReport, ReadOptions } from './read-calendar.ts'

export type CalendarSource = CalendarJob['source']

/** Reads calendars of strangers in processes of their own, which have so much time and memory and no more. */
export interface CalendarDesk {
  /** As `readCalendar`. Throws a 422 problem for a calendar that its reader does not survive, and 503 while too many wait. */
  readEntries(source: CalendarSource, options: ReadOptions): Promise<{ entries: CalendarEntry[]; report: CalendarReport }>
  /** The same, with every entry as an event of a feed. */
  readEvents(
    source: CalendarSource,
    options: ReadOptions & { around: FeedSurroundings },
  ): Promise<{ events: ImportedEvent[]; report: CalendarReport }>
  /** Ends what is still at work. */
  close(): void
}

/** Milliseconds: fifty megabytes take a slow machine half of it. */
const usualPatience = 120_000
/** Megabytes for what lives long in the process. */
const memory = 160

const unreadable = (detail: string) => new Problem(422, 'Calendar not read', detail)

/** `patience`: milliseconds for one calendar. */
export const createCalendarDesk = (patience = usualPatience): CalendarDesk => {
  const gate = createGate(2, 100, 'Other calendars are being read. Please try again in a moment.')

  const processes = createReaderProcesses({
    folder: import.meta.dirname,
    name: 'calendar-process',
    execArgv: [`--max-old-space-size=${memory}`, '--max-semi-space-size=4'],
    isSilent: true,
    patience,
    rest: 30_000,
    tooLong: () => unreadable('The calendar takes too long to read.'),
    ended: () => unreadable('The calendar could not be read: it needs more than there is here.'),
  })

  const run = (job: CalendarJob, take: (word: CalendarWord) => void): Promise<CalendarReport> =>
    gate(() =>
      processes.run<CalendarWord, CalendarReport>(job, (word, done) => {
        if ('report' in word) done(word.report)
        else take(word)
      }),
    )

  return {
    async readEntries(source, options) {
      const entries: CalendarEntry[] = []
      const report = await run({ source, ...options }, (word) => 'entries' in word && entries.push(...word.entries))
      return { entries, report }
    },
    async readEvents(source, options) {
      const events: ImportedEvent[] = []
      const report = await run({ source, ...options }, (word) => 'events' in word && events.push(...word.events))
      return { events, report }
    },
    close: processes.close,
  }
}
