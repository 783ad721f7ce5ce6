import type { Centre } from '../../content/model/centre.ts'
import type { Item, Kind } from '../../content/model/kinds.ts'
import { type Label } from '../forms/form.ts'
import { type FormKind, forms } from '../forms/forms.ts'
import type { Messages } from '../messages/de.ts'
import { type Content, titleOf } from '../model/content.ts'
import { sayRepetition } from '../model/say-repetition.ts'
import { sayMoment } from './dates.ts'

/** Fields that a form shows as parts of another one. */
const parts: Record<string, Label> = {
  from: 'from',
  until: 'until',
  start: 'begins',
  end: 'ends',
  duration: 'ends',
  allDay: 'allDay',
  districts: 'districts',
  places: 'places',
  skip: 'skip',
  excludedDates: 'dates',
  changes: 'singleDates',
  status: 'status',
}

const fieldOf = (kind: FormKind, name: string) =>
  forms[kind].sections.flatMap(({ fields }) => fields).find((field) => field.path === name)

export const isTextField = (kind: FormKind) => (name: string) => fieldOf(kind, name)?.type === 'text'

/** What a form calls the field at `path`, with the language of a text. */
export function sayField(kind: FormKind, path: string, centre: Centre, say: Messages): string {
  const [name = '', tag] = path.split('.')
  const label = parts[name] ?? fieldOf(kind, name)?.label
  const words = label ? say.fields[label] : say.sections.more
  if (!tag || tag === centre.sourceLanguage || !isTextField(kind)(name)) return words
  return say.languages.intoLanguage(words, centre.languages.find((language) => language.tag === tag)?.name ?? tag)
}

export interface ValueWords {
  kind: FormKind
  centre: Centre
  content: Content
  say: Messages
}

/** Any value of an item in the words of the form: names for ids, choices as they are called, dates as people write them. */
export function sayValue(path: string, value: unknown, words: ValueWords): string {
  const [name = ''] = path.split('.')
  const field = fieldOf(words.kind, name)
  const isReference = field?.type === 'reference' || name === 'places'
  if (isReference) return sayReferences([value].flat(), field?.type === 'reference' ? field.kind : 'places', words)
  if (isTextField(words.kind)(name)) return typeof value === 'string' ? value : ''
  return sayAny(value, words)
}

const sayReferences = (ids: unknown[], kind: Kind, { content, centre, say }: ValueWords): string =>
  ids
    .filter((id) => typeof id === 'string')
    .map((id) => {
      const item = content.find(kind, id)?.item
      return item ? titleOf(item, centre.sourceLanguage) || say.untitled : say.picker.gone
    })
    .join(', ')

function sayAny(value: unknown, words: ValueWords): string {
  if (typeof value === 'boolean') return value ? words.say.yes : words.say.no
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return sayWord(value, words)
  if (Array.isArray(value))
    return value
      .map((entry) => sayAny(entry, words))
      .filter(Boolean)
      .join(', ')
  if (typeof value !== 'object' || value === null) return ''
  const text = (value as Record<string, unknown>)[words.centre.sourceLanguage]
  if (typeof text === 'string') return text
  return Object.entries(value)
    .filter(([name]) => name !== 'id' || Object.keys(value).length <= 2)
    .map(([name, inner]) => sayPart(name, inner, words))
    .filter(Boolean)
    .join(' · ')
}

/** What a bare yes or an empty list would not say. */
function sayPart(name: string, value: unknown, words: ValueWords): string {
  const { dates, hours } = words.say
  if (name === 'cancelled') return value ? dates.cancelled : ''
  if (name === 'byAppointment') return value ? hours.byAppointment : ''
  if (name === 'slots' && Array.isArray(value) && value.length === 0) return hours.closed
  return sayAny(value, words)
}

function sayWord(word: string, { say, content, centre }: ValueWords): string {
  if (/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(word)) return sayMoment(word, say)
  if (word.startsWith('FREQ=')) return sayRule(word, say)
  const choice = Object.values(say.choices).find((choices) => Object.hasOwn(choices, word))?.[word]
  if (choice) return choice
  const entry = [...centre.topics, ...centre.districts].find(({ id }) => id === word)
  if (entry) return entry.name[centre.sourceLanguage] ?? ''
  const language = centre.languages.find(({ tag }) => tag === word)
  if (language) return language.name
  for (const kind of ['places', 'offers', 'events', 'media'] as const) {
    const item = content.find(kind, word)?.item as Item | undefined
    if (item) return titleOf(item, centre.sourceLanguage)
  }
  return word === 'offers' || word === 'events' ? say.kinds[word].one : word
}

function sayRule(rule: string, say: Messages): string {
  const plain = { start: '2026-01-05T00:00', recurrence: { rule, dates: [] }, excludedDates: [], skip: [] }
  return sayRepetition(plain, say.rule, 'UTC') ?? ''
}
