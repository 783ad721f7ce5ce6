import type { Centre } from './centre.ts'
import type { Event } from './event.ts'
import { visitMarks } from './marks.ts'
import type { Item, Items, Kind } from './kinds.ts'
import { findReachFault } from './rule-reach.ts'
import { readRuleParts } from './rule.ts'
import type { Screen } from './screen.ts'
import type { Slide } from './slide.ts'
import { isWritten } from './text.ts'

/** A fault in one field: `path` as in `questions.0.text.de`, empty for the whole item. */
export interface Fault {
  path: string
  message: string
}

type Check<T> = (item: T, sourceLanguage: string | undefined) => Fault[]

/**
 * What the schemas cannot say: rules between fields, and what publishing asks for beyond a draft. The item is parsed.
 * References are not looked up here. Without a source language (a store that has no centre yet) texts are not asked for.
 */
export function checkItem(kind: Kind, item: Item, sourceLanguage: string | undefined): Fault[] {
  const own = checks[kind] as Check<Item> | undefined
  const published = item.status === 'published' && sourceLanguage !== undefined ? missingTexts(kind, item, sourceLanguage) : []
  return [...repeatedIds(item, ''), ...published, ...(own?.(item, sourceLanguage) ?? [])]
}

const checks: { [K in Kind]?: Check<Items[K]> } = {
  centre: checkCentre,
  places: (place) => checkSpecialDays(place.specialDays),
  offers: (offer) => [...checkSpecialDays(offer.specialDays), ...checkAges(offer.ages)],
  events: checkEvent,
  notices: (notice) => checkPeriod(notice, '', 'end'),
  alerts(alert) {
    if (alert.status !== 'published') return checkPeriod(alert, '', 'end')
    const missing = (['from', 'until'] as const).filter((field) => alert[field] === undefined)
    return [
      ...missing.map((path) => ({ path, message: 'a published alert says from when and until when' })),
      ...checkPeriod(alert, '', 'end'),
    ]
  },
  slides: checkSlide,
  screens: checkScreen,
  surveys: (survey) => checkPeriod(survey, '', 'end'),
}

function missingTexts(kind: Kind, item: Item, sourceLanguage: string): Fault[] {
  const faults: Fault[] = []
  visitMarks(kind, item, {
    text(text, path, { required }) {
      if (required && !isWritten(text?.[sourceLanguage])) faults.push(missingText(path, sourceLanguage))
    },
  })
  return faults
}

const missingText = (path: string, sourceLanguage: string): Fault => ({
  path: `${path}.${sourceLanguage}`,
  message: 'this text is needed in the source language before publishing',
})

/** Entries of one list are told apart by their ids. */
function repeatedIds(value: unknown, path: string): Fault[] {
  if (typeof value !== 'object' || value === null) return []
  const seen = new Set<string>()
  return Object.entries(value).flatMap(([name, entry]: [string, unknown]) => {
    const here = path ? `${path}.${name}` : name
    const inner = repeatedIds(entry, here)
    const id = Array.isArray(value) && typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id) : undefined
    if (id === undefined) return inner
    if (seen.has(id)) return [...inner, { path: `${here}.id`, message: `another entry of this list has the id ${id}` }]
    seen.add(id)
    return inner
  })
}

function checkCentre(centre: Centre): Fault[] {
  const tags = centre.languages.map(({ tag }) => tag)
  const faults: Fault[] = []
  if (!tags.includes(centre.sourceLanguage))
    faults.push({ path: 'sourceLanguage', message: 'the source language is one of the languages' })
  for (const [index, { tag, fallback }] of centre.languages.entries()) {
    if (tags.indexOf(tag) !== index) faults.push({ path: `languages.${index}.tag`, message: `${tag} is listed twice` })
    for (const [place, other] of fallback.entries()) {
      if (!tags.includes(other))
        faults.push({ path: `languages.${index}.fallback.${place}`, message: `${other} is not one of the languages` })
    }
  }
  return [...faults, ...centre.schoolHolidays.flatMap((days, index) => checkPeriod(days, `schoolHolidays.${index}.`, 'day'))]
}

function checkEvent(event: Event): Fault[] {
  const faults: Fault[] = [...checkAges(event.ages)]
  const whole = !event.start.includes('T')
  if (event.allDay !== whole) {
    faults.push({
      path: 'start',
      message: event.allDay ? 'an event of whole days starts on a date without a time' : 'the start needs a time',
    })
  }
  if (event.end !== undefined && event.duration !== undefined) {
    faults.push({ path: 'duration', message: 'an event has an end or a duration, not both' })
  }
  faults.push(...checkEnd(event, ''), ...checkRule(event))
  for (const [index, change] of event.changes.entries())
    faults.push(...checkEnd({ ...change, start: change.start ?? change.original }, `changes.${index}.`))
  return faults
}

/** What a rule alone does not tell: whether it goes with the event, and ever comes true. */
function checkRule({ start, recurrence }: Event): Fault[] {
  if (recurrence?.rule === undefined) return []
  const parts = readRuleParts(recurrence.rule)
  const hours = start.includes('T') ? undefined : ['BYHOUR', 'BYMINUTE', 'BYSECOND'].find((name) => parts.has(name))
  const fault = hours ? { part: hours, message: 'whole days have no hours' } : findReachFault(parts, start)
  if (!fault) return []
  return [{ path: 'recurrence.rule', message: [fault.part, fault.message].filter(Boolean).join(': ') }]
}

function checkEnd({ start, end }: { start: string; end?: string }, prefix: string): Fault[] {
  if (end === undefined) return []
  const path = `${prefix}end`
  if (end.includes('T') !== start.includes('T')) return [{ path, message: 'start and end both have a time, or neither has' }]
  // The last day of whole days may be the first.
  const after = end.includes('T') ? end > start : end >= start
  return after ? [] : [{ path, message: 'the end lies after the start' }]
}

function checkSlide(slide: Slide, sourceLanguage: string | undefined): Fault[] {
  const faults = checkPeriod(slide, '', 'end')
  if (slide.status !== 'published') return faults
  if (slide.template === 'image' && slide.image === undefined)
    faults.push({ path: 'image', message: 'a picture slide needs a picture' })
  if (slide.template === 'text' && sourceLanguage !== undefined && !isWritten(slide.title?.[sourceLanguage])) {
    faults.push(missingText('title', sourceLanguage))
  }
  return faults
}

function checkScreen(screen: Screen): Fault[] {
  return screen.playlists.flatMap(({ from, until }, index) =>
    (from === undefined) === (until === undefined)
      ? []
      : [
          {
            path: `playlists.${index}.${from === undefined ? 'from' : 'until'}`,
            message: 'a part of the day has a beginning and an end',
          },
        ],
  )
}

const checkSpecialDays = (days: { from: string; until?: string }[]): Fault[] =>
  days.flatMap((day, index) => checkPeriod(day, `specialDays.${index}.`, 'day'))

function checkAges(ages: { from?: number; until?: number } | undefined): Fault[] {
  if (ages?.from === undefined || ages.until === undefined || ages.from <= ages.until) return []
  return [{ path: 'ages.until', message: 'the highest age is not below the lowest' }]
}

/** A plain date as `until` means through that day: 'day' lets it be the first day itself, and so does 'end' for dates. */
function checkPeriod({ from, until }: { from?: string; until?: string }, prefix: string, last: 'day' | 'end'): Fault[] {
  if (from === undefined || until === undefined) return []
  const begins = from.includes('T') ? from : `${from}T00:00`
  const ends = until.includes('T') ? until : `${until}T24:00`
  if (ends > begins) return []
  return [
    {
      path: `${prefix}until`,
      message: last === 'day' ? 'the last day is not before the first' : 'the end lies after the beginning',
    },
  ]
}
