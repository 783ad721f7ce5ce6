import type { OccurrenceChange } from '../../content/model/event.ts'
import { titleOf } from '../model/content.ts'
import { isSame } from '../model/path.ts'
import { sayMoment } from './dates.ts'
import type { ValueWords } from './say-value.ts'

type Changes = readonly OccurrenceChange[]

/** What `own` says about single dates and `other` does not: `Di., 22. Dezember, 15:00: Verlegt auf Di., 22. Dezember, 20:00`. */
export function sayDateChanges(own: Changes, other: Changes, words: Omit<ValueWords, 'kind'>): string {
  const { say } = words
  return own
    .filter((change) => !other.some((each) => isSame(each, change)))
    .map((change) => `${sayMoment(change.original, say)}: ${sayWhat(change, words)}`)
    .join('; ')
}

function sayWhat(change: OccurrenceChange, { say, centre, content }: Omit<ValueWords, 'kind'>): string {
  const { cancelled, original, start, end, place, room, title, summary, reason } = change
  const text = (of: typeof title) => of?.[centre.sourceLanguage]
  const found = place === undefined ? undefined : content.find('places', place)?.item
  const where = found ? titleOf<'places'>(found, centre.sourceLanguage) : place && say.picker.gone
  const sayEnd = (from: string, to: string) => (from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : ` ${sayMoment(to, say)}`)
  const isMoved = start !== undefined && start !== original
  const parts = [
    cancelled && say.dates.cancelled,
    isMoved && say.dates.movedTo(`${sayMoment(start, say)}${end === undefined ? '' : `–${sayEnd(start, end)}`}`),
    end !== undefined && start === undefined && `${say.fields.ends}: ${sayMoment(end, say)}`,
    where && `${say.fields.place}: ${where}`,
    text(room) && `${say.fields.room}: ${text(room)}`,
    text(title) && `${say.fields.title}: ${text(title)}`,
    text(summary) && `${say.fields.summary}: ${text(summary)}`,
    text(reason) && `${say.fields.reason}: ${text(reason)}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : say.dates.changed
}
