import { isPlainDate } from '../../content/resolve/wall.ts'
import { derivedUid } from './calendar-entry.ts'
import { say } from './entry-fault.ts'
import type { RawEntry } from './read-entry.ts'

/** One event of the source and the entries that change single dates of it. */
export interface EntryGroup {
  uid: string
  entry: RawEntry
  overrides: RawEntry[]
}

/**
 * Sorts entries by UID and RECURRENCE-ID (RFC 5545, 3.8.4.4): of those that name the same date the one with the highest SEQUENCE
 * counts, then the one touched last, then the last in the file. A change without its series stands for itself.
 */
export const mergeEntries = (entries: readonly RawEntry[]): EntryGroup[] => {
  const byUid = new Map<string, RawEntry[]>()
  for (const entry of entries) {
    const uid = (entry.uid ?? derivedUid(entry)).slice(0, longestUid)
    const others = byUid.get(uid)
    if (others) others.push(entry)
    else byUid.set(uid, [entry])
  }
  return [...byUid].flatMap(([uid, same]) => groupsOf(uid, same))
}

/** As long as the model keeps them, and room for a start beside it. */
const longestUid = 270

const groupsOf = (uid: string, same: RawEntry[]): EntryGroup[] => {
  const own = same.filter(({ original }) => original === undefined)
  const changing = newestBy(
    same.filter(({ original }) => original !== undefined),
    ({ original }) => `${original?.wall} ${original?.zone ?? ''}`,
  )
  if (own.length === 0) {
    return changing.map((entry) => ({
      uid: `${uid}#${entry.original?.wall}`,
      entry: { ...entry, notes: [...entry.notes, say.orphan()] },
      overrides: [],
    }))
  }
  if (areDifferentEvents(own)) {
    return newestBy(own, ({ start }) => start.wall).map((entry) => ({ uid: `${uid}#${entry.start.wall}`, entry, overrides: [] }))
  }
  return newestBy(own, () => '').flatMap((entry) => withDatesOfOtherKind({ uid, entry, overrides: changing }))
}

/** One date of a series of whole days that has hours, or the other way round, is no date of the series any more, but an event of its own. */
const withDatesOfOtherKind = ({ uid, entry, overrides }: EntryGroup): EntryGroup[] => {
  const others = overrides.filter((each) => isOtherKind(each, entry) && each.status !== 'CANCELLED' && !each.fromHereOn)
  if (others.length === 0) return [{ uid, entry, overrides }]
  const originals = others.flatMap(({ original }) => original ?? [])
  return [
    {
      uid,
      entry: { ...entry, excluded: [...entry.excluded, ...originals] },
      overrides: overrides.filter((each) => !others.includes(each)),
    },
    ...others.map((each) => ({ uid: `${uid}#${each.original?.wall}`, entry: each, overrides: [] })),
  ]
}

const isOtherKind = (entry: RawEntry, than: RawEntry) => isPlainDate(entry.start.wall) !== isPlainDate(than.start.wall)

/** Some programs give all their events one UID: single dates at different times that nobody has ever revised are different events. */
const areDifferentEvents = (own: RawEntry[]): boolean =>
  own.length > 1 &&
  own.every(({ rule, sequence }) => rule === undefined && sequence === 0) &&
  new Set(own.map(({ start }) => start.wall)).size > 1

const newestBy = (entries: RawEntry[], keyOf: (entry: RawEntry) => string): RawEntry[] => {
  const newest = new Map<string, RawEntry>()
  for (const entry of entries) {
    const other = newest.get(keyOf(entry))
    if (!other) newest.set(keyOf(entry), entry)
    else newest.set(keyOf(entry), withNote(isOlder(entry, other) ? other : entry))
  }
  return [...newest.values()]
}

const withNote = (entry: RawEntry): RawEntry => ({ ...entry, notes: [...entry.notes, say.twice()] })

const isOlder = (entry: RawEntry, other: RawEntry): boolean =>
  entry.sequence === other.sequence ? entry.stamp < other.stamp : entry.sequence < other.sequence
