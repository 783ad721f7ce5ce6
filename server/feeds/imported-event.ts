import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { Centre } from '../../content/model/centre.ts'
import { checkItem } from '../../content/model/check.ts'
import { canonicalJson } from '../../content/model/canonical-json.ts'
import { Event, sourceGroups, type SourceGroup } from '../../content/model/event.ts'
import type { Feed } from '../../content/model/feed.ts'
import { hashGroup } from '../../content/model/source-groups.ts'
import { shortHash } from '../store/canonical.ts'
import type { CalendarEntry, EntryChange } from './calendar-entry.ts'
import type { EntryFault } from './entry-fault.ts'
import { shorten, toMarkdown, toSentences } from './foreign-text.ts'
import { sayMisfit } from './say-misfit.ts'

/** What making events out of entries needs to know; plain values, so that another process can be told. */
export interface FeedSurroundings {
  feed: Feed
  centre: Pick<Centre, 'sourceLanguage' | 'timeZone'>
  /** Published places, by what a calendar may call them. */
  places: { id: string; names: string[] }[]
}

/** An event as the calendar has it: as it is stored when it is new. */
export interface ImportedEvent {
  event: Event
  seen: Record<SourceGroup, string>
  /** The calendar calls it off as a whole. */
  cancelled: boolean
}

const changeIdOf = (original: string) => `src-${shortHash(canonicalJson(original)).slice(0, 8)}`

/** Of the feed and the UID: the same at every reading. */
export const eventIdOf = (feed: string, uid: string): string =>
  `${feed.slice(0, 30)}-${createHash('sha256').update(`${feed}\n${uid}`).digest('hex').slice(0, 16)}`

const untitled: Record<string, string> = { de: 'Ohne Titel', en: 'Untitled', ru: 'Без названия', ar: 'بلا عنوان' }

/** The event, or what the model has against it. */
export const toImportedEvent = (entry: CalendarEntry, around: FeedSurroundings): ImportedEvent | { faults: EntryFault[] } => {
  const { feed, centre } = around
  const inSource = (text: string, most: number) => ({ [centre.sourceLanguage]: shorten(text, most) })
  const description = toMarkdown(entry.description, entry.url)
  const time = {
    start: entry.start,
    end: entry.end,
    duration: entry.duration,
    timeZone: entry.timeZone === centre.timeZone ? undefined : entry.timeZone,
    allDay: entry.allDay,
    recurrence: entry.rule === undefined && entry.dates.length === 0 ? undefined : { rule: entry.rule, dates: entry.dates },
    excludedDates: entry.excludedDates,
  }
  const groups = {
    time,
    changes: { changes: changesOf(entry, around) },
    title: { title: inSource(entry.title || (untitled[centre.sourceLanguage] ?? '–'), 160) },
    description: { description: description === '' ? undefined : inSource(description, 20_000) },
    place: whereOf(entry.location, around),
    organiser: { organiser: entry.organiser === '' ? undefined : inSource(entry.organiser, 160) },
  } satisfies Record<SourceGroup, object>
  const written = {
    id: eventIdOf(feed.id, entry.uid),
    status: feed.publishAtOnce ? 'published' : 'draft',
    ...groups.title,
    ...groups.description,
    ...groups.time,
    ...groups.changes,
    ...groups.organiser,
    topics: feed.topics,
    spokenLanguages: feed.spokenLanguages,
    cost: feed.cost,
    ...('place' in groups.place || 'room' in groups.place ? groups.place : { place: feed.place }),
    source: { feed: feed.id, uid: entry.uid },
    continues: entry.continues && {
      events: entry.continues.uids.map((uid) => eventIdOf(feed.id, uid)),
      from: entry.continues.from,
    },
  }
  const parsed = v.safeParse(Event, JSON.parse(JSON.stringify(written)))
  const faults = parsed.success
    ? checkItem('events', parsed.output, centre.sourceLanguage)
    : parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }))
  if (!parsed.success || faults.length > 0)
    return {
      faults: faults.slice(0, 5).map(({ path, message }) => ({
        kind: 'left-out',
        line: entry.line,
        uid: entry.uid,
        title: entry.title || undefined,
        says: sayMisfit(path, message),
      })),
    }
  const { place, room } = groups.place
  const said = { ...parsed.output, place, room }
  const seen = Object.fromEntries(
    sourceGroups.map((group) => [group, hashGroup(said, group, centre.sourceLanguage, shortHash)]),
  ) as ImportedEvent['seen']
  return { event: { ...parsed.output, source: { ...parsed.output.source!, seen } }, seen, cancelled: entry.cancelled }
}

/** One of our places where the calendar names it, else its own words; nothing where it says nothing. */
const whereOf = (location: string, { places, centre }: FeedSurroundings): { place?: string; room?: Record<string, string> } => {
  const words = fold(location)
  if (words === '') return {}
  const found = places.find(({ names }) => names.some((name) => words === fold(name) || words.startsWith(`${fold(name)} `)))
  if (!found) return { room: { [centre.sourceLanguage]: shorten(location, 160) } }
  const isMore = !found.names.some((name) => words === fold(name))
  return { place: found.id, ...(isMore ? { room: { [centre.sourceLanguage]: shorten(location, 160) } } : {}) }
}

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s,;]+/g, ' ')
    .trim()

const changesOf = (entry: CalendarEntry, around: FeedSurroundings): unknown[] => {
  const whole: (Pick<EntryChange, 'original' | 'cancelled'> & Partial<EntryChange>)[] =
    entry.cancelled && !repeats(entry) ? [{ original: entry.start, cancelled: true }] : []
  const { sourceLanguage } = around.centre
  return [...whole, ...entry.changes].map((change) => {
    const { original, cancelled, start, end } = change
    /** What the series says as well is not of this date alone. */
    const own = (name: 'title' | 'description' | 'location') => (change[name] === entry[name] ? '' : (change[name] ?? ''))
    const [title, summary, location] = [own('title'), toSentences(own('description')), own('location')]
    return {
      id: changeIdOf(original),
      original,
      cancelled,
      start: start === original ? undefined : start,
      end,
      title: title === '' ? undefined : { [sourceLanguage]: shorten(title, 160) },
      summary: summary === '' ? undefined : { [sourceLanguage]: summary },
      ...(location === '' ? {} : atOwnPlace(whereOf(location, around))),
    }
  })
}

/** Where a calendar names none of our places, the date is not at the one of its series. */
const atOwnPlace = (where: ReturnType<typeof whereOf>) => (where.place === undefined ? { ...where, elsewhere: true } : where)

const repeats = ({ rule, dates }: CalendarEntry) => rule !== undefined || dates.length > 0
