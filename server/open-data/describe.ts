import type { Event, OccurrenceChange } from '../../content/model/event.ts'
import { resolveMarkdown } from '../../content/resolve/markdown.ts'
import { localeOf } from '../../content/rules/locale.ts'
import { toPlainLine, toPlainText, writeRichText } from './plain-text.ts'
import type { Reading } from './reading.ts'
import type { Source } from './source.ts'

/** "Raum 1, Zukunftszentrum, Lange Straße 1, 29451 Dannenberg" */
export function describePlace(placeId: string | undefined, room: Event['room'], source: Source, reading: Reading): string {
  const place = placeId !== undefined && source.isPublic('places', placeId) ? source.content.places.get(placeId) : undefined
  const { street, postalCode, city } = place?.address ?? {}
  const parts = [reading.line(room), reading.line(place?.name), street ?? '', [postalCode, city].filter(Boolean).join(' ')]
  return parts.filter((part) => part !== '').join(', ')
}

export function describeCost({ cost }: Pick<Event, 'cost'>, { say, line }: Reading): string {
  const text = line(cost.text)
  if (text === '') return say[cost.kind]
  return cost.kind === 'paid' ? text : `${say[cost.kind]} (${text})`
}

const names = new Map<string, Intl.DisplayNames>()

/** "Deutsch, Arabisch" in the reader's own words. */
export function describeLanguages(tags: readonly string[], { language }: Reading): string {
  const display = names.get(language.tag) ?? new Intl.DisplayNames(localeOf(language.tag), { type: 'language' })
  names.set(language.tag, display)
  return tags.map((tag) => display.of(tag === 'de-simple' ? 'de' : tag) ?? tag).join(/^(ar|fa)/.test(language.tag) ? '، ' : ', ')
}

/** Why a date is cancelled or moved: "Fällt aus: Die Leiterin ist krank." Empty where nothing changed. */
export function describeChange(change: OccurrenceChange | undefined, { say, line }: Reading): string {
  if (!change) return ''
  const word = change.cancelled ? say.cancelled : change.start || change.end || change.place || change.elsewhere ? say.moved : ''
  return [word, line(change.reason)].filter((part) => part !== '').join(': ')
}

/** All there is to say of an event, in plain paragraphs. */
export function describeEvent(event: Event, change: OccurrenceChange | undefined, reading: Reading): string {
  const { say, choose, line } = reading
  const facts = [
    `${say.cost}: ${describeCost(event, reading)}`,
    event.spokenLanguages.length > 0 ? `${say.spokenLanguages}: ${describeLanguages(event.spokenLanguages, reading)}` : '',
    event.registration && line(event.registration) ? `${say.registration}: ${line(event.registration)}` : '',
  ]
  const paragraphs = [
    describeChange(change, reading),
    toPlainText((choose(change?.summary) ?? choose(event.summary))?.text ?? ''),
    writeRichText(choose(resolveMarkdown(event.description))?.text ?? []),
    facts.filter((fact) => fact !== '').join('\n'),
  ]
  return paragraphs.filter((paragraph) => toPlainLine(paragraph) !== '').join('\n\n')
}
