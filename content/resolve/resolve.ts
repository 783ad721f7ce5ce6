import type { Content, Items, Kind } from '../model/kinds.ts'
import { type LiveChange, type PublicKind, type Snapshot } from '../model/snapshot.ts'
import type { ShortHash } from '../model/translation.ts'
import { createDependants } from './dependants.ts'
import { describeChange } from './difference.ts'
import { type Entry, resolveEntry } from './entry.ts'
import { usualHorizon } from './horizon.ts'
import { toPublicCentre } from './public-item.ts'
import { joinSnapshot } from './join.ts'
import { carryTrees } from './markdown.ts'
import { createSortedIds, type SortedIds } from './sorted-ids.ts'
import { type Steps, takeAllSteps } from './steps.ts'
import { surroundingsAt, todayOf } from './surroundings.ts'

export interface ResolverOptions {
  hash: ShortHash
  /** Hears of an item whose dates cannot be made out; it is left out, the rest is published. */
  onFault?: (fault: { kind: PublicKind; id: string; error: unknown }) => void
}

export interface Publication {
  /** Id of the store; the snapshot's adds the day of its window, and `form`. */
  store: string
  revision: number
  /** Epoch milliseconds. */
  publishedAt: number
}

export interface Start extends Publication {
  /** Epoch milliseconds: its local day decides about the window. */
  now: number
  /** Where the centre names no address of its own. */
  publicUrl: string
  /** Days after today that are resolved; absent: the usual hundred. */
  horizon?: number | undefined
  /** Names what else decides what is published of a content: the settings, the program. Fit for an address. */
  form?: string | undefined
}

/** Names an item of any collection. */
export interface ItemName {
  kind: Kind
  id: string
}

/** `nothing`: no screen shows anything of it. `refresh`: it touches everything, only a new snapshot tells. */
export type Outcome = { told: 'nothing' } | { told: 'refresh' } | { told: 'change'; change: LiveChange }

/** The public form of one content in one window, kept by item, so that an edit costs what it touches. */
export interface Resolved {
  readonly window: Snapshot['window']
  /** Local date the window is for, and its instants: at any other time another window holds. */
  readonly today: { date: string; from: number; until: number }
  /** What the snapshot would be called, without making it. */
  published(): Publication
  /** Everything a screen needs at the last published revision. */
  snapshot(): Snapshot
  /**
   * Takes in the edited items of `content`, and what depends on them. Applied to the snapshot before, the change makes the snapshot
   * after. After `refresh`, resolve anew.
   */
  change(content: Content, edited: readonly ItemName[], next: Omit<Publication, 'store'>): Outcome
  /** The same, one item a step. Until the last one all is as before; one change is taken in after the other, never two at once. */
  changeInSteps(content: Content, edited: readonly ItemName[], next: Omit<Publication, 'store'>): Steps<Outcome>
}

/**
 * Every kind after those it names: what is public of an item depends only on earlier kinds. A test compares this order with the
 * references in the schemas.
 */
export const resolveOrder: readonly PublicKind[] = [
  'media',
  'places',
  'offers',
  'events',
  'notices',
  'alerts',
  'pages',
  'slides',
  'playlists',
  'screens',
  'surveys',
]

/** Resolves a whole content for the window around `now`. Throws when it has no centre or the centre's zone does not exist. */
export const resolveContent = (content: Content, start: Start, options: ResolverOptions): Resolved =>
  takeAllSteps(resolveInSteps(content, start, options))

/** The same, one item a step. */
export function* resolveInSteps(
  content: Content,
  { now, publicUrl, horizon = usualHorizon, form, ...published }: Start,
  { hash, onFault }: ResolverOptions,
): Generator<void, Resolved> {
  const entries = Object.fromEntries(resolveOrder.map((kind) => [kind, new Map<string, Entry>()])) as Record<
    PublicKind,
    Map<string, Entry>
  >
  const dependants = createDependants()
  let current = content
  let centre = centreOf(content)
  /** While a change is taken in: what is resolved of it already, by `<kind>/<id>`. What comes after it goes by that. */
  let fresh: Map<string, Entry | undefined> | undefined
  const isPublic = (kind: PublicKind, id: string) => {
    const name = fresh && `${kind}/${id}`
    return name !== undefined && fresh?.has(name) ? fresh.get(name) !== undefined : entries[kind].has(id)
  }
  const around = surroundingsAt(now, centre, { hash, horizon, isPublic })
  let publication: Publication = { ...published, store: `${published.store}.${nameOfWindow(around.today, form)}` }

  const resolveOne = (kind: PublicKind, id: string, from: Content): Entry | undefined => {
    const item = from[kind].get(id)
    dependants.note(kind, id, item)
    if (!item) return undefined
    try {
      return resolveEntry(kind, item as Items[typeof kind], around)
    } catch (error) {
      onFault?.({ kind, id, error })
      return undefined
    }
  }

  const sortedIds = Object.fromEntries(resolveOrder.map((kind) => [kind, createSortedIds(() => entries[kind].keys())])) as Record<
    PublicKind,
    SortedIds
  >

  const keep = (kind: PublicKind, id: string, entry: Entry | undefined) => {
    if (entry) {
      entries[kind].set(id, entry)
      sortedIds[kind].add(id)
    } else if (entries[kind].delete(id)) sortedIds[kind].remove(id)
  }

  for (const kind of resolveOrder) {
    for (const id of content[kind].keys()) {
      keep(kind, id, resolveOne(kind, id, content))
      yield
    }
  }

  function* changeInSteps(
    after: Content,
    edited: readonly ItemName[],
    next: Omit<Publication, 'store'>,
  ): Generator<void, Outcome> {
    const before = centre
    const centreAfter = centreOf(after)
    if (touchesEverything(before, centreAfter)) return { told: 'refresh' }
    around.centre = centreAfter
    const pending = createPending(edited)
    const changed: { kind: PublicKind; id: string; before?: Entry; after?: Entry }[] = []
    fresh = new Map()
    for (const kind of resolveOrder) {
      for (const id of pending.of(kind)) {
        const old = entries[kind].get(id)
        const [was, is] = [current[kind].get(id), after[kind].get(id)]
        if (was && is && was !== is) carryTrees(was, is)
        const entry = resolveOne(kind, id, after)
        fresh.set(`${kind}/${id}`, entry)
        changed.push({ kind, id, before: old, after: entry })
        if (!old !== !entry) pending.add(dependants.of(kind, id))
        yield
      }
    }
    const change = yield* describeChange({
      before,
      centre: centreAfter,
      hash,
      changed,
      from: publication.revision,
      to: next.revision,
      publishedAt: next.publishedAt,
    })
    for (const { kind, id, after: entry } of changed) keep(kind, id, entry)
    fresh = undefined
    centre = centreAfter
    current = after
    if (!change) return { told: 'nothing' }
    publication = { ...publication, ...next }
    return { told: 'change', change }
  }

  return {
    published: () => publication,
    window: around.window,
    today: todayOf(around),
    snapshot: () =>
      joinSnapshot({
        publication,
        publicUrl: centre.publicUrl ?? publicUrl,
        centre: toPublicCentre(centre, hash),
        around,
        entries,
        idsOf: (kind) => sortedIds[kind].list(),
      }),
    change: (after, edited, next) => takeAllSteps(changeInSteps(after, edited, next)),
    changeInSteps,
  }
}

/** A screen that holds another window takes the whole snapshot: after midnight, and after a restart with other settings. */
const nameOfWindow = (today: string, form: string | undefined): string => (form === undefined ? today : `${today}~${form}`)

function centreOf(content: Content): Items['centre'] {
  const [centre] = content.centre.values()
  if (!centre) throw new Error('the content has no centre')
  return centre
}

/** These fields decide about the days, or about every item's words. */
const everywhere = ['timeZone', 'region', 'schoolHolidays', 'languages', 'sourceLanguage', 'publicUrl'] as const

const touchesEverything = (before: Items['centre'], after: Items['centre']) =>
  before !== after && everywhere.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))

/** Items yet to be resolved; those of the kind in hand and of later ones can still be added. */
function createPending(edited: readonly ItemName[]) {
  const pending = Object.fromEntries(resolveOrder.map((kind) => [kind, new Set<string>()])) as Record<PublicKind, Set<string>>
  const add = (names: Iterable<ItemName>) => {
    for (const { kind, id } of names) if (kind !== 'centre' && kind !== 'feeds') pending[kind].add(id)
  }
  add(edited)
  return { add, of: (kind: PublicKind): Iterable<string> => pending[kind] }
}
