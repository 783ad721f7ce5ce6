import type { ContentLine } from './content-lines.ts'
import { say, type Said } from './entry-fault.ts'

/** One component of a calendar: its lines between BEGIN and END. */
export interface CalendarPart {
  lines: ContentLine[]
  /** Of the file, where it begins. */
  line: number
}

export interface PartTaker {
  /** A property of the calendar itself. */
  property(line: ContentLine): void
  zone(part: CalendarPart): void
  entry(part: CalendarPart): void
  /** An entry that cannot be taken apart. */
  fault(part: CalendarPart, says: Said): void
}

/** What is read of an entry; all else (alarms, attachments, people who were invited, X- properties) never leaves its line. */
const wanted = new Set(
  (
    'UID RECURRENCE-ID SEQUENCE DTSTAMP LAST-MODIFIED STATUS SUMMARY DESCRIPTION LOCATION URL CATEGORIES ORGANIZER DTSTART DTEND ' +
    'DURATION RRULE RDATE EXDATE EXRULE X-MICROSOFT-CDO-ALLDAYEVENT'
  ).split(' '),
)

const nameOf = (text: string) => /^[\w-]+(?=\s*[;:])/.exec(text)?.[0].toUpperCase()

/** Characters of one entry and of a text that is put together, and lines of one zone: no honest one comes near. */
const largestEntry = 300_000
const longestText = 50_000
const largestZone = 3_000

/** Finds zones and entries in the lines of a file as they come, wherever somebody forgot to close one. */
export const createPartReader = (taker: PartTaker) => {
  let entry: (CalendarPart & { size: number }) | undefined
  let zone: CalendarPart | undefined
  /** Components inside an entry or beside it that are of no interest, outermost first. */
  let skipped: string[] = []
  let isCalendar = false
  let isEnded = false
  let last: ContentLine | undefined

  const dropEntry = () => {
    if (entry) taker.fault(entry, entry.size > largestEntry ? say.tooLarge() : say.notClosed())
    entry = undefined
    skipped = []
  }
  const begin = (name: string, line: ContentLine) => {
    if (name === 'VCALENDAR') {
      dropEntry()
      isCalendar = true
    } else if (name === 'VEVENT') {
      dropEntry()
      zone = undefined
      isCalendar = true
      entry = { lines: [], line: line.number, size: 0 }
    } else if (name === 'VTIMEZONE' && !entry) zone = { lines: [line], line: line.number }
    else if (zone) zone.lines.push(line)
    else skipped.push(name)
  }
  const end = (name: string, line: ContentLine) => {
    if (name === 'VCALENDAR') {
      dropEntry()
      isEnded = true
    } else if (zone) {
      zone.lines.push(line)
      if (name !== 'VTIMEZONE') return
      if (zone.lines.length < largestZone) taker.zone(zone)
      zone = undefined
    } else if (name === 'VEVENT' && entry) {
      const { size } = entry
      if (size > largestEntry) return dropEntry()
      const { lines, line: begun } = entry
      entry = undefined
      skipped = []
      taker.entry({ lines, line: begun })
    } else if (skipped.includes(name)) skipped = skipped.slice(0, skipped.lastIndexOf(name))
  }
  const content = (name: string, line: ContentLine) => {
    if (zone) {
      if (zone.lines.length < largestZone) zone.lines.push(line)
    } else if (skipped.length > 0) return
    else if (!entry) taker.property(line)
    else if (wanted.has(name)) {
      entry.size += line.text.length
      if (entry.size <= largestEntry) entry.lines.push(line)
    }
  }

  return {
    take(line: ContentLine) {
      const name = nameOf(line.text)
      // A line break that was not escaped: the text goes on.
      if (name === undefined) {
        if (last && last.text.length < longestText) last.text = `${last.text}\\n${line.text}`
        return
      }
      last = undefined
      const value = line.text
        .slice(line.text.indexOf(':') + 1)
        .trim()
        .toUpperCase()
      if (name === 'BEGIN') begin(value, line)
      else if (name === 'END') end(value, line)
      else {
        last = line
        content(name, line)
      }
    },
    end: dropEntry,
    /** Whether there was anything of a calendar at all. */
    isCalendar: () => isCalendar,
    /** Whether it was told to its end. */
    isWhole: () => isEnded,
  }
}
