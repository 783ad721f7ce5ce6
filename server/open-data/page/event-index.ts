import { titleOf } from '../../../content/rules/series.ts'
import { findComingRows } from '../coming-rows.ts'
import type { Reading } from '../reading.ts'
import type { Made } from '../send.ts'
import type { Source } from '../source.ts'
import { writeDocument } from './document.ts'
import { markup, words } from './markup.ts'
import { dateLine } from './event-page.ts'

/** The next date of every event is in it, and of the first days all. */
const fullDays = 14
const mostRows = 400

/** All that is coming: a page to read, to print and for search engines to find the others from. */
export function* writeEventIndex(source: Source, reading: Reading): Generator<void, Made> {
  const { say, choose, line, language } = reading
  const { rows } = yield* findComingRows(source, fullDays, mostRows)
  const items = rows.map(
    (
      row,
    ) => markup`<li><a href="/events/${row.event.id}/${encodeURIComponent(row.occurrence.key)}?lang=${language.tag}"><strong>${words(choose(titleOf(row)))}</strong><br>${dateLine(row.occurrence, source, reading)}</a></li>
`,
  )
  const name = `${say.allEvents} · ${line(source.centre.name)}`
  return writeDocument(
    {
      title: name,
      description: line(source.centre.tagline) || name,
      path: '/events/',
      body: markup`<main><h1>${say.allEvents}</h1>${items.length > 0 ? markup`<ul class="card dates">${items}</ul>` : markup`<p class="lead">${say.noMoreDates}</p>`}</main>`,
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
  )
}
