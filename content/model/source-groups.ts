import { canonicalJson } from './canonical-json.ts'
import { type Event, type OccurrenceChange, type SourceGroup, sourceGroups } from './event.ts'
import type { Text } from './text.ts'
import type { ShortHash } from './translation.ts'

type SourceFields = Pick<
  Event,
  | 'start'
  | 'end'
  | 'duration'
  | 'timeZone'
  | 'allDay'
  | 'recurrence'
  | 'excludedDates'
  | 'changes'
  | 'title'
  | 'description'
  | 'place'
  | 'room'
  | 'organiser'
>

/** Whether the event is brought to what its calendar says, whenever that says something new. */
export const followsCalendar = ({ source }: Pick<Event, 'source'>): boolean => source !== undefined && source.own === undefined

/** Ids of changes that the calendar made; staff's own have others. */
export const isForeignChange = ({ id }: Pick<OccurrenceChange, 'id'>): boolean => id.startsWith('src-')

/** What an event says in a group of fields, as far as its calendar could have said it: in the source language, without changes of staff. */
const readers: { [G in SourceGroup]: (event: SourceFields, language: string) => unknown } = {
  time: ({ start, end, duration, timeZone, allDay, recurrence, excludedDates }) => {
    const repeats = { rule: recurrence?.rule, dates: recurrence?.dates ?? [] }
    return { start, end, duration, timeZone, allDay, excludedDates, repeats }
  },
  changes: ({ changes }) => changes.filter(isForeignChange),
  title: ({ title }, language) => title[language],
  description: ({ description }, language) => description?.[language],
  place: ({ place, room }, language) => ({ place, room: inSource(room, language) }),
  organiser: ({ organiser }, language) => organiser?.[language],
}

const inSource = (text: Text | undefined, language: string) => text?.[language]

/** Eight hexadecimal digits, as `source.seen` keeps them. */
export const hashGroup = (event: SourceFields, group: SourceGroup, language: string, hash: ShortHash): string =>
  hash(canonicalJson(readers[group](event, language) ?? null)).slice(0, 8)

/** Groups in which an event differs from what its calendar last said: what staff wrote there lasts until that says something new. */
export function findEditedGroups(event: Event, language: string, hash: ShortHash): SourceGroup[] {
  const seen = event.source?.seen
  if (!seen || !followsCalendar(event) || event.source?.withdrawn !== undefined) return []
  const nowhere = hash(canonicalJson({})).slice(0, 8)
  return sourceGroups.filter(
    // A calendar that names no place leaves it to staff, and to what its events begin with.
    (group) => !(group === 'place' && seen.place === nowhere) && hashGroup(event, group, language, hash) !== seen[group],
  )
}
