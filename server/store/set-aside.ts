import { basename, dirname, join } from 'node:path'
import { StoreRefused } from './errors.ts'
import { diskFiles, type FileLayer } from './file-layer.ts'
import { openPrivateFile, type PrivateFile, type PrivateFileOptions } from './private-file.ts'
import type { Problems } from './problems.ts'
import type { Log } from './store.ts'
import { ifPresent } from './write-durably.ts'

/** What a private file was called that could not be read, and since when. */
const nameOfSetAside = /^[a-z]+\.unreadable-.*\.json$/

export const isSetAsideName = (name: string): boolean => nameOfSetAside.test(name)

/**
 * A private file of things that come again by themselves: how calendars stand, when items changed, who is signed in. One that cannot be read
 * keeps nobody out: it is set aside beside itself, for a person to look at, and begins anew with the empty value.
 */
export async function openPrivateFileAnew<T>(
  options: PrivateFileOptions<T>,
  { now, log }: { now: () => number; log: Pick<Log, 'warn'> },
): Promise<PrivateFile<T>> {
  try {
    return await openPrivateFile(options)
  } catch (error) {
    if (!(error instanceof StoreRefused)) throw error
    const { path, files = diskFiles } = options
    const time = new Date(now()).toISOString().replaceAll(/[:.]/g, '-')
    const aside = `${basename(path, '.json')}.unreadable-${time}.json`
    await files.rename(path, join(dirname(path), aside))
    await files.syncFolder(dirname(path))
    log.warn('a private file could not be read: it is set aside, and begins anew', { reason: error.message, aside })
    return openPrivateFile(options)
  }
}

/** One set aside is a problem for as long as it lies there: deleting it says that somebody has looked. */
export function createSetAsideWatch(files: FileLayer, folder: string, problems: Problems): () => Promise<void> {
  const inside = join(folder, 'private')
  let known = new Set<string>()
  return async () => {
    const present = new Set<string>()
    for (const name of (await ifPresent(files.list(inside))) ?? []) {
      if (!isSetAsideName(name)) continue
      const file = `private/${name}`
      present.add(file)
      if (known.has(file)) continue
      const reason = 'it could not be read, and what it held begins anew; delete it when nothing of it is needed'
      // Renaming leaves the time of writing as it was.
      problems.set(file, { about: 'set-aside', file, reason, since: (await files.stat(join(inside, name))).ctime.toISOString() })
    }
    for (const file of known) if (!present.has(file)) problems.clear(file)
    known = present
  }
}
