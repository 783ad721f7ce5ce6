import { isRunning, rowsBetween } from '../../../content/rules/occurrences.ts'
import { titleOf } from '../../../content/rules/series.ts'
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
export function writeEventIndex(source: Source, reading: Reading): Made {
  const { say, choose, line, language } = reading
  const days = source.snapshot.timeline.days.slice(1)
  const from = days[0]?.start ?? 0
  const near = days[fullDays]?.start ?? source.snapshot.window.until
  const told = new Set<string>()
  const rows = rowsBetween(source.snapshot, from, source.snapshot.window.until)
    .filter(({ event, occurrence }) => {
      const isNew = !told.has(event.id)
      told.add(event.id)
      return isNew || (occurrence.start < near && !isRunning({ occurrence }))
    })
    .slice(0, mostRows)
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
