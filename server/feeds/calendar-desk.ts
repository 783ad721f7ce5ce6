import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createGate } from '../gate.ts'
import { Problem } from '../problem.ts'
import type { CalendarEntry } from './calendar-entry.ts'
import type { CalendarJob, CalendarWord } from './calendar-process.ts'
import type { FeedSurroundings, ImportedEvent } from './imported-event.ts'
import type { CalendarReport, ReadOptions } from './read-calendar.ts'

export type CalendarSource = CalendarJob['source']

/** Reads calendars of strangers, each in a process of its own that has so much time and memory and no more. */
export interface CalendarDesk {
  /** As `readCalendar`. Throws a 422 problem for a calendar that its reader does not survive. */
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
const usualPatience = 60_000
/** Megabytes for what lives long in the process. */
const memory = 160

const startProcess = (): ChildProcess => {
  const isSource = import.meta.filename.endsWith('.ts')
  const child = fork(join(import.meta.dirname, `calendar-process.${isSource ? 'ts' : 'js'}`), {
    execArgv: [...(isSource ? ['--import', 'tsx'] : []), `--max-old-space-size=${memory}`, '--max-semi-space-size=4'],
    env: {},
    serialization: 'advanced',
    // Its last words when memory ends are many, and nobody's.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // Whoever ends the server need not wait for it.
  child.unref()
  child.channel?.unref()
  return child
}

const unreadable = (detail: string) => new Problem(422, 'Calendar not read', detail)

export const createCalendarDesk = (patience = usualPatience): CalendarDesk => {
  const working = new Set<ChildProcess>()
  const gate = createGate(2, 100, 'Other calendars are being read. Please try again in a moment.')

  const run = (job: CalendarJob, take: (word: CalendarWord) => void): Promise<CalendarReport> =>
    gate(
      () =>
        new Promise((resolve, reject) => {
          const child = startProcess()
          working.add(child)
          let report: CalendarReport | undefined
          const timer = setTimeout(() => end(unreadable('The calendar takes too long to read.')), patience)
          const end = (error?: Error) => {
            clearTimeout(timer)
            working.delete(child)
            child.kill('SIGKILL')
            if (report) resolve(report)
            else reject(error ?? unreadable('The calendar could not be read: it needs more than there is here.'))
          }
          child.on('message', (word: CalendarWord) => {
            if ('report' in word) report = word.report
            else take(word)
          })
          child.once('exit', () => end()).once('error', () => end())
          child.send(job, (error) => error && end())
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
    close() {
      for (const child of working) child.kill('SIGKILL')
    },
  }
}
