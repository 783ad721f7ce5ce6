import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createGate } from '../gate.ts'
import { Problem } from '../problem.ts'
import type { CalendarEntry } from './calendar-entry.ts'
import type { CalendarJob, CalendarWord } from './calendar-process.ts'
import type { FeedSurroundings, ImportedEvent } from './imported-event.ts'
import type { CalendarReport, ReadOptions } from './read-calendar.ts'

export type CalendarSource = CalendarJob['source']

/** Reads calendars of strangers in processes of their own, which have so much time and memory and no more. */
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
const usualPatience = 120_000
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

/** Milliseconds after which a process that has nothing to do ends, and its memory is the system's again. */
const rest = 30_000

export const createCalendarDesk = (patience = usualPatience): CalendarDesk => {
  const working = new Set<ChildProcess>()
  const resting = new Map<ChildProcess, ReturnType<typeof setTimeout>>()
  const gate = createGate(2, 100, 'Other calendars are being read. Please try again in a moment.')

  const takeProcess = () => {
    for (const [child, timer] of resting) {
      clearTimeout(timer)
      resting.delete(child)
      if (child.connected) return child
    }
    return startProcess()
  }
  const lay = (child: ChildProcess) => {
    const timer = setTimeout(() => {
      resting.delete(child)
      child.kill()
    }, rest)
    timer.unref()
    resting.set(child, timer)
  }

  const read = (child: ChildProcess, job: CalendarJob, take: (word: CalendarWord) => void): Promise<CalendarReport> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle(() => reject(unreadable('The calendar takes too long to read.'))), patience)
      const onEnd = () => settle(() => reject(unreadable('The calendar could not be read: it needs more than there is here.')))
      const onMessage = (word: CalendarWord) => {
        if ('report' in word) settle(() => resolve(word.report))
        else take(word)
      }
      const settle = (act: () => void) => {
        clearTimeout(timer)
        child.off('message', onMessage).off('exit', onEnd).off('error', onEnd)
        act()
      }
      child.on('message', onMessage).on('exit', onEnd).on('error', onEnd)
      child.send(job, (error) => error && onEnd())
    })

  const run = (job: CalendarJob, take: (word: CalendarWord) => void): Promise<CalendarReport> =>
    gate(async () => {
      const child = takeProcess()
      working.add(child)
      try {
        const report = await read(child, job, take)
        lay(child)
        return report
      } catch (error) {
        child.kill('SIGKILL')
        throw error
      } finally {
        working.delete(child)
      }
    })

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
      for (const child of [...resting.keys(), ...working]) child.kill('SIGKILL')
      for (const timer of resting.values()) clearTimeout(timer)
      resting.clear()
    },
  }
}
