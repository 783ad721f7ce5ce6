import type { Coming } from '../../../content/rules/series.ts'
import type { Reading } from '../reading.ts'
import type { Source } from '../source.ts'
import { dateLine, skippedLine } from './date-line.ts'
import { type Markup, markup } from './markup.ts'

/** So many are read at a glance; the others are a touch away. */
const atOnce = 8

/** More dates of an event, each row one link: the next ones, and those behind them in a drawer that needs no script. */
export function dateList(dates: readonly Coming[], source: Source, reading: Reading): Markup | string {
  if (dates.length === 0) return ''
  const rows = (some: readonly Coming[]) =>
    markup`<ul class="rows dates">${some.map((each) => dateRow(each, source, reading))}</ul>`
  const later = dates.slice(atOnce)
  return markup`<section class="later"><h2>${reading.say.moreDates}</h2>
<div class="card">${rows(dates.slice(0, atOnce))}${
    later.length > 0 ? markup`<details><summary>${reading.say.laterDates}</summary>${rows(later)}</details>` : ''
  }</div></section>`
}

const dateRow = (each: Coming, source: Source, reading: Reading) =>
  'occurrence' in each
    ? markup`<li><a class="row" href="/events/${each.event.id}/${encodeURIComponent(each.occurrence.key)}?lang=${reading.language.tag}">${dateLine(each, source, reading)}</a></li>
`
    : markup`<li><div class="row">${skippedLine(each.skipped.first, each.skipped.last, source, reading)}</div></li>
`
