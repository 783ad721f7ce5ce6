import type { Items } from '../../content/model/kinds.ts'
import type { FormKind } from '../forms/forms.ts'
import type { Messages } from '../messages/de.ts'
import { titleOf, type Content } from '../model/content.ts'
import { sayRepetition } from '../model/say-repetition.ts'
import { sayMoment } from './dates.ts'

export interface SummaryParts {
  say: Messages
  content: Content
  source: string
  /** Wall time of the centre. */
  now: string
}

type Summaries = { [K in FormKind]: (item: Items[K], parts: SummaryParts) => string }

const placeName = (id: string | undefined, { content, source }: SummaryParts) => {
  const place = id === undefined ? undefined : content.find('places', id)
  return place ? titleOf<'places'>(place.item, source) : ''
}

const joined = (...parts: string[]) => parts.filter(Boolean).join(' · ')

const summaries: Summaries = {
  notices: ({ until, level }, { say, now }) =>
    joined(
      level === 'info' ? '' : (say.choices.level[level] ?? ''),
      say.result.until(sayMoment(until, say, now)).replace(/\.$/, ''),
    ),
  events: (event, parts) => joined(sayWhen(event, parts), placeName(event.place, parts)),
  offers: ({ place }, parts) => placeName(place, parts),
  places: ({ address, kind }, { say }) => joined(say.choices.placeKind[kind] ?? '', address.street),
  media: ({ alt }, { say, source }) => alt[source] || say.pictures.noAlt,
}

/** The line below an item's title: what tells it from the others. */
export const summaryOf = <K extends FormKind>(kind: K, item: Items[K], parts: SummaryParts): string =>
  summaries[kind](item, parts)

function sayWhen(event: Items['events'], { say, now }: SummaryParts): string {
  const hour = event.start.slice(11)
  const rule = event.recurrence?.rule
  if (!rule) return joined(sayMoment(event.start, say, now))
  // Only how it repeats: exceptions and single days are in its form.
  const plain = { start: event.start, recurrence: { rule, dates: [] }, excludedDates: [], skip: [] }
  return [sayRepetition(plain, say.rule, event.timeZone ?? 'UTC'), hour].filter(Boolean).join(', ')
}
