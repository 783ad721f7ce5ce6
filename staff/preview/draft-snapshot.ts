import type { Centre } from '../../content/model/centre.ts'
import type { Item, Items } from '../../content/model/kinds.ts'
import type { PublicKind, Snapshot } from '../../content/model/snapshot.ts'
import { describeChange } from '../../content/resolve/difference.ts'
import { type Entry, resolveEntry } from '../../content/resolve/entry.ts'
import { takeAllSteps } from '../../content/resolve/steps.ts'
import { horizonOf, surroundingsAt } from '../../content/resolve/surroundings.ts'
import { apply } from '../../content/rules/apply.ts'
import { shortHash } from '../model/sha256.ts'

/**
 * What the screens would be sent if the draft were published now: the public snapshot with this one item resolved by the
 * server's own code. `isShown` is false where nothing of it would be public. Throws RangeError for dates that cannot be made out.
 */
export function joinDraft(
  snapshot: Snapshot,
  kind: PublicKind,
  item: Item,
  centre: Centre,
): { snapshot: Snapshot; isShown: boolean } {
  const around = surroundingsAt(middleOfToday(snapshot), centre, {
    hash: shortHash,
    horizon: horizonOf(snapshot),
    isPublic: (other, id) => snapshot[other].some((each) => each.id === id),
  })
  const after = resolveEntry(kind, { ...item, status: 'published' } as Items[typeof kind], around)
  const change = takeAllSteps(
    describeChange({
      before: centre,
      centre,
      hash: shortHash,
      changed: [{ kind, id: item.id, before: entryIn(snapshot, kind, item.id), after }],
      from: snapshot.revision,
      to: snapshot.revision,
      publishedAt: snapshot.publishedAt,
    }),
  )
  return { snapshot: (change && apply(snapshot, change)) ?? snapshot, isShown: after !== undefined }
}

/** The snapshot's window begins with yesterday: so the draft is resolved in the same one. */
const middleOfToday = ({ window }: Snapshot) => window.from + 36 * 3_600_000

function entryIn(snapshot: Snapshot, kind: PublicKind, id: string): Entry | undefined {
  const item = snapshot[kind].find((each) => each.id === id)
  if (!item) return undefined
  const { occurrences, skipped, openings, appointments, intervals } = snapshot.timeline
  const key = `${kind}/${id}`
  const ofItem = Object.entries(intervals).filter(([name]) => name === key || name.startsWith(`${key}/`))
  return {
    item,
    ...(kind === 'events' && occurrences[id] ? { occurrences: occurrences[id] } : {}),
    ...(kind === 'events' && skipped?.[id] ? { skipped: skipped[id] } : {}),
    ...(openings[key] ? { openings: openings[key] } : {}),
    ...(appointments?.[key] ? { appointments: appointments[key] } : {}),
    ...(ofItem.length > 0 ? { intervals: Object.fromEntries(ofItem) } : {}),
  }
}

/** When the item is to be seen: now, or where that shows nothing, when it first will be. */
export function instantToShow(snapshot: Snapshot, kind: PublicKind, id: string, now: number): number {
  if (kind === 'notices') {
    const from = snapshot.timeline.intervals[`notices/${id}`]?.[0]?.[0] ?? now
    return Math.max(now, from)
  }
  if (kind !== 'events') return now
  const next = snapshot.timeline.occurrences[id]?.find(({ end }) => end > now)
  return next ? Math.max(now, next.start - 30 * 60_000) : now
}

const blockOf: Partial<Record<PublicKind, readonly string[]>> = {
  notices: ['notices'],
  events: ['today', 'week'],
  offers: ['offers'],
  places: ['open-now'],
}

/** The slide of the signage that would carry the item; undefined where none does. */
export const slideFor = (snapshot: Snapshot, kind: PublicKind): string | undefined =>
  blockOf[kind]?.map((block) => snapshot.slides.find(({ template }) => template === block)?.id).find((id) => id !== undefined)
