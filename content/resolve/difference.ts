import type { Items } from '../model/kinds.ts'
import type { LiveChange, PublicKind } from '../model/snapshot.ts'
import type { ShortHash } from '../model/translation.ts'
import type { Entry } from './entry.ts'
import { toPublicCentre } from './public-item.ts'

interface Difference {
  before: Items['centre']
  centre: Items['centre']
  hash: ShortHash
  changed: readonly { kind: PublicKind; id: string; before?: Entry; after?: Entry }[]
  from: number
  to: number
  publishedAt: number
}

/** What screens must be told of a change, one item a step; undefined when nothing public differs. */
export function* describeChange({
  before,
  centre,
  hash,
  changed,
  from,
  to,
  publishedAt,
}: Difference): Generator<void, LiveChange | undefined> {
  const change: LiveChange = { from, to, publishedAt, puts: {}, removes: {}, timeline: {} }
  let differs = false
  if (before !== centre && !same(toPublicCentre(before, hash), toPublicCentre(centre, hash))) {
    change.centre = toPublicCentre(centre, hash)
    differs = true
  }
  for (const each of changed) {
    if (!same(each.before, each.after)) differs = tell(change, each) || differs
    yield
  }
  return differs ? change : undefined
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function tell(change: LiveChange, { kind, id, before, after }: Difference['changed'][number]): true {
  if (!after) (change.removes[kind] ??= []).push(id)
  else if (!same(before?.item, after.item)) ((change.puts[kind] ??= []) as unknown[]).push(after.item)
  const { timeline } = change
  if (!same(before?.occurrences, after?.occurrences)) (timeline.occurrences ??= {})[id] = after?.occurrences ?? null
  if (!same(before?.skipped, after?.skipped)) (timeline.skipped ??= {})[id] = after?.skipped ?? null
  if (!same(before?.openings, after?.openings)) (timeline.openings ??= {})[`${kind}/${id}`] = after?.openings ?? null
  if (!same(before?.appointments, after?.appointments))
    (timeline.appointments ??= {})[`${kind}/${id}`] = after?.appointments ?? null
  for (const key of new Set([...Object.keys(before?.intervals ?? {}), ...Object.keys(after?.intervals ?? {})])) {
    if (!same(before?.intervals?.[key], after?.intervals?.[key]))
      (timeline.intervals ??= {})[key] = after?.intervals?.[key] ?? null
  }
  return true
}
