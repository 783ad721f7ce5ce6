import ICAL from 'ical.js'
import type { CalendarPart } from './calendar-parts.ts'
import type { ContentLine } from './content-lines.ts'
import { say, UnreadableEntry, type Said } from './entry-fault.ts'
import { readWrittenTime, type WrittenTime } from './written-time.ts'

/** One VEVENT as it is written, each value read for itself: zones are not known yet. */
export interface RawEntry {
  line: number
  uid: string | undefined
  /** The original start of the one date that it changes. */
  original: WrittenTime | undefined
  /** And every date after it. */
  fromHereOn: boolean
  sequence: number
  /** ISO 8601 without separators: when the entry was last touched, '' when it does not say. */
  stamp: string
  status: string
  start: WrittenTime
  end: WrittenTime | undefined
  /** ISO 8601, as written. */
  duration: string | undefined
  rule: string | undefined
  dates: WrittenTime[]
  excluded: WrittenTime[]
  title: string
  description: string
  location: string
  organiser: string
  url: string
  categories: string[]
  /** What was adapted on the way. */
  notes: Said[]
}

type Property = [name: string, params: Record<string, string | string[]>, type: string, ...values: unknown[]]

/** Throws UnreadableEntry where the entry makes no sense without the line; any other faulty line is left out. */
export const readEntry = ({ lines, line }: CalendarPart): RawEntry => {
  const notes: Said[] = []
  const byName = groupByName(lines)
  const first = (name: string) => byName.get(name)?.[0]

  const text = (name: string): string => {
    const found = first(name)
    if (!found) return ''
    const value = parse(found)?.[3]
    return typeof value === 'string' ? cleaned(value) : ''
  }
  const raw = (name: string) => valueOf(first(name))

  const times = (name: string): WrittenTime[] =>
    (byName.get(name) ?? []).flatMap((each) => {
      const zone = zoneOf(each)
      return valueOf(each)
        .split(',')
        .filter((value) => value.trim() !== '')
        .flatMap((value) => {
          const time = readWrittenTime(value.split('/')[0] ?? '', zone)
          if (!time) notes.push(say.badDate(name, value))
          return time ?? []
        })
    })

  const time = (name: string): WrittenTime | undefined => {
    const found = first(name)
    return found && readWrittenTime(valueOf(found), zoneOf(found))
  }

  const startLine = first('DTSTART')
  if (!startLine) throw new UnreadableEntry(say.noStart())
  const start = time('DTSTART')
  if (!start) throw new UnreadableEntry(say.noTime('DTSTART', valueOf(startLine)))
  const original = time('RECURRENCE-ID')
  if (first('RECURRENCE-ID') && !original) throw new UnreadableEntry(say.noTime('RECURRENCE-ID', raw('RECURRENCE-ID')))
  const end = time('DTEND')
  if (first('DTEND') && !end) notes.push(say.badEnd())
  if ((byName.get('RRULE') ?? []).length > 1) notes.push(say.severalRules())
  if (first('EXRULE')) notes.push(say.exceptionRule())
  const isWhole = raw('X-MICROSOFT-CDO-ALLDAYEVENT').toUpperCase() === 'TRUE'

  return {
    line,
    uid: text('UID') || undefined,
    original,
    fromHereOn: /;\s*RANGE\s*=\s*"?THISANDFUTURE/i.test(first('RECURRENCE-ID')?.text ?? ''),
    sequence: Number.parseInt(raw('SEQUENCE'), 10) || 0,
    stamp: (raw('LAST-MODIFIED') || raw('DTSTAMP')).replace(/\D/g, ''),
    status: raw('STATUS').toUpperCase(),
    ...(isWhole && isMidnight(start) && (!end || isMidnight(end))
      ? { start: dayOf(start), end: end && dayOf(end) }
      : { start, end }),
    duration: raw('DURATION').toUpperCase() || undefined,
    rule: raw('RRULE') || undefined,
    dates: times('RDATE'),
    excluded: times('EXDATE'),
    title: text('SUMMARY').replace(/\s+/g, ' '),
    description: text('DESCRIPTION'),
    location: text('LOCATION').replace(/\s*\n\s*/g, ', '),
    organiser: organiserOf(first('ORGANIZER')),
    url: raw('URL'),
    categories: (byName.get('CATEGORIES') ?? []).flatMap((each) => (parse(each)?.slice(3) ?? []).map(String)).slice(0, 20),
    notes,
  }
}

const groupByName = (lines: ContentLine[]): Map<string, ContentLine[]> => {
  const groups = new Map<string, ContentLine[]>()
  for (const line of lines) {
    const name = /^[\w-]+/.exec(line.text)?.[0].toUpperCase() ?? ''
    groups.set(name, [...(groups.get(name) ?? []), line].slice(-1_000))
  }
  return groups
}

const parse = (line: ContentLine): Property | undefined => {
  try {
    return ICAL.parse.property(line.text.replace(/^([\w-]+)\s+(?=[;:])/, '$1')) as Property
  } catch {
    return undefined
  }
}

/** Just as written: under a name of our own the parser takes no offence at what a type does not allow. */
const parseUntyped = (line: ContentLine) => parse({ ...line, text: `X-${line.text.replace(/;VALUE=[^;:]*/i, '')}` })

const valueOf = (line: ContentLine | undefined): string => {
  const value = line && parseUntyped(line)?.[3]
  return typeof value === 'string' ? value.trim() : ''
}

const zoneOf = (line: ContentLine): string | undefined => {
  const zone = parseUntyped(line)?.[1]['tzid']
  return typeof zone === 'string' && zone !== '' ? zone : undefined
}

/** The name of who invites; a mail address is nobody's business here. */
const organiserOf = (line: ContentLine | undefined): string => {
  const name = line && parse(line)?.[1]['cn']
  return typeof name === 'string' && !name.includes('@') ? cleaned(name) : ''
}

/** Without characters that turn or hide writing. */
const cleaned = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- these very characters are taken out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .normalize('NFC')
    .trim()

const isMidnight = ({ wall }: WrittenTime) => wall.endsWith('T00:00')
const dayOf = ({ wall }: WrittenTime): WrittenTime => ({ wall: wall.slice(0, 10) })
