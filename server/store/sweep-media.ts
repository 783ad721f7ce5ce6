import { join } from 'node:path'
import { contentOf, type State } from './apply-edits.ts'
import { mediaFile } from './archive.ts'
import type { FileLayer } from './file-layer.ts'
import { readPast } from './past.ts'
import { undoableMonths } from './undo.ts'
import { ifPresent } from './write-durably.ts'

export interface SweepOptions {
  files: FileLayer
  folder: string
  current: () => { state: State; revision: number }
  now: () => Date
}

/** As long as a screen without a network goes on, and some days more. */
const graceDays = 100

/**
 * Removes pictures that for 100 days neither an item nor a change that could be undone has named; one that was uploaded and
 * never named, 100 days after that. Answers their names.
 */
export async function sweepMedia({ files, folder, current, now }: SweepOptions): Promise<string[]> {
  const { state, revision } = current()
  const media = join(folder, 'media')
  const named = new Set<string>()
  const add = (item: unknown) => {
    for (const { hash } of (item as { variants?: { hash: string }[] } | null)?.variants ?? []) named.add(hash)
  }
  for (const item of contentOf(state).media.values()) add(item)
  const fresh = now()
  fresh.setUTCDate(fresh.getUTCDate() - graceDays)
  const undoable = new Date(fresh)
  undoable.setUTCMonth(undoable.getUTCMonth() - undoableMonths)
  for await (const { change } of readPast(files, join(folder, 'history'), revision)) {
    if (change.at < undoable.toISOString()) continue
    for (const { kind, before, after } of change.edits) if (kind === 'media') [before, after].forEach(add)
  }
  const removed: string[] = []
  for (const name of (await ifPresent(files.list(media))) ?? []) {
    if (!mediaFile.test(name) || named.has(name.slice(0, 64))) continue
    if ((await files.stat(join(media, name))).mtime >= fresh) continue
    await files.remove(join(media, name))
    removed.push(name)
  }
  if (removed.length > 0) await files.syncFolder(media)
  return removed
}
