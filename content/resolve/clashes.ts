import type { Clash, PlannedDate } from '../model/planned.ts'
import type { Text } from '../model/text.ts'
import { isRunning } from '../rules/occurrences.ts'

/**
 * Where a date is, as a name that equals that of every other date in the same room; undefined where no other is in its way: without a
 * place, or a whole day or longer at a place without a room. Two dates at one place clash when both are in the same room or none names one.
 *
 * A date that names a room and one that names none do not clash: at a house with rooms the one without is in some other room that nobody
 * wrote down, or outside, and a mark on every such pair would teach staff to look past the marks that are true.
 */
export function roomOf({ place, room, occurrence }: PlannedDate, sourceLanguage: string): string | undefined {
  if (place === undefined) return undefined
  const name = nameOfRoom(room, sourceLanguage)
  if (name === '' && (occurrence.allDay || isRunning({ occurrence }))) return undefined
  return `${place}/${name}`
}

/** Tens of thousands of dates are in a few dozen rooms. */
const folded = new Map<string, string>()

export function nameOfRoom(room: Text | undefined, sourceLanguage: string): string {
  const written = room?.[sourceLanguage] ?? ''
  const known = folded.get(written)
  if (known !== undefined) return known
  if (folded.size > 1_000) folded.clear()
  const name = written.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  folded.set(written, name)
  return name
}

const takesPlace = ({ occurrence, skipped }: PlannedDate) => occurrence.status !== 'cancelled' && skipped === undefined

/**
 * Every other date that is at the same time in the same room, by date, in steps of many dates, which come by start; dates of one event do
 * not stand in each other's way.
 */
export function* findClashes(
  dates: readonly PlannedDate[],
  sourceLanguage: string,
): Generator<void, ReadonlyMap<PlannedDate, Clash[]>> {
  const rooms = new Map<string, PlannedDate[]>()
  for (const [index, date] of dates.entries()) {
    if (index % 500 === 499) yield
    const room = takesPlace(date) ? roomOf(date, sourceLanguage) : undefined
    if (room === undefined) continue
    const others = rooms.get(room)
    if (others) others.push(date)
    else rooms.set(room, [date])
  }
  const found = new Map<PlannedDate, Clash[]>()
  const note = (date: PlannedDate, { event, occurrence: { key, date: day, time } }: PlannedDate) => {
    const clashes = found.get(date) ?? []
    if (clashes.length < mostClashes) clashes.push({ event, key, date: day, time })
    found.set(date, clashes)
  }
  for (const inRoom of rooms.values()) {
    yield
    for (const pair of overlaps(inRoom)) {
      if (!pair) yield
      else {
        note(pair[0], pair[1])
        note(pair[1], pair[0])
      }
    }
  }
  return found
}

/** As many as anybody reads; an import that doubled everything must not make an answer without end. */
const mostClashes = 5

/** More that run at once in one room than anybody looks at. */
const mostRunning = 20

/** Pairs that overlap: a sweep over the starts that remembers what still runs. */
function* overlaps(dates: readonly PlannedDate[]): Generator<[PlannedDate, PlannedDate] | undefined> {
  let running: PlannedDate[] = []
  for (const [index, date] of dates.entries()) {
    if (index % 200 === 199) yield undefined
    running = running.filter(({ occurrence }) => occurrence.end > date.occurrence.start)
    const others = running.filter(({ event }) => event !== date.event)
    for (const other of others.slice(-mostClashes)) yield [other, date]
    running.push(date)
    if (running.length > mostRunning) running.splice(indexOfFirstEnd(running), 1)
  }
}

const indexOfFirstEnd = (dates: readonly PlannedDate[]): number =>
  dates.reduce((first, { occurrence }, index) => (occurrence.end < dates[first]!.occurrence.end ? index : first), 0)
