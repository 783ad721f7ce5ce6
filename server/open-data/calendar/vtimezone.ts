import { Temporal } from 'temporal-polyfill'
import { weekdays } from '../../../content/model/time.ts'
import { dayMs, startOfDay, type Wall, weekdayOf, writeMoment } from '../../../content/resolve/wall.ts'
import { type ClockChange, listClockChanges } from './clock-changes.ts'
import type { JCalComponent, JCalProperty } from './jcal.ts'

/**
 * VTIMEZONE (RFC 5545, 3.6.5) out of the same clock changes that the resolver knows, so that the two never disagree: changes that
 * come back every year as a rule, all others one by one.
 */
export function writeTimeZone(name: string, firstYear: number, thisYear: number): JCalComponent {
  // What still comes back every year then is called a rule.
  const lastYear = Math.max(firstYear, thisYear) + yearsAhead
  const changes = listClockChanges(name, Date.UTC(firstYear - 1, 0, 1), Date.UTC(lastYear + 1, 0, 1))
  const series = gather(changes, lastYear)
  const components =
    series.length > 0 ? series.map((each) => writeObservance(name, each)) : [fixed(name, Date.UTC(lastYear, 0, 1))]
  return ['vtimezone', [['tzid', {}, 'text', name]], components]
}

const yearsAhead = 12

/** Changes that one observance tells: the same day of the month's weeks, hour and offsets, year after year. */
interface Yearly {
  changes: ClockChange[]
  /** The weeks of the month that fit every one of them: 1 to 4, or -1 for the last. */
  weeks: Set<number>
  /** The year of the last one. */
  year: number
}

const wallOf = ({ at, before }: ClockChange): Wall => at + before
const yearOf = (change: ClockChange) => new Date(wallOf(change)).getUTCFullYear()
const monthOf = (change: ClockChange) => new Date(wallOf(change)).getUTCMonth() + 1

function weeksOf(change: ClockChange): Set<number> {
  const wall = wallOf(change)
  const day = new Date(wall).getUTCDate()
  const isLast = new Date(wall + 7 * dayMs).getUTCMonth() !== new Date(wall).getUTCMonth()
  return new Set([...(day <= 28 ? [Math.ceil(day / 7)] : []), ...(isLast ? [-1] : [])])
}

const shapeOf = (change: ClockChange) =>
  [monthOf(change), weekdayOf(wallOf(change)), wallOf(change) - startOfDay(wallOf(change)), change.before, change.after].join()

function gather(changes: readonly ClockChange[], lastYear: number): Yearly[] {
  const gathered: Yearly[] = []
  const open = new Map<string, Yearly>()
  for (const change of changes) {
    const shape = shapeOf(change)
    const series = open.get(shape)
    const weeks = new Set([...weeksOf(change)].filter((week) => !series || series.weeks.has(week)))
    if (series && yearOf(change) === series.year + 1 && weeks.size > 0) {
      series.changes.push(change)
      Object.assign(series, { weeks, year: yearOf(change) })
    } else {
      const begun = { changes: [change], weeks: weeksOf(change), year: yearOf(change) }
      open.set(shape, begun)
      gathered.push(begun)
    }
  }
  // What goes on to the end goes on for ever; what ended, or is no rule yet, is told date by date.
  return gathered.map((each) => (each.year === lastYear && each.changes.length >= 3 ? each : { ...each, weeks: new Set() }))
}

function writeObservance(name: string, { changes, weeks }: Yearly): JCalComponent {
  const [first, ...more] = changes as [ClockChange, ...ClockChange[]]
  const [week] = [...weeks].sort((a, b) => a - b)
  const repeats: JCalProperty[] =
    week !== undefined
      ? [
          [
            'rrule',
            {},
            'recur',
            { freq: 'YEARLY', bymonth: monthOf(first), byday: `${week}${weekdays[weekdayOf(wallOf(first))]}` },
          ],
        ]
      : more.length > 0
        ? [['rdate', {}, 'date-time', ...more.map((change) => `${writeMoment(wallOf(change))}:00`)]]
        : []
  return [
    first.after > first.before ? 'daylight' : 'standard',
    [
      ['dtstart', {}, 'date-time', `${writeMoment(wallOf(first))}:00`],
      ['tzoffsetfrom', {}, 'utc-offset', writeOffset(first.before)],
      ['tzoffsetto', {}, 'utc-offset', writeOffset(first.after)],
      ['tzname', {}, 'text', nameAt(name, first.at)],
      ...repeats,
    ],
    [],
  ]
}

function fixed(name: string, at: number): JCalComponent {
  const offset = writeOffset(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).offsetNanoseconds / 1_000_000)
  return [
    'standard',
    [
      ['dtstart', {}, 'date-time', '1970-01-01T00:00:00'],
      ['tzoffsetfrom', {}, 'utc-offset', offset],
      ['tzoffsetto', {}, 'utc-offset', offset],
      ['tzname', {}, 'text', nameAt(name, at)],
    ],
    [],
  ]
}

/** `+01:00` */
const writeOffset = (offset: number): string => {
  const minutes = Math.round(Math.abs(offset) / 60_000)
  const digits = (number: number) => String(number).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`
}

/** "CEST" */
const nameAt = (name: string, instant: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: name, timeZoneName: 'short' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value ?? name
