import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { kinds, type Item, type Kind } from '../../content/model/kinds.ts'

/** What the store knows of one collection's file. All work on desks is done one step after the other: see serially.ts. */
export interface Desk {
  readonly kind: Kind
  /** Inside the folder. */
  readonly file: string
  readonly path: string
  /** What the file said when it was last read or written, newest first, a few of them: the middle of every three-way merge. */
  written: ReadonlyMap<string, Item>[]
  /** Ids in the order of the file. */
  order: string[]
  /** Of the file as last read or written; another one means that somebody else has written. */
  print: string
  /** True while the file holds something that was refused: it is never overwritten then. */
  held: boolean
  /** True when it was refused for nothing but a reference: other files may bring what is missing. */
  waits: boolean
  /** True when the store knows more than the file. */
  dirty: boolean
  /** The revision up to which `.base/` has this collection. */
  saved: number
  /**
   * After a start: the ETags (`''`: absent) that each item has had since `.base/`, because the file may have been written
   * after its base was. Of no use once the file was read or written.
   */
  versions: Map<string, Set<string>>
}

export const fileOf = (kind: Kind): string => `${kind}.json`

export const absent = 'absent'

/** Changes whenever somebody else writes the file, in place or by replacing it. */
export const fingerprint = (stats: Stats | undefined): string => (stats ? `${stats.ino}:${stats.size}:${stats.mtimeMs}` : absent)

export const makeDesks = (folder: string): Desk[] =>
  kinds.map((kind) => ({
    kind,
    file: fileOf(kind),
    path: join(folder, fileOf(kind)),
    written: [],
    order: [],
    print: '',
    held: false,
    waits: false,
    dirty: false,
    saved: 0,
    versions: new Map(),
  }))

const keptWritings = 10

export function noteWritten(desk: Desk, items: ReadonlyMap<string, Item>, order: string[]): void {
  desk.written = [items, ...desk.written.slice(0, keptWritings - 1)]
  desk.order = order
  desk.versions = new Map()
}
