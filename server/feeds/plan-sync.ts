import type { Event, SourceGroup } from '../../content/model/event.ts'
import { findEditedGroups } from '../../content/model/source-groups.ts'
import type { Edit } from '../store/store.ts'
import { etagOf, shortHash } from '../store/canonical.ts'
import type { ImportedEvent } from './imported-event.ts'
import { mergeEvent } from './merge-event.ts'

export interface SyncInput {
  feed: string
  imported: readonly ImportedEvent[]
  events: Iterable<Event>
  /** Whether a feed is still there: the events of one that was undone, or deleted by hand, go on with the next that has them. */
  isFeed: (id: string) => boolean
  sourceLanguage: string
  /** What becomes of an event that the calendar has dropped, or calls off as a whole; undefined when nothing of it is to come. */
  withdraw: (event: Event) => Event | undefined
  /** What becomes of the later part of a series whose earlier one has its dates back. */
  takeBack: (event: Event) => Event
  /** The event that an entry of our own making tells of. */
  ownEvent: (uid: string) => string | undefined
  /** Epoch milliseconds. */
  now: number
  /** UIDs that are in the calendar and could not be read this time. */
  unreadable: ReadonlySet<string>
  /** False for a calendar that came cut off, or empty: nothing is withdrawn by it. */
  isWhole: boolean
}

export interface SyncCounts {
  /** Events of this feed that the calendar has now. */
  taken: number
  added: number
  changed: number
  withdrawn: number
  /** Entries that are events of this house, were made its own, or came already by another calendar. */
  known: number
}

export interface SyncPlan {
  edits: Edit[]
  counts: SyncCounts
  overwritten: Overwritten[]
}

/** What staff had written in an event and its calendar has now said anew. */
export interface Overwritten {
  event: Event
  groups: SourceGroup[]
}

/** What one reading of a calendar changes, one event a step. Events that are the same cost nothing. */
export function* planSync(input: SyncInput): Generator<void, SyncPlan> {
  const { feed, imported, sourceLanguage, withdraw } = input
  const edits: Edit[] = []
  const overwritten: Overwritten[] = []
  const counts: SyncCounts = { taken: 0, added: 0, changed: 0, withdrawn: 0, known: 0 }
  const stored = new Map<string, Event>()
  const left = new Map<string, Event>()
  const elsewhere = new Set<string>()
  for (const event of input.events) {
    yield
    if (!event.source) continue
    const { source } = event
    if (source.own !== undefined) elsewhere.add(source.uid)
    else if (source.feed === feed) stored.set(source.uid, event)
    else if (input.isFeed(source.feed)) elsewhere.add(source.uid)
    else left.set(source.uid, event)
  }
  const put = (before: Event | undefined, item: Event, count: 'added' | 'changed' | 'withdrawn') => {
    edits.push({ kind: 'events', id: item.id, before: before ? etagOf(before) : '', item })
    counts[count]++
  }
  const firstTaken = (event: Event): Event => ({ ...event, source: { ...event.source!, taken: input.now } })
  /** Undefined: there is nothing to do. */
  const calledOff = (event: Event) => (event.source?.withdrawn === undefined ? withdraw(event) : undefined)

  const present = new Set(input.unreadable)
  for (const each of imported) {
    yield
    const { uid } = each.event.source!
    present.add(uid)
    const before = stored.get(uid) ?? (elsewhere.has(uid) ? undefined : left.get(uid))
    if (!before) {
      if (elsewhere.has(uid) || input.ownEvent(uid) !== undefined) counts.known++
      else if (!each.cancelled || !each.event.recurrence) {
        counts.taken++
        put(undefined, firstTaken(each.event), 'added')
      } else if (each.event.continues) {
        // A series that is called off and was never shown here needs no word; of this one the earlier part was.
        const gone = withdraw(each.event)
        if (gone) put(undefined, firstTaken(gone), 'withdrawn')
      }
      continue
    }
    counts.taken++
    if (each.cancelled && each.event.recurrence) {
      const gone = calledOff(before)
      if (gone) put(before, gone, 'withdrawn')
      continue
    }
    const merged = mergeEvent(before, each, sourceLanguage)
    if (merged === before) continue
    put(before, merged, 'changed')
    const groups = findEditedGroups(before, sourceLanguage, shortHash).filter(
      (group) => before.source?.seen?.[group] !== each.seen[group],
    )
    if (groups.length > 0) overwritten.push({ event: merged, groups })
  }
  if (!input.isWhole) return { edits, counts, overwritten }
  const series = new Set(imported.flatMap(({ event: { id }, cancelled }) => (cancelled ? [] : [id])))
  for (const [uid, event] of stored) {
    yield
    if (present.has(uid)) continue
    if (event.continues?.events.some((id) => series.has(id))) {
      if (event.source?.withdrawn === undefined && event.status !== 'archived') put(event, input.takeBack(event), 'changed')
      continue
    }
    const gone = calledOff(event)
    if (gone) put(event, gone, 'withdrawn')
  }
  return { edits, counts, overwritten }
}
