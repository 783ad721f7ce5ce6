import ICAL from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'

/** A calendar as other programs read it: two readers that share no code with each other or with the house. */

export interface ReadDate {
  uid: string
  /** Epoch milliseconds; whole days as UTC. */
  start: number
  end: number
  status: string
  summary: string
  location: string
}

const byStart = (a: ReadDate, b: ReadDate) => a.start - b.start || (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0)

/** By Mozilla's ical.js, with the zones that the calendar itself brings. */
export function readByIcalJs(text: string, from: number, until: number): ReadDate[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as never)
  const all = calendar.getAllSubcomponents('vevent')
  const changes = all.filter((each) => each.hasProperty('recurrence-id'))
  return all
    .filter((each) => !each.hasProperty('recurrence-id'))
    .flatMap((master) => {
      const uid = master.getFirstPropertyValue('uid')
      const exceptions = changes.filter((each) => each.getFirstPropertyValue('uid') === uid)
      const event = new ICAL.Event(master, { exceptions } as never)
      return expand(event, until, exceptions.length)
    })
    .filter(({ start, end }) => start < until && (end > from || (end === start && start >= from)))
    .sort(byStart)
}

/** Dates that were moved to the front lie behind others in the order of a series. */
const strayDays = 40 * 86_400_000

function expand(event: ICAL.Event, until: number, exceptions: number): ReadDate[] {
  if (!event.isRecurring()) return [describe(event, event.startDate, event.endDate)]
  const dates: ReadDate[] = []
  const iterator = event.iterator()
  for (let next = iterator.next(); next; next = iterator.next()) {
    if (instantOf(next) > until + (exceptions > 0 ? strayDays : 0)) break
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    dates.push(describe(item, startDate, endDate))
  }
  return dates
}

const instantOf = (time: ICAL.Time) => (time.isDate ? Date.UTC(time.year, time.month - 1, time.day) : time.toUnixTime() * 1000)

const describe = (item: ICAL.Event, start: ICAL.Time, end: ICAL.Time): ReadDate => ({
  uid: item.uid,
  start: instantOf(start),
  end: instantOf(end),
  status: String(item.component.getFirstPropertyValue('status')),
  summary: item.summary,
  location: item.location ?? '',
})

/** What a zone shows at an instant, as if that were UTC. */
const wallAt = (zone: string, instant: number): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant)
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(number('year'), number('month') - 1, number('day'), number('hour'), number('minute'))
}

/** RFC 5545, 3.3.5: in the autumn the first of the two, in the spring by the offset before the change. */
const instantAt = (zone: string, wall: number): number => {
  const before = wall - (wallAt(zone, wall - 86_400_000) - (wall - 86_400_000))
  if (wallAt(zone, before) === wall) return before
  const after = wall - (wallAt(zone, wall + 86_400_000) - (wall + 86_400_000))
  return wallAt(zone, after) === wall ? after : before
}

/** node-ical gives a whole day as midnight of the process. */
const dayAsUtc = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())

type Given = VEvent & { start: Date & { tz?: string }; end?: Date; recurrenceid?: Date; status?: string }
const words = (value: unknown): string =>
  typeof value === 'string' ? value : ((value as { val?: string } | undefined)?.val ?? '')

/**
 * By node-ical, whose rules rrule.js expands. It knows no RDATE, and it names what is left out and what is changed by the day of the
 * process: so both are told by instants here.
 */
export function readByNodeIcal(text: string, from: number, until: number): ReadDate[] {
  const masters = (Object.values(nodeIcal.sync.parseICS(text)) as Given[]).filter(({ type }) => type === 'VEVENT')
  return masters
    .flatMap((event) => expandByRrule(event, from, until))
    .filter(({ start, end }) => start < until && (end > from || (end === start && start >= from)))
    .sort(byStart)
}

function expandByRrule(event: Given, from: number, until: number): ReadDate[] {
  const isDay = event.datetype === 'date'
  const instant = (date: Date) => (isDay ? dayAsUtc(date) : date.getTime())
  const tell = (each: Given, start: number): ReadDate => ({
    uid: each.uid,
    start,
    end: start + (each.end ? instant(each.end) - instant(each.start) : 0),
    status: each.status ?? '',
    summary: words(each.summary),
    location: words(each.location),
  })
  if (!event.rrule) return [tell(event, instant(event.start))]
  const zone = event.start.tz ?? 'UTC'
  const { tzid: _, ...options } = event.rrule.origOptions
  const dtstart = new Date(isDay ? dayAsUtc(event.start) : wallAt(zone, event.start.getTime()))
  const Rule = event.rrule.constructor as new (options: object) => {
    between(from: Date, until: Date, inclusive: boolean): Date[]
  }
  const ends = options.until && { until: new Date(isDay ? options.until.getTime() : wallAt(zone, options.until.getTime())) }
  const rule = new Rule({ ...options, ...ends, dtstart })
  const excluded = new Set(Object.values((event.exdate ?? {}) as Record<string, Date>).map(instant))
  const changes = new Map(
    (Object.values(event.recurrences ?? {}) as unknown as Given[]).map((change) => [instant(change.recurrenceid!), change]),
  )
  return rule
    .between(new Date(from - strayDays), new Date(until + strayDays), true)
    .map((date) => (isDay ? date.getTime() : instantAt(zone, date.getTime())))
    .filter((start) => !excluded.has(start))
    .map((start) => {
      // Of an hour that comes twice it takes the second; it finds a change by its day.
      const change = changes.get(start) ?? changes.get(start + 3_600_000)
      return change ? tell(change, instant(change.start)) : tell(event, start)
    })
}
