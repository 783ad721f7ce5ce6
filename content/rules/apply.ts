import { type LiveChange, type PublicCollections, publicKinds, type Snapshot } from '../model/snapshot.ts'

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function applyItems<T extends { id: string }>(items: T[], puts: T[] = [], removes: string[] = []): T[] {
  if (puts.length === 0 && removes.length === 0) return items
  const gone = new Set([...removes, ...puts.map(({ id }) => id)])
  return [...items.filter(({ id }) => !gone.has(id)), ...puts].sort(byId)
}

function applyEntries<T>(entries: Record<string, T>, changes: Record<string, T | null> = {}): Record<string, T> {
  const next = { ...entries }
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete next[key]
    else next[key] = value
  }
  return next
}

/**
 * The snapshot after a live change, or undefined when the change does not begin at the snapshot's revision: then only a
 * new snapshot helps. `apply(a, a→b)` equals b.
 */
export function apply(snapshot: Snapshot, change: LiveChange): Snapshot | undefined {
  if (change.from !== snapshot.revision) return undefined
  const collections = Object.fromEntries(
    publicKinds.map((kind) => [kind, applyItems<{ id: string }>(snapshot[kind], change.puts[kind], change.removes[kind])]),
  ) as unknown as PublicCollections
  return {
    ...snapshot,
    ...collections,
    revision: change.to,
    publishedAt: change.publishedAt,
    centre: change.centre ?? snapshot.centre,
    timeline: {
      ...snapshot.timeline,
      occurrences: applyEntries(snapshot.timeline.occurrences, change.timeline.occurrences),
      skipped: applyEntries(snapshot.timeline.skipped ?? {}, change.timeline.skipped),
      openings: applyEntries(snapshot.timeline.openings, change.timeline.openings),
      appointments: applyEntries(snapshot.timeline.appointments ?? {}, change.timeline.appointments),
      intervals: applyEntries(snapshot.timeline.intervals, change.timeline.intervals),
    },
  }
}
