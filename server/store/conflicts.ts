import { join } from 'node:path'
import { kinds, type Kind } from '../../content/model/kinds.ts'
import type { FileLayer } from './file-layer.ts'
import type { Problems } from './problems.ts'

const nameOfConflict = /^([a-z]+)\.conflict-.*\.json$/

export const isConflictName = (name: string): boolean => nameOfConflict.test(name)

export const conflictName = (kind: Kind, at: Date): string => `${kind}.conflict-${at.toISOString().replaceAll(/[:.]/g, '-')}.json`

/** The name under which exactly these bytes were kept before. */
export async function findConflict(files: FileLayer, folder: string, kind: Kind, bytes: Buffer): Promise<string | undefined> {
  for (const name of await files.list(folder)) {
    if (nameOfConflict.exec(name)?.[1] !== kind) continue
    if (bytes.equals(await files.read(join(folder, name)))) return name
  }
  return undefined
}

/** A conflict is a problem for as long as its file lies there: deleting the file says that somebody has decided. */
export function createConflictWatch(files: FileLayer, folder: string, problems: Problems): () => Promise<void> {
  let known = new Set<string>()
  return async () => {
    const present = new Set<string>()
    for (const name of await files.list(folder)) {
      const kind = nameOfConflict.exec(name)?.[1]
      if (kind === undefined || !kinds.some((each) => each === kind)) continue
      present.add(name)
      if (!known.has(name)) problems.set(name, await problemOf(files, folder, kind, name))
    }
    for (const name of known) if (!present.has(name)) problems.clear(name)
    known = present
  }
}

const problemOf = async (files: FileLayer, folder: string, kind: string, name: string) => ({
  about: 'conflict' as const,
  file: name,
  reason: `${kind}.json was edited by hand while the same items were changed elsewhere: the other change stays, the hand edit is in this file; delete it when nothing of it is needed`,
  since: (await files.stat(join(folder, name))).mtime.toISOString(),
})
