import type { Said } from './entry-fault.ts'

/** The fields of an event as staff call them, the longer paths first. */
const fields: readonly [path: string, said: Said][] = [
  ['title', { de: 'Der Titel', en: 'The title' }],
  ['summary', { de: 'Die Kurzfassung', en: 'The summary' }],
  ['description', { de: 'Die Beschreibung', en: 'The description' }],
  ['start', { de: 'Der Beginn', en: 'The start' }],
  ['end', { de: 'Das Ende', en: 'The end' }],
  ['duration', { de: 'Die Dauer', en: 'The duration' }],
  ['timeZone', { de: 'Die Zeitzone', en: 'The time zone' }],
  ['recurrence.dates', { de: 'Ein zusätzlicher Termin', en: 'An additional date' }],
  ['recurrence', { de: 'Die Wiederholung', en: 'The repetition' }],
  ['excludedDates', { de: 'Ein ausgenommener Termin', en: 'An excluded date' }],
  ['changes', { de: 'Ein geänderter Termin', en: 'A changed date' }],
  ['room', { de: 'Die Angabe, wo es ist,', en: 'The location' }],
]

/** What a check says in English, for the texts that a calendar of others meets. */
const reasons: readonly [message: string, de: string][] = [
  ['no day ever fits this rule', 'es gibt keinen Tag, auf den sie zutrifft'],
  ['no day fits this rule before it ends', 'vor ihrem Ende gibt es keinen Tag, auf den sie zutrifft'],
  ['it lies before the start', 'ihr Ende liegt vor dem Beginn'],
]

/** A field of an entry that the content's own checks refuse; `message` as they put it. */
export function sayMisfit(path: string, message: string): Said {
  const field = fields.find(([begin]) => path === begin || path.startsWith(`${begin}.`))?.[1] ?? {
    de: `Das Feld ${path}`,
    en: `The field ${path}`,
  }
  const reason = reasons.find(([english]) => message.includes(english))?.[1]
  return {
    de: `${field.de} passt nicht${reason ? `: ${reason}` : ''}.`,
    en: `${field.en} does not fit: ${message}.`,
  }
}
