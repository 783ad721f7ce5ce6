import type { Occurrence, PublicEvent } from '../../../content/model/snapshot.ts'
import { resolveMarkdown } from '../../../content/resolve/markdown.ts'
import { comingOf, findDate, findEvent, summaryOf, titleOf } from '../../../content/rules/series.ts'
import { whereIs } from '../../../content/rules/where.ts'
import { describeCost, describeLanguages } from '../describe.ts'
import { toPlainLine } from '../plain-text.ts'
import type { Reading } from '../reading.ts'
import type { Made } from '../send.ts'
import type { Source } from '../source.ts'
import { dateLine } from './date-line.ts'
import { dateList } from './date-list.ts'
import { writeDocument } from './document.ts'
import { describeEventData } from './event-data.ts'
import type { Look } from './look.ts'
import { type Markup, htmlLang, markup, richText, words } from './markup.ts'

/** So many dates fit on two sheets of paper. */
const mostDates = 30

/** The page of an event, with one of its dates first. Undefined: there is no such event, or it is not public. */
export function writeEventPage(
  id: string,
  key: string | undefined,
  source: Source,
  reading: Reading,
  look: Look,
): Made | undefined {
  const event = findEvent(source.snapshot, id, key) ?? findQuiet(id, source)
  if (!event) return undefined
  const { say, choose } = reading
  const todayStart = source.snapshot.timeline.days.find(({ date }) => date === source.today)?.start ?? 0
  const coming = comingOf(source.snapshot, event, todayStart, mostDates)
  const dates = coming.flatMap((each) => ('occurrence' in each && each.event.id === event.id ? [each.occurrence] : []))
  const shown = findDate(dates, key) ?? dates[0]
  const title = choose(shown ? titleOf({ event, occurrence: shown }) : event.title)
  const summary = choose(shown ? summaryOf({ event, occurrence: shown }) : event.summary)
  const rest = coming.filter((each) => !('occurrence' in each && each.occurrence === shown))
  const path = `/events/${event.id}`
  const lang = `?lang=${reading.language.tag}`
  const calendar = `${path}.ics${lang}`
  const isCancelled = shown?.status === 'cancelled'
  const body = markup`<main class="event"><article>
<h1>${isCancelled ? markup`<s>${words(title)}</s>` : words(title)}</h1>
${shown ? markup`<p class="when">${dateLine({ event, occurrence: shown }, source, reading)}</p>` : markup`<p class="lead">${say.noMoreDates}</p>`}
${title && title.state === 'missing' ? markup`<p class="soft">${say.notTranslated}</p>` : ''}
${summary ? markup`<p class="lead">${words(summary)}</p>` : ''}
<dl class="card">${facts(event, shown, source, reading)}</dl>
<ul class="keep screen">
${shown ? markup`<li><a href="${path}/${encodeURIComponent(shown.key)}.ics${lang}">${say.addDate}</a></li>` : ''}
${event.repeats ? markup`<li><a href="${calendar}">${say.addSeries}</a></li>` : ''}
</ul>
${picture(event.image, source, reading)}
${richText(choose(event.description))}
</article>
${dateList(rest, source, reading)}
</main>`
  return writeDocument(
    {
      title: `${toPlainLine(title?.text ?? '')} · ${reading.line(source.centre.name)}`,
      description: toPlainLine(summary?.text ?? title?.text ?? ''),
      path: key !== undefined && shown ? `${path}/${encodeURIComponent(shown.key)}` : path,
      body,
      data: describeEventData(event, shown, dates, source, reading),
      calendar,
    },
    source,
    reading,
    look,
  )
}

/** Public, but without a date in the months that screens know: the page of an address that somebody kept says so. */
function findQuiet(id: string, source: Source): PublicEvent | undefined {
  const event = source.isPublic('events', id) ? source.content.events.get(id) : undefined
  if (!event) return undefined
  const { status: _, translations: __, description, ...rest } = event
  const place = event.place !== undefined && source.isPublic('places', event.place) ? event.place : undefined
  const tree = resolveMarkdown(description)
  return {
    ...rest,
    ...(tree ? { description: tree } : {}),
    place,
    repeats: event.recurrence !== undefined,
    states: {},
  } as PublicEvent
}

function facts(event: PublicEvent, shown: Occurrence | undefined, source: Source, reading: Reading): Markup {
  const { say, choose, line } = reading
  const fact = (label: string, value: unknown) => (value === '' ? '' : markup`<div><dt>${label}</dt><dd>${value}</dd></div>`)
  const at = whereIs(event, shown)
  const place = source.content.places.get(at.place ?? '')
  const room = choose(at.room)
  const { street, postalCode, city } = place?.address ?? {}
  const where = [
    place ? words(choose(place.name)) : '',
    room ? words(room) : '',
    place ? markup`<bdi dir="ltr" translate="no">${street}, <span class="whole">${postalCode} ${city}</span></bdi>` : '',
  ].filter((part) => part !== '')
  const cost = describeCost(event, reading)
  return markup`${[
    fact(say.where, where.length > 0 ? where.map((part, index) => (index > 0 ? markup`<br>${part}` : part)) : ''),
    fact(say.cost, event.cost.kind === 'free' ? markup`<span class="free">${cost}</span>` : cost),
    fact(say.spokenLanguages, describeLanguages(event.spokenLanguages, reading)),
    fact(say.registration, line(event.registration) === '' ? '' : words(choose(event.registration))),
    fact(say.organiser, line(event.organiser) === '' ? '' : words(choose(event.organiser))),
  ]}`
}

const widest = 900

function picture(id: string | undefined, { snapshot }: Source, { choose }: Reading): Markup | string {
  const media = id === undefined ? undefined : snapshot.media.find((each) => each.id === id)
  const variant = media?.variants.findLast(({ width }) => width <= widest) ?? media?.variants[0]
  if (!media || !variant) return ''
  const alt = choose(media.alt)
  return markup`<img src="/media/${variant.hash}.${variant.type.slice('image/'.length)}" width="${variant.width}" height="${variant.height}" alt="${alt?.text ?? ''}" lang="${htmlLang(alt?.lang ?? 'de')}" loading="lazy">`
}
