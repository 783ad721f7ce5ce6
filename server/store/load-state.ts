import { join } from 'node:path'
import { Low } from 'lowdb'
import { kinds, type Item, type Kind } from '../../content/model/kinds.ts'
import { stateWith, type State } from './apply-edits.ts'
import { etagOf } from './canonical.ts'
import { FileFault, parseCollection, type CollectionReading } from './collection-file.ts'
import type { Desk } from './desk.ts'
import { DurableJson } from './durable-json.ts'
import { StoreRefused } from './errors.ts'
import type { FileLayer } from './file-layer.ts'
import { basePath, readSaved } from './follow.ts'
import { LayeredMap } from './layered-map.ts'
import type { Problems } from './problems.ts'
import { readHistory } from './read-history.ts'
import { recentLimits } from './recent-changes.ts'
import type { Change, Log } from './store.ts'

export interface Loaded {
  state: State
  revision: number
  /** The newest of the history, oldest first. */
  recent: Change[]
}

export interface LoadOptions {
  files: FileLayer
  folder: string
  desks: readonly Desk[]
  problems: Problems
  log: Log
}

/**
 * The last good state: `.base/` and the newer lines of the history. Whatever hand-edited files say comes after. Prepares
 * the desks for that. A base that cannot be read is replaced by the history from its first line.
 */
export async function loadState({ files, folder, desks, problems, log }: LoadOptions): Promise<Loaded> {
  const saved = await readSaved(files, folder)
  const bases = new Map<Kind, CollectionReading>()
  for (const desk of desks) {
    const base = await readBase(files, folder, desk.kind, log)
    if (!base) continue
    bases.set(desk.kind, base)
    desk.saved = Math.max(base.revision, saved[desk.kind] ?? 0)
    desk.written = [new Map(base.items.map((item) => [item.id, item]))]
    desk.order = base.items.map(({ id }) => id)
  }
  const since = Math.min(...desks.map((desk) => desk.saved))
  const { changes, faults } = await readHistory({ files, folder: join(folder, 'history'), log, since, keep: recentLimits })
  for (const { file, line, reason } of faults) {
    problems.set(`${file}:${line}`, { about: 'history', file, line, reason: `${reason}; the changes around it are kept` })
    log.error('a line of the history cannot be read', { file, line, reason })
  }
  let state = stateOf(bases)
  // Also one that only a newer version can read was told to screens: its number is never given to another change.
  const newest = Math.max(changes.at(-1)?.revision ?? 0, ...faults.map((fault) => fault.revision ?? 0))
  for (const change of changes) state = replay(state, desks, change)
  // Without its base, whatever in a file was never in the history must be a hand edit.
  for (const desk of desks) if (desk.written.length === 0) desk.written = [state.content[desk.kind]]
  return { state, revision: Math.max(newest, ...desks.map((desk) => desk.saved)), recent: changes }
}

/** Undefined when there is none, or none that can be read. */
async function readBase(files: FileLayer, folder: string, kind: Kind, log: Log): Promise<CollectionReading | undefined> {
  const nothing: CollectionReading = { items: [], revision: 0, removed: [] }
  const path = basePath(folder, kind)
  const form = { parse: (bytes: Buffer) => parseCollection(kind, bytes), serialise: () => [] }
  const low = new Low(new DurableJson<CollectionReading>(files, path, form), nothing)
  try {
    await low.read()
    return low.data === nothing ? undefined : low.data
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    if (error.newer) throw new StoreRefused(path, error.message)
    log.warn('the kept copy of a collection cannot be read; it is made anew from the history', {
      file: path,
      reason: error.message,
    })
    return undefined
  }
}

function stateOf(bases: ReadonlyMap<Kind, CollectionReading>): State {
  const maps = kinds.map((kind) => [
    kind,
    LayeredMap.of((bases.get(kind)?.items ?? []).map((item): [string, Item] => [item.id, item])),
  ])
  const removed = [...bases].flatMap(([kind, base]) =>
    base.removed.map(([id, etag]): [string, string] => [`${kind}/${id}`, etag]),
  )
  return { content: Object.fromEntries(maps) as State['content'], removed: LayeredMap.of(removed) }
}

/** What the bases have already is not applied again. */
function replay(state: State, desks: readonly Desk[], { revision, edits }: Change): State {
  const newer = edits.filter(({ kind, id, before, after }) => {
    const desk = desks.find((each) => each.kind === kind)
    if (!desk || revision <= desk.saved) return false
    const versions = desk.versions.get(id) ?? new Set<string>()
    for (const item of [before, after]) versions.add(item ? etagOf(item) : '')
    desk.versions.set(id, versions)
    desk.dirty = true
    return true
  })
  return newer.length > 0 ? stateWith(state, newer) : state
}
