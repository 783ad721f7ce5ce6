import { chooseText } from '../fallback.ts'
import { isRunning, phaseAt, type Row } from '../occurrences.ts'
import { titleOf } from '../series.ts'
import { countWords } from '../reading-time.ts'
import { type } from './capacity.ts'
import { lead, type PageContext, plain, sumOf } from './context.ts'
import { fillPages } from './fill.ts'
import type { Page, WeekRow } from './show.ts'
import { type Reading, textFor } from './texts.ts'

const rowGap = 1.1
const headingHeight = 2.6
/** "Nothing more today" beside the sofa: where rows would be, and smaller above what runs for days. */
const quietHeight = { alone: 6, above: 4.4 }

/** As wide as "Verlegt auf Do., 26. Nov., 16:00". */
const movedWords = '·'.repeat(34)

const titleIn = (reading: Reading, row: Row) => textFor(reading, titleOf(row), row.event.states)
/** The place and, where there is room for it, the room; of what is at none of our places the words for where it is. */
const whereOf = (context: PageContext, { place, room }: Row, isBrief = context.capacity.isBrief) =>
  [context.placeName(place), isBrief && place ? '' : textFor(context, room)].filter(Boolean).join(', ')

const wordsOf = (context: PageContext, row: Row) =>
  1 + countWords(titleIn(context, row), whereOf(context, row), textFor(context, row.occurrence.reason))

/** As wide as what stands beside the place: "läuft jetzt" in its pill, "kostenlos", "noch nicht übersetzt". */
function marksOf({ snapshot, lang, at }: PageContext, row: Row): string {
  const { event, occurrence } = row
  const isForeign = chooseText(snapshot.centre, titleOf(row), lang, event.states)?.state !== 'current'
  return [
    phaseAt(occurrence, at) === 'now' && !isRunning(row) ? '············' : '',
    event.cost.kind === 'free' ? '···········' : '',
    isForeign ? '······ ····· ·········' : '',
  ].join(' ')
}

function rowHeight(context: PageContext, row: Row): number {
  const width = context.capacity.list.width - context.capacity.beside.hours
  const { status } = row.occurrence
  const isChanged = status !== 'planned' || row.place !== row.event.place
  const word = row.movedTo ? movedWords : isChanged ? '···········' : ''
  const reason = `${word} ${textFor(context, row.occurrence.reason)}`.trim()
  const shifted = row.occurrence.gap ? '·'.repeat(46) : ''
  const below = status === 'cancelled' ? '' : `${marksOf(context, row)} ${whereOf(context, row)}`
  // Where hours have no column of their own they stand above.
  const hours = context.capacity.beside.hours === 0 ? type.lead * type.textLine : 0
  const lines = sumOf([below, reason, shifted].map((text) => plain(context, text, width)))
  return rowGap + hours + lead(context, titleIn(context, row), width) + lines
}

/**
 * Today's dates that are not over, paged, and behind them what runs for days; what comes next where they leave room; never nothing: the
 * day may just be over, and an exhibition alone does not hide that.
 */
export function todayPages(context: PageContext): Page[] {
  const { now, later, running, next, date } = context.findings.today()
  const isOver = now.length + later.length === 0
  const all = [...now, ...later, ...running]
  const height = (row: Row) => rowHeight(context, row) + (isOver && row === all[0] ? quietHeight.above + headingHeight : 0)
  const room = context.capacity.list.height
  const pages = fillPages(all, height, room)
  const page = (rows: Row[], coming: Row[], isFirst = true): Page => {
    const told = { rows: rows.filter((row) => !isRunning(row)), running: rows.filter(isRunning) }
    return {
      show: { kind: 'today', date, isOver: isOver && isFirst, ...told, next: coming },
      words: sumOf([...rows, ...coming].map((row) => wordsOf(context, row))) + (isOver ? 6 : 0) + (coming.length > 0 ? 4 : 0),
    }
  }
  if (pages.length > 1) return pages.map((rows, index) => page(rows, [], index === 0))
  const rows = pages[0] ?? []
  const used = rows.length > 0 ? sumOf(rows.map(height)) : quietHeight.alone
  let left = room - headingHeight - used
  const coming = next.filter((row) => (left -= rowHeight(context, row)) >= 0)
  return [page(rows, coming)]
}

/** A week row is one run of words, title and, smaller, place. */
const weekHeight = (context: PageContext, { date, row }: WeekRow, previous: WeekRow | undefined): number => {
  const place = row.movedTo ? movedWords : whereOf(context, row, true)
  const text = `${titleIn(context, row)} · ${place.slice(0, Math.ceil(place.length / type.lead))}`
  const heading = previous?.date === date ? 0 : headingHeight
  return heading + 0.65 + lead(context, text, context.capacity.list.width - context.capacity.beside.hour)
}

/** The days after today, each date a row, under its day. */
export function weekPages(context: PageContext): Page[] {
  const rows = context.findings.week()
  const heightOf = (row: WeekRow, previous: WeekRow | undefined) => weekHeight(context, row, previous)
  return fillPages(rows, heightOf, context.capacity.list.height).map((page) => ({
    show: { kind: 'week', rows: page },
    words: sumOf(page.map(({ row }) => 1 + countWords(titleIn(context, row), whereOf(context, row, true)))),
  }))
}
