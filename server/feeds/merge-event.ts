import { sourceGroups, type Event, type SourceGroup } from '../../content/model/event.ts'
import { isForeignChange } from '../../content/model/source-groups.ts'
import type { ImportedEvent } from './imported-event.ts'

/** The fields of each group that the calendar speaks for alone. Texts and changes are merged below. */
const fields = {
  time: ['start', 'end', 'duration', 'timeZone', 'allDay', 'recurrence', 'excludedDates'],
  changes: [],
  title: [],
  description: [],
  place: ['place', 'room'],
  organiser: [],
} as const satisfies Record<SourceGroup, readonly (keyof Event)[]>

const texts = ['title', 'description', 'organiser'] as const

/**
 * A stored event after its calendar was read again. Where the calendar says the same as last time, the event stays as staff left it;
 * where it says something new, that counts. What it never speaks of (topics, pictures, costs, translations, whether it is shown) is
 * staff's alone.
 */
export const mergeEvent = (stored: Event, { event, seen }: ImportedEvent, sourceLanguage: string): Event => {
  const isBack = stored.source?.withdrawn !== undefined
  const isNews = (group: SourceGroup) =>
    stored.source?.seen?.[group] !== seen[group] || (isBack && (group === 'time' || group === 'changes'))
  const news = sourceGroups.filter(isNews)
  if (news.length === 0 && stored.source?.feed === event.source?.feed) return stored
  const merged: Event = { ...stored, source: event.source && { ...event.source, taken: stored.source?.taken } }
  // Archived when the earlier part had its dates back: they are the later one's again.
  if (isBack && stored.continues && stored.status === 'archived') merged.status = event.status
  const take = <K extends keyof Event>(name: K) => void (merged[name] = event[name])
  for (const group of news) for (const name of fields[group]) take(name)
  for (const name of texts) {
    if (!news.includes(name)) continue
    const { [sourceLanguage]: _, ...others } = stored[name] ?? {}
    const text = { ...others, ...event[name] }
    if (name === 'title') merged.title = text
    else merged[name] = Object.keys(text).length > 0 ? text : undefined
  }
  if (news.includes('changes')) {
    const own = stored.changes.filter((change) => !isForeignChange(change))
    const taken = new Set(own.map(({ original }) => original))
    merged.changes = [...own, ...event.changes.filter(({ original }) => !taken.has(original))]
  }
  return merged
}
