import { dayMs, readWall, writeDate } from '../../content/resolve/wall.ts'
import { toCalendarEntry, type CalendarEntry } from './calendar-entry.ts'
import { createPartReader, type CalendarPart } from './calendar-parts.ts'
import { createLineReader } from './content-lines.ts'
import { say, UnreadableEntry, type EntryFault, type Said } from './entry-fault.ts'
import { createForeignZones, ianaName } from './foreign-zones.ts'
import { mergeEntries, type EntryGroup } from './merge-entries.ts'
import { readEntry, type RawEntry } from './read-entry.ts'
import { splitEntry } from './split-entry.ts'

export interface ReadOptions {
  /** IANA name of the centre's zone: times without one are times on its clock. */
  zone: string
  /** A plain date: entries that were over before it are counted and left alone. */
  since?: string
  /** Entries that are read at most. */
  most?: number
}

export interface CalendarReport {
  /** What the calendar calls itself. */
  name?: string
  /** False: the file is none, and there is nothing else to say of it. */
  isCalendar: boolean
  /** VEVENTs in the file, readable or not. */
  found: number
  /** Of those, the ones that were over. */
  past: number
  /** The first of them; more are only counted. */
  faults: EntryFault[]
  /** Entries left out because they could not be read. */
  leftOut: number
  /** Entries taken with a change. */
  adapted: number
  /** UIDs of entries left out, as far as they are known: the calendar has them all the same. */
  unreadable: string[]
  /** False for a file that stops half-way, and where an entry was left out whose UID nobody knows. */
  isWhole: boolean
}

export interface ReadCalendar {
  entries: CalendarEntry[]
  report: CalendarReport
}

/** Faults of one calendar that are told one by one. */
export const mostFaults = 200
const mostEntries = 50_000

type Source = string | Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/**
 * Reads an iCalendar file (RFC 5545) as it is really written, piece by piece: what cannot be read is left out entry by entry, and
 * said. Never throws for what is in the file. What comes from strangers belongs into a process of its own: see calendar-desk.ts.
 */
export const readCalendar = async (source: Source, { zone, since, most = mostEntries }: ReadOptions): Promise<ReadCalendar> => {
  const report: CalendarReport = {
    isCalendar: false,
    found: 0,
    past: 0,
    faults: [],
    leftOut: 0,
    adapted: 0,
    unreadable: [],
    isWhole: true,
  }
  const zones = createForeignZones(zone)
  const raw: RawEntry[] = []
  let method = ''
  let home = zone
  let isTooLong = false

  const tell = (kind: EntryFault['kind'], says: Said, entry: Pick<EntryFault, 'line' | 'uid' | 'title'>) => {
    if (report.faults.length < mostFaults) report.faults.push({ kind, ...entry, says })
  }
  const leaveOut = (entry: Pick<EntryFault, 'line' | 'uid' | 'title'>, says: Said) => {
    report.leftOut++
    if (entry.uid === undefined) report.isWhole = false
    else if (report.unreadable.length < mostEntries) report.unreadable.push(entry.uid)
    tell('left-out', says, entry)
  }

  const parts = createPartReader({
    property({ text }) {
      const [name = '', value = ''] = splitOnce(text)
      if (name === 'METHOD') method = value.toUpperCase()
      if (name === 'X-WR-CALNAME') report.name ??= value.replace(/\\(.)/g, '$1').slice(0, 120)
      if (name === 'X-WR-TIMEZONE') home = ianaName(value) ?? home
    },
    zone: (part) => zones.add(part),
    fault(part, says) {
      report.found++
      leaveOut(named(part), says)
    },
    entry(part) {
      report.found++
      try {
        const entry = readEntry(part)
        if (since !== undefined && isOver(entry, since)) report.past++
        else if (raw.length < most) raw.push(entry)
        else {
          if (!isTooLong) tell('left-out', say.tooMany(most), named(part))
          isTooLong = true
          report.leftOut++
          report.isWhole = false
        }
      } catch (error) {
        leaveOut(named(part), reasonOf(error))
      }
    },
  })

  const lines = createLineReader((line) => parts.take(line))
  for await (const piece of piecesOf(source)) lines.push(piece)
  lines.end()
  parts.end()
  report.isCalendar = parts.isCalendar()
  report.isWhole &&= parts.isWhole()

  const entries = mergeEntries(raw).flatMap(({ uid, entry, overrides }: EntryGroup): CalendarEntry[] => {
    const about = { line: entry.line, uid, title: entry.title || undefined }
    try {
      const notes = [...entry.notes, ...overrides.flatMap((each) => each.notes)]
      const whole = toCalendarEntry(entry, uid, overrides, { zones, home, centre: zone }, notes)
      const made = splitEntry(whole, since, notes)
      if (notes.length > 0) report.adapted++
      for (const says of notes) tell('adapted', says, about)
      return method === 'CANCEL' ? made.map((each) => ({ ...each, cancelled: true })) : made
    } catch (error) {
      leaveOut(about, reasonOf(error))
      return []
    }
  })
  return { entries, report }
}

const reasonOf = (error: unknown): Said => (error instanceof UnreadableEntry ? error.says : say.outOfMind())

/** What is known of an entry that cannot be read as a whole. */
const named = (part: CalendarPart): Pick<EntryFault, 'line' | 'uid' | 'title'> => ({
  line: part.line,
  uid: valueIn(part, /^UID\s*[;:]/i),
  title: valueIn(part, /^SUMMARY\s*[;:]/i)?.replace(/\\([,;\\])/g, '$1'),
})

const valueIn = ({ lines }: CalendarPart, name: RegExp): string | undefined =>
  lines
    .find(({ text }) => name.test(text))
    ?.text.replace(/^[^:]*:/, '')
    .trim()
    .slice(0, 300) || undefined

const splitOnce = (text: string): [string, string] => {
  const at = text.indexOf(':')
  return [text.slice(0, at).replace(/;.*/, '').trim().toUpperCase(), text.slice(at + 1).trim()]
}

/** Only what is certainly over: a single date whose last day, on any clock, lies before. */
const isOver = ({ rule, dates, original, start, end, duration }: RawEntry, since: string): boolean => {
  if (rule !== undefined || dates.length > 0 || original !== undefined || duration?.match(/[DW]/)) return false
  const last = (end ?? start).wall.slice(0, 10)
  return writeDate(readWall(last) + 2 * dayMs) < since
}

async function* piecesOf(source: Source): AsyncIterable<Uint8Array> {
  if (typeof source === 'string') yield Buffer.from(source)
  else if (source instanceof Uint8Array) yield source
  else yield* source
}
