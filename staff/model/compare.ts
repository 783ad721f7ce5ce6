import type { Draft } from './draft.ts'
import { isSame, readPath, writePath } from './path.ts'

/** One field in which two versions of an item differ. */
export interface Difference {
  path: string
  mine: unknown
  theirs: unknown
  /** Who wrote something there since the version both began with; `both` has to be decided. */
  changedBy: 'me' | 'them' | 'both'
}

const isText = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((inner) => typeof inner === 'string')

/** Fields side by side; texts language by language. Translations' bookkeeping follows from the texts and is not asked about. */
export function compareVersions(
  base: Draft | undefined,
  mine: Draft,
  theirs: Draft,
  isTextField: (path: string) => boolean,
): Difference[] {
  const fields = new Set([...Object.keys(theirs), ...Object.keys(mine)])
  for (const name of ['id', 'translations']) fields.delete(name)
  return [...fields]
    .flatMap((field) => {
      const both = [mine[field], theirs[field]].filter((value) => value !== undefined)
      if (!isTextField(field) || !both.every(isText)) return [field]
      return [...new Set(both.flatMap((text) => Object.keys(text)))].map((language) => `${field}.${language}`)
    })
    .flatMap((path) => {
      const [own, other, first] = [readPath(mine, path), readPath(theirs, path), readPath(base, path)]
      if (isSame(own, other)) return []
      const changedBy = !base ? 'both' : isSame(own, first) ? 'them' : isSame(other, first) ? 'me' : 'both'
      return [{ path, mine: own, theirs: other, changedBy } as const]
    })
}

/** The others' version with the chosen fields of mine. */
export const joinVersions = (mine: Draft, theirs: Draft, ours: readonly string[]): Draft =>
  ours.reduce((joined, path) => writePath(joined, path, readPath(mine, path)), theirs)
