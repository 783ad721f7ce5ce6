import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { kinds, type Kind } from '../../content/model/kinds.ts'
import type { State } from './apply-edits.ts'
import { inFileOrder, parseCollection, serialiseCollection, type CollectionData, type Removed } from './collection-file.ts'
import { fingerprint, noteWritten, type Desk } from './desk.ts'
import { diskCode } from './disk-error.ts'
import { DurableJson, type JsonForm } from './durable-json.ts'
import type { FileLayer } from './file-layer.ts'
import { readJson } from './json-text.ts'
import type { Problems } from './problems.ts'
import type { Log } from './store.ts'
import { ifPresent, writeDurably } from './write-durably.ts'

/**
 * The collections' files follow the history: first the file that people read and edit, then its twin in `.base/`. The
 * history has everything, so nothing is lost when this fails; it is tried again.
 */
export interface Follower {
  /** Writes every file that is behind; false when one could not be written or somebody else has written it meanwhile. */
  follow(): Promise<boolean>
}

export interface FollowerOptions {
  files: FileLayer
  folder: string
  desks: readonly Desk[]
  current: () => { state: State; revision: number }
  problems: Problems
  log: Log
}

/** How far `.base/` as a whole is: a collection that did not change needs no new file to say so. */
export const savedPath = (folder: string): string => join(folder, '.base', 'saved.json')

export const basePath = (folder: string, kind: Kind): string => join(folder, '.base', `${kind}.json`)

export function createFollower({ files, folder, desks, current, problems, log }: FollowerOptions): Follower {
  const writers = new Map(desks.map((desk) => [desk, createWriters(files, folder, desk)]))

  async function write(desk: Desk): Promise<boolean> {
    const writer = writers.get(desk)
    if (!writer) return false
    const { state, revision } = current()
    const items = state.content[desk.kind]
    const inOrder = [...inFileOrder(items, desk.order)]
    desk.dirty = false
    writer.file.data = { items: inOrder }
    await writer.file.write()
    if (!writer.fileForm.lastWritten) return false
    desk.print = fingerprint(writer.fileForm.lastWritten)
    noteWritten(
      desk,
      items,
      inOrder.map(({ id }) => id),
    )
    writer.base.data = { items: inOrder, revision, removed: removedOf(state, desk.kind) }
    await writer.base.write()
    desk.saved = revision
    return true
  }

  /** Remembers that collections which did not change are as new as the rest. */
  async function remember(revision: number) {
    let newer = false
    for (const desk of desks) {
      if (desk.dirty || desk.held || desk.saved >= revision) continue
      desk.saved = revision
      newer = true
    }
    if (!newer) return
    const revisions = Object.fromEntries(desks.map(({ kind, saved }) => [kind, saved]))
    await writeDurably(files, savedPath(folder), Buffer.from(`${JSON.stringify({ revisions }, null, 2)}\n`))
  }

  return {
    async follow() {
      let whole = true
      const { revision } = current()
      for (const desk of desks) {
        if (!desk.dirty || desk.held) continue
        try {
          if (!(await write(desk))) {
            desk.dirty = true
            whole = false
          }
          problems.clear(`disk:${desk.file}`)
        } catch (error) {
          desk.dirty = true
          whole = false
          log.error('a collection file could not be written; the history has the changes', { error, file: desk.file })
          problems.set(`disk:${desk.file}`, { about: 'disk', file: desk.file, reason: `the file is behind: ${diskCode(error)}` })
        }
      }
      await remember(revision).catch((error: unknown) => log.error('the state of the files could not be noted', { error }))
      return whole
    },
  }
}

function createWriters(files: FileLayer, folder: string, desk: Desk) {
  const mayReplace = (present: Stats | undefined) => fingerprint(present) === desk.print
  const fileForm = new DurableJson<CollectionData>(files, desk.path, formOf(desk.kind), { mayReplace })
  const baseForm = new DurableJson<CollectionData>(files, basePath(folder, desk.kind), formOf(desk.kind))
  const nothing: CollectionData = { items: [] }
  return { fileForm, file: new Low(fileForm, nothing), base: new Low(baseForm, nothing) }
}

export const formOf = (kind: Kind): JsonForm<CollectionData> => ({
  parse: (bytes) => parseCollection(kind, bytes),
  serialise: (data) => serialiseCollection(kind, data),
})

function removedOf(state: State, kind: Kind): Removed {
  const own = [...state.removed].filter(([key]) => key.startsWith(`${kind}/`))
  return own.map(([key, etag]) => [key.slice(kind.length + 1), etag])
}

/** By collection, the revision up to which its base is complete; nothing when the note is absent or unreadable. */
export async function readSaved(files: FileLayer, folder: string): Promise<Partial<Record<Kind, number>>> {
  const bytes = await ifPresent(files.read(savedPath(folder)))
  const { revisions } = ((bytes && readJson(bytes).value) ?? {}) as { revisions?: Record<string, unknown> }
  const known = kinds.flatMap((kind): [Kind, number][] => {
    const revision = revisions?.[kind]
    return typeof revision === 'number' ? [[kind, revision]] : []
  })
  return Object.fromEntries(known)
}
