import { join } from 'node:path'
import * as v from 'valibot'
import { kinds } from '../../content/model/kinds.ts'
import { isConflictName } from './conflicts.ts'
import { fileOf } from './desk.ts'
import type { FileLayer } from './file-layer.ts'
import { readJson } from './json-text.ts'
import { storeFolders } from './presence.ts'
import type { Log } from './store.ts'
import { ifPresent, writeDurably } from './write-durably.ts'

/**
 * The exchange of a folder's content for what a restore has prepared beside it. One rename decides: before it nothing has
 * changed, after it the exchange is finished, by this process or by the next that opens the folder. Each step moves one
 * name and can be done again.
 */
const preparedMark = '.restore-'
const decided = '.restoring'
const planName = 'restore.json'

/** What is kept of the folder as it was: `before-restore-<time>`. */
export const keptMark = 'before-restore-'

const Plan = v.object({ keptAs: v.pipe(v.string(), v.regex(/^before-restore-[\w-]+$/)) })

/** Whatever of a content folder belongs to its content; `.lock` stays with the process. */
const isPart = (name: string): boolean =>
  [...kinds.map(fileOf), ...storeFolders, 'media', 'private', '.store.json'].includes(name) || isConflictName(name)

export const isPreparedName = (name: string): boolean => /^\.restore-[0-9a-f]{12}$/.test(name)

export const preparedName = (random: string): string => `${preparedMark}${random}`

/** The last step of preparing: says under which name the present content will be kept. */
export const writePlan = (files: FileLayer, prepared: string, keptAs: string): Promise<unknown> =>
  writeDurably(files, join(prepared, planName), Buffer.from(`${JSON.stringify({ keptAs })}\n`))

/** From here on there is no way back. Only while holding the folder's lock. */
export async function decideSwap(files: FileLayer, folder: string, prepared: string): Promise<void> {
  await files.rename(join(folder, prepared), join(folder, decided))
  await files.syncFolder(folder)
}

/**
 * Finishes an exchange that was decided, and sweeps away what was prepared and never decided. Answers where the content
 * before is kept; undefined when there was nothing to do. Only while holding the folder's lock.
 */
export async function finishSwap(files: FileLayer, folder: string, log: Log): Promise<string | undefined> {
  const source = join(folder, decided)
  const plan = await readPlan(files, source)
  if (plan) await exchange(files, folder, source, plan.keptAs)
  for (const name of await files.list(folder)) if (name.startsWith(preparedMark)) await files.remove(join(folder, name))
  if (plan) log.info('a backup was restored', { folder, keptAs: plan.keptAs })
  return plan?.keptAs
}

async function readPlan(files: FileLayer, source: string) {
  const bytes = await ifPresent(files.read(join(source, planName)))
  return bytes && v.parse(Plan, readJson(bytes).value)
}

async function exchange(files: FileLayer, folder: string, source: string, keptAs: string): Promise<void> {
  const kept = join(folder, keptAs)
  const arriving = (await files.list(source)).filter(isPart)
  // What is not waiting any more has arrived in an earlier attempt; conflicts are of the old content alone.
  const leaving = (await files.list(folder)).filter((name) => isPart(name) && (arriving.includes(name) || isConflictName(name)))
  if (leaving.length > 0) {
    await files.makeFolder(kept, 0o700)
    await files.syncFolder(folder)
    const gone = await files.list(kept)
    for (const name of leaving) {
      // After a power cut a name may stand on both sides of its move; what is kept already stays.
      if (gone.includes(name)) await files.remove(join(folder, name))
      else await files.rename(join(folder, name), join(kept, name))
    }
    await files.syncFolder(kept)
    await files.syncFolder(folder)
  }
  for (const name of arriving) await files.rename(join(source, name), join(folder, name))
  await files.syncFolder(folder)
  await files.syncFolder(source)
  await files.rename(source, join(folder, `${preparedMark}done`))
  await files.syncFolder(folder)
}
