import {
  type PublicCentre,
  type PublicCollections,
  type PublicKind,
  type Snapshot,
  snapshotFormat,
  type Timeline,
} from '../model/snapshot.ts'
import type { Entry } from './entry.ts'
import type { Surroundings } from './surroundings.ts'

interface Parts {
  publication: Pick<Snapshot, 'store' | 'revision' | 'publishedAt'>
  publicUrl: string
  centre: PublicCentre
  around: Pick<Surroundings, 'days' | 'window' | 'holidays'>
  entries: Record<PublicKind, ReadonlyMap<string, Entry>>
  /** In the order of the snapshot. */
  idsOf(kind: PublicKind): readonly string[]
}

/** The snapshot out of what is kept by item: items by id, the timeline's records by the same order. */
export function joinSnapshot({ publication, publicUrl, centre, around, entries, idsOf }: Parts): Snapshot {
  const timeline: Timeline & Required<Pick<Timeline, 'skipped' | 'appointments'>> = {
    days: around.days,
    occurrences: {},
    skipped: {},
    openings: {},
    appointments: {},
    intervals: {},
    holidays: around.holidays.list,
  }
  const collections = {} as PublicCollections
  for (const [kind, ofKind] of Object.entries(entries) as [PublicKind, ReadonlyMap<string, Entry>][]) {
    const items: unknown[] = []
    for (const id of idsOf(kind)) {
      const { item, occurrences, skipped, openings, appointments, intervals } = ofKind.get(id)!
      items.push(item)
      if (occurrences) timeline.occurrences[id] = occurrences
      if (skipped) timeline.skipped[id] = skipped
      if (openings) timeline.openings[`${kind}/${id}`] = openings
      if (appointments) timeline.appointments[`${kind}/${id}`] = appointments
      if (intervals) Object.assign(timeline.intervals, intervals)
    }
    collections[kind] = items as never
  }
  return { format: snapshotFormat, ...publication, publicUrl, window: around.window, centre, ...collections, timeline }
}
