import type { Snapshot } from '../../model/snapshot.ts'
import { chooseText } from '../fallback.ts'
import { addDays, dayStart, localMoment } from '../local-time.ts'
import { phaseAt, resolveToday, type Row, rowsOfDay, type Today } from '../occurrences.ts'
import { countWords } from '../reading-time.ts'
import { type Capacity, type } from './capacity.ts'
import { fillPages } from './fill.ts'
import { countLines } from './measure.ts'
import type { Page, WeekRow } from './show.ts'
import { type Reading, textFor } from './texts.ts'

export interface PageContext extends Reading {
  /** The instant the page is true for. */
  at: number
  place: string
  capacity: Capacity
  dates: Dates
}

/** The dates that pages are made of, found once for all languages. */
export interface Dates {
  today(): Today
  week(): WeekRow[]
}

/** Days of the week ahead, today not among them. */
const daysAhead = 7
/** Coming dates that may fill today's page. */
const comingDates = 4

export function findDates(snapshot: Snapshot, at: number): Dates {
  let today: Today | undefined
  let week: WeekRow[] | undefined
  const { timeline } = snapshot
  const findWeek = () =>
    Array.from({ length: daysAhead }, (_, day) => addDays(localMoment(timeline, at).date, day + 1))
      .filter((date) => dayStart(timeline, date) !== undefined)
      .flatMap((date) => rowsOfDay(snapshot, date).dated.map((row): WeekRow => ({ date, row })))
      .filter(({ date, row }) => row.occurrence.date === date)
  return {
    today: () => (today ??= resolveToday(snapshot, at, comingDates)),
    week: () => (week ??= findWeek()),
  }
}

const rowGap = 1.1
const headingHeight = 2.6
/** Arabic script stands in taller lines. */
export const lineFactor = ({ snapshot, lang }: Reading): number =>
  snapshot.centre.languages.find(({ tag }) => tag === lang)?.direction === 'rtl' ? type.tall : 1

export const lead = (reading: Reading, text: string | undefined, width: number): number =>
  countLines(text, width / type.lead) * type.lead * type.leadLine * lineFactor(reading)

export const plain = (reading: Reading, text: string | undefined, width: number): number =>
  countLines(text, width) * type.textLine * lineFactor(reading)

const placeName = (reading: Reading, id: string | undefined): string => {
  const place = reading.snapshot.places.find((each) => each.id === id)
  return textFor(reading, place?.name)
}

const titleOf = (reading: Reading, { event }: Row) => textFor(reading, event.title, event.states)
const whereOf = (context: PageContext, { event, occurrence, place }: Row) => {
  const room = context.capacity.isBrief ? '' : textFor(context, occurrence.room ?? event.room)
  return [placeName(context, place), room].filter(Boolean).join(', ')
}

const wordsOf = (context: PageContext, row: Row) =>
  1 + countWords(titleOf(context, row), whereOf(context, row), textFor(context, row.occurrence.reason))

/** As wide as what stands beside the place: "läuft jetzt" in its pill, "kostenlos", "noch nicht übersetzt". */
function marksOf({ snapshot, lang, at }: PageContext, { event, occurrence }: Row): string {
  const isForeign = chooseText(snapshot.centre, event.title, lang, event.states)?.state !== 'current'
  return [
    phaseAt(occurrence, at) === 'now' ? '············' : '',
    event.cost.kind === 'free' ? '···········' : '',
    isForeign ? '······ ····· ·········' : '',
  ].join(' ')
}

function rowHeight(context: PageContext, row: Row): number {
  const width = context.capacity.list.width - context.capacity.beside.hours
  const { status } = row.occurrence
  const reason = status === 'planned' ? '' : `··········· ${textFor(context, row.occurrence.reason)}`
  const below = status === 'cancelled' ? '' : `${marksOf(context, row)} ${whereOf(context, row)}`
  // Where hours have no column of their own they stand above.
  const hours = context.capacity.beside.hours === 0 ? type.lead * type.textLine : 0
  return (
    rowGap + hours + lead(context, titleOf(context, row), width) + plain(context, below, width) + plain(context, reason, width)
  )
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)

/** Today's dates that are not over, paged; what comes next where they leave room; never nothing: the day may just be over. */
export function todayPages(context: PageContext): Page[] {
  const { now, later, running, next, date } = context.dates.today()
  const height = (row: Row) => rowHeight(context, row)
  const room = context.capacity.list.height
  const pages = fillPages([...now, ...later, ...running], height, room)
  const page = (rows: Row[], coming: Row[]): Page => ({
    show: { kind: 'today', date, rows, next: coming },
    words: sumOf([...rows, ...coming].map((row) => wordsOf(context, row))) + (coming.length > 0 ? 4 : 0),
  })
  if (pages.length > 1) return pages.map((rows) => page(rows, []))
  const rows = pages[0] ?? []
  // "Nothing more today" stands where rows would.
  let left = room - headingHeight - (rows.length > 0 ? sumOf(rows.map(height)) : 6)
  const coming = next.filter((row) => (left -= height(row)) >= 0)
  return [page(rows, coming)]
}

/** A week row is one run of words, title and, smaller, place. */
const weekHeight = (context: PageContext, { date, row }: WeekRow, previous: WeekRow | undefined): number => {
  const place = placeName(context, row.place)
  const text = `${titleOf(context, row)} ${place.slice(0, Math.ceil(place.length / type.lead))}`
  const heading = previous?.date === date ? 0 : headingHeight
  return heading + 0.65 + lead(context, text, context.capacity.list.width - context.capacity.beside.hour)
}

/** The days after today, each date a row, under its day. */
export function weekPages(context: PageContext): Page[] {
  const rows = context.dates.week()
  const heightOf = (row: WeekRow, previous: WeekRow | undefined) => weekHeight(context, row, previous)
  return fillPages(rows, heightOf, context.capacity.list.height).map((page) => ({
    show: { kind: 'week', rows: page },
    words: sumOf(page.map(({ row }) => 1 + countWords(titleOf(context, row), placeName(context, row.place)))),
  }))
}
