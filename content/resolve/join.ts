import { type PublicCentre, type PublicCollections, type PublicKind, type Snapshot, snapshotFormat } from '../model/snapshot.ts'
import type { Entry } from './entry.ts'
import type { Surroundings } from './surroundings.ts'

interface Parts {
  publication: Pick<Snapshot, 'store' | 'revision' | 'publishedAt'>
  publicUrl: string
  centre: PublicCentre
  around: Pick<Surroundings, 'days' | 'window' | 'holidays'>
  entries: Record<PublicKind, ReadonlyMap<string, Entry>>
}

/** The snapshot out of what is kept by item: items by id, the timeline's records by the same order. */
export function joinSnapshot({ publication, publicUrl, centre, around, entries }: Parts): Snapshot {
  const timeline: Snapshot['timeline'] = {
    days: around.days,
    occurrences: {},
    openings: {},
    intervals: {},
    holidays: around.holidays.list,
  }
  const collections = {} as PublicCollections
  for (const [kind, ofKind] of Object.entries(entries) as [PublicKind, ReadonlyMap<string, Entry>][]) {
    const ids = [...ofKind.keys()].sort()
    collections[kind] = ids.map((id) => ofKind.get(id)!.item) as never
    for (const id of ids) {
      const { occurrences, openings, intervals } = ofKind.get(id)!
      if (occurrences) timeline.occurrences[id] = occurrences
      if (openings) timeline.openings[`${kind}/${id}`] = openings
      if (intervals) Object.assign(timeline.intervals, intervals)
    }
  }
  return { format: snapshotFormat, ...publication, publicUrl, window: around.window, centre, ...collections, timeline }
}
