import { raw } from 'hono/html'
import { noticesFor } from '../../content/rules/notices.ts'
import type { Row } from '../../content/rules/occurrences.ts'
import { summaryOf } from '../../content/rules/series.ts'
import type { Occurrence, PublicNotice } from '../../content/model/snapshot.ts'
import { findComingRows } from './coming-rows.ts'
import type { MarkedKind } from './marks.ts'
import { type Markup, markup } from './page/markup.ts'
import { nameDay, tellHours } from './page/words-of-time.ts'
import { toPlainText, writeRichText } from './plain-text.ts'
import type { Reading } from './reading.ts'
import { make, type Made } from './send.ts'
import type { Source } from './source.ts'
import { uuidOf } from './uid.ts'

const mostEvents = 60
const datesTold = 3

/** Notices in force at `now`, and the events that come next, as Atom (RFC 4287): an entry is an item, and keeps its id whatever changes. */
export function* writeFeed(source: Source, reading: Reading, now: number): Generator<void, Made> {
  const { language, line, say } = reading
  const { centre, publicUrl, snapshot, marks } = source
  const notices = noticesFor(snapshot, now, { on: 'kiosk' })
  const { rows, of } = yield* findComingRows(source, 0, mostEvents)
  const updated = Math.max(
    0,
    ...notices.map(({ id }) => marks.of('notices', id).changedAt),
    ...rows.map(({ event }) => marks.of('events', event.id).changedAt),
  )
  const self = `${publicUrl}/feed.atom?lang=${language.tag}`
  const text = markup`${raw('<?xml version="1.0" encoding="utf-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language.tag}">
<id>urn:uuid:${uuidOf(`${centre.id}/feed/${language.tag}`)}</id>
<title>${line(centre.name)}</title>
<subtitle>${`${say.notices}, ${say.events}`}</subtitle>
<updated>${writeTime(updated)}</updated>
<author><name>${line(centre.name)}</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" hreflang="${language.tag}" href="${publicUrl}/events/?lang=${language.tag}"/>
${notices.map((notice) => noticeEntry(notice, source, reading))}${rows.map((row) => eventEntry(row, of(row.event.id).slice(0, datesTold), source, reading))}</feed>
`
  return make('feed', Buffer.from(String(text)), { 'content-language': language.tag })
}

function eventEntry(row: Row, coming: readonly Occurrence[], source: Source, reading: Reading): Markup {
  const { event } = row
  const { choose, say } = reading
  const dates = coming.map((occurrence) => {
    const when = `${nameDay(reading, occurrence.date, source.today)}, ${tellHours(occurrence, reading, source.today)}`
    const change = { cancelled: say.cancelled, moved: say.moved, planned: '' }[occurrence.status]
    return [when, [change, reading.line(occurrence.reason)].filter((part) => part !== '').join(': ')]
      .filter((part) => part !== '')
      .join(' · ')
  })
  const about = [choose(summaryOf(row))?.text ?? '', writeRichText(choose(event.description)?.text ?? [])]
  const body = [dates.join('\n'), ...about].filter((part) => part !== '').join('\n\n')
  return entry('events', event.id, reading.line(event.title), body, `/events/${event.id}`, source, reading)
}

const noticeEntry = (notice: PublicNotice, source: Source, reading: Reading): Markup =>
  entry(
    'notices',
    notice.id,
    reading.line(notice.title),
    writeRichText(reading.choose(notice.body)?.text ?? []),
    `/kiosk/notices/${notice.id}`,
    source,
    reading,
  )

function entry(
  kind: MarkedKind,
  id: string,
  title: string,
  body: string,
  path: string,
  source: Source,
  { language }: Reading,
): Markup {
  return markup`<entry>
<id>urn:uuid:${uuidOf(`${source.centre.id}/${kind}/${id}`)}</id>
<title>${title}</title>
<updated>${writeTime(source.marks.of(kind, id).changedAt)}</updated>
<link rel="alternate" type="text/html" hreflang="${language.tag}" href="${source.publicUrl}${path}?lang=${language.tag}"/>
<content type="text">${toPlainText(body)}</content>
</entry>
`
}

const writeTime = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`
