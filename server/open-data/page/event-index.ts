import type { Row } from '../../../content/rules/occurrences.ts'
import { titleOf } from '../../../content/rules/series.ts'
import { findComingRows } from '../coming-rows.ts'
import type { Reading } from '../reading.ts'
import type { Made } from '../send.ts'
import type { Source } from '../source.ts'
import { changeOf, hoursOf, strike } from './date-line.ts'
import { writeDocument } from './document.ts'
import type { Look } from './look.ts'
import { markup, words } from './markup.ts'
import { nameDay } from './words-of-time.ts'

/** The next date of every event is in it, and of the first days all. */
const fullDays = 14
const mostRows = 400

/** All that is coming: a page to read, to print and for search engines to find the others from. */
export function* writeEventIndex(source: Source, reading: Reading, look: Look): Generator<void, Made> {
  const { say, line, language } = reading
  const { rows } = yield* findComingRows(source, fullDays, mostRows)
  // What began days ago and goes on is on today.
  const days = new Map<string, Row[]>()
  for (const row of rows) {
    const day = row.occurrence.date < source.today ? source.today : row.occurrence.date
    days.set(day, [...(days.get(day) ?? []), row])
  }
  const name = `${say.allEvents} · ${line(source.centre.name)}`
  return writeDocument(
    {
      title: name,
      description: line(source.centre.tagline) || name,
      path: '/events/',
      body: markup`<main><h1>${say.allEvents}</h1>${
        rows.length === 0
          ? markup`<p class="lead">${say.noMoreDates}</p>`
          : [...days].map(
              ([date, ofDay]) => markup`<section class="day"><h2>${nameDay(reading, date, source.today)}</h2>
<ul class="card rows">${ofDay.map((row) => eventRow(row, source, reading))}</ul></section>
`,
            )
      }</main>`,
      data: {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        itemListElement: [...new Set(rows.map(({ event }) => event.id))].map((id, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          url: `${source.publicUrl}/events/${id}?lang=${language.tag}`,
        })),
      },
      calendar: `/calendar.ics?lang=${language.tag}`,
    },
    source,
    reading,
    look,
  )
}

function eventRow(row: Row, source: Source, reading: Reading) {
  const { event, occurrence } = row
  const { choose, language } = reading
  const where = choose(row.place === undefined ? row.room : source.content.places.get(row.place)?.name)
  return markup`<li><a class="row" href="/events/${event.id}/${encodeURIComponent(occurrence.key)}?lang=${language.tag}">${strike(occurrence, hoursOf(occurrence, source, reading))} <span class="what"><strong>${strike(occurrence, words(choose(titleOf(row))))}</strong>${where ? markup` <span class="place">${words(where)}</span>` : ''}${changeOf(row, source, reading)}</span></a></li>
`
}
