import { createReadStream } from 'node:fs'
import { setPriority } from 'node:os'
import type { CalendarEntry } from './calendar-entry.ts'
import type { EntryFault } from './entry-fault.ts'
import { toImportedEvent, type FeedSurroundings, type ImportedEvent } from './imported-event.ts'
import { mostFaults, readCalendar, type CalendarReport, type ReadOptions } from './read-calendar.ts'

/** A process of its own that reads calendars, started by calendar-desk.ts: one after the other, until its parent has gone. */

/** What it is sent. With `around`, entries become events. */
export interface CalendarJob extends ReadOptions {
  source: { path: string } | { bytes: Uint8Array }
  around?: FeedSurroundings
}

/** What it sends back: entries or events by handfuls, then the report. */
export type CalendarWord = { entries: CalendarEntry[] } | { events: ImportedEvent[] } | { report: CalendarReport }

/** So few that whoever receives them is never held up. */
const handful = 100

const send = (word: CalendarWord) =>
  new Promise<void>((resolve, reject) => {
    process.send?.(word, (error: Error | null) => (error ? reject(error) : resolve()))
  })

const work = async ({ source, around, ...options }: CalendarJob) => {
  const { entries, report } = await readCalendar('path' in source ? createReadStream(source.path) : source.bytes, options)
  for (let from = 0; from < entries.length; from += handful) {
    const some = entries.slice(from, from + handful)
    if (!around) await send({ entries: some })
    else await send({ events: some.flatMap((entry) => toEvents(entry, around, report)) })
  }
  await send({ report })
}

const toEvents = (entry: CalendarEntry, around: FeedSurroundings, report: CalendarReport): ImportedEvent[] => {
  const outcome = toImportedEvent(entry, around)
  if (!('faults' in outcome)) return [outcome]
  report.leftOut++
  report.unreadable.push(entry.uid)
  const faults: EntryFault[] = outcome.faults
  report.faults.push(...faults.slice(0, mostFaults - report.faults.length))
  return []
}

// Screens and staff come first.
setPriority(10)
process.on('disconnect', () => process.exit(0))
process.on('message', (job: CalendarJob) => void work(job).catch(() => process.exit(1)))
