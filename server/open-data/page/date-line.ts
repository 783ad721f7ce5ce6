import type { Hours, Occurrence, SkippedDate } from '../../../content/model/snapshot.ts'
import { isElsewhere } from '../../../content/rules/where.ts'
import type { Row } from '../../../content/rules/occurrences.ts'
import { tellSpan } from '../../../content/rules/time-span.ts'
import type { Reading } from '../reading.ts'
import type { Source } from '../source.ts'
import { type Markup, markup, words } from './markup.ts'
import { commaOf, isolate, longDay, nameDay, tellHours } from './words-of-time.ts'

type Dated = Pick<Row, 'event' | 'occurrence' | 'movedTo'>

/** Day and hours of a date, struck through with the reason where it is cancelled. */
export function dateLine({ event, occurrence }: Dated, source: Source, reading: Reading): Markup {
  const when = markup`<span>${nameDay(reading, occurrence.date, source.today)}</span> ${hoursOf(occurrence, source, reading)}`
  return markup`${strike(occurrence, when)}${changeOf({ event, occurrence }, source, reading)}`
}

export const hoursOf = (occurrence: Hours, source: Source, reading: Reading): Markup =>
  markup`<span class="hours">${tellHours(occurrence, reading, source.today)}</span>`

export const strike = ({ status }: Occurrence, what: Markup | string): Markup | string =>
  status === 'cancelled' ? markup`<s>${what}</s>` : what

/** What is not as usual with a date, and why. */
export function changeOf(dated: Dated, source: Source, reading: Reading): Markup {
  const { occurrence } = dated
  const { gap, reason: given } = occurrence
  const { say, choose } = reading
  const reason = choose(given)
  const word = changeWord(dated, source, reading)
  const change =
    word !== '' || reason
      ? markup`<span class="reason">${word}${word !== '' && reason ? (dated.movedTo ? '. ' : ': ') : ''}${words(reason)}</span>`
      : ''
  return markup`${change}${gap ? markup`<span class="reason">${say.gap}</span>` : ''}`
}

function changeWord({ event, occurrence, movedTo }: Dated, source: Source, reading: Reading): string {
  if (movedTo) return reading.say.movedTo(tellMoment(movedTo, source, reading))
  if (occurrence.status === 'cancelled') return reading.say.cancelled
  if (occurrence.status === 'moved') return movedWord(occurrence, source, reading)
  return isElsewhere(event, occurrence) ? reading.say.otherPlace : ''
}

/** "Verlegt (statt Dienstag, 24. November, 15:00)": the hour alone where it is the same day. */
function movedWord({ was, date }: Occurrence, source: Source, reading: Reading): string {
  const { say } = reading
  if (!was) return say.moved
  return say.movedFrom(was.date === date && !was.allDay ? isolate(was.time) : tellMoment(was, source, reading))
}

/** "Dienstag, 24. November, 15:00" */
function tellMoment({ date, time, allDay }: Hours, { today }: Source, { language }: Reading): string {
  const day = longDay(language.tag, date, today)
  return allDay ? day : `${day}${commaOf(language.tag)} ${isolate(time)}`
}

export function skippedLine(first: SkippedDate, last: SkippedDate, source: Source, reading: Reading): Markup {
  const { say, choose, language } = reading
  const [from, until] = [first, last].map(({ date }) => nameDay(reading, date, source.today)) as [string, string]
  const days = first.date === last.date ? from : tellSpan(language.tag, from, until)
  return markup`<s>${days}</s><span class="reason">${say.skipped}: ${words(choose(first.reason))}</span>`
}
