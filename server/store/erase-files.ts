import { basename, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import * as v from 'valibot'
import { kinds, type Kind } from '../../content/model/kinds.ts'
import { isConflictName } from './conflicts.ts'
import { fileOf } from './desk.ts'
import { eraseMediaTexts, eraseText, erasedText, patternOf } from './erase-item.ts'
import type { FileLayer } from './file-layer.ts'
import { isJournalFile } from './journal.ts'
import { Line } from './read-history.ts'
import type { Erasure } from './store.ts'
import { ifPresent, writeDurably } from './write-durably.ts'

/** One line of the history without what is erased; undefined when nothing of it stands there. */
export type EraseLine = (line: string) => string | undefined

/** Revision, time and person of a line stay; a side from which something is gone is marked, so that no undo brings it back. */
export const createEraseLine = (wish: Erasure): EraseLine => {
  const eraseRaw = createEraseRaw(wish)
  return (text) => {
    const line = readLine(text)
    if (!line) return eraseRaw(text)
    let touched = false
    const edits = line.edits.map((edit) => {
      const before = eraseSide(wish, edit.kind as Kind, edit.id, edit.before)
      const after = eraseSide(wish, edit.kind as Kind, edit.id, edit.after)
      if (!before && !after) return edit
      touched = true
      return { ...edit, before: before ?? edit.before, after: after ?? edit.after, erased: true }
    })
    return touched ? JSON.stringify({ ...line, edits }) : undefined
  }
}

function eraseSide(wish: Erasure, kind: Kind, id: string, side: unknown): unknown {
  if (typeof side !== 'object' || side === null) return undefined
  if ('text' in wish) return eraseText(kind, side, wish.text)?.item
  if (kind !== 'media' || id !== wish.media) return undefined
  const left = eraseMediaTexts(side as Parameters<typeof eraseMediaTexts>[0])
  return JSON.stringify(left) === JSON.stringify(side) ? undefined : left
}

/** For what is no JSON, or none of ours: a torn line, a hand edit that nobody could read. */
const createEraseRaw =
  (wish: Erasure): EraseLine =>
  (text) => {
    if (!('text' in wish)) return undefined
    const pattern = patternOf(wish.text)
    return text.search(pattern) === -1 ? undefined : text.replace(pattern, erasedText)
  }

function readLine(text: string): v.InferOutput<typeof Line> | undefined {
  const line = v.safeParse(Line, readObject(text))
  return line.success ? line.output : undefined
}

/** Rewrites a file of the history where something stands in it; answers how many lines were changed. Whole and durable, or as it was. */
export async function eraseInHistory(files: FileLayer, path: string, eraseLine: EraseLine): Promise<number> {
  const lines = (await files.read(path)).toString('utf8').split('\n')
  let changed = 0
  for (const [index, line] of lines.entries()) {
    const left = line === '' ? undefined : eraseLine(line)
    if (left !== undefined) {
      lines[index] = left
      changed++
    }
    if (index % 50 === 49) await setImmediate()
  }
  if (changed > 0) await writeDurably(files, path, piecesOf(lines))
  return changed
}

function* piecesOf(lines: readonly string[]): Iterable<Uint8Array> {
  for (const [index, line] of lines.entries()) yield Buffer.from(index < lines.length - 1 ? `${line}\n` : line)
}

/** Files that the store does not write again by itself: kept conflicts, torn lines and, by name, refused hand edits. */
export async function eraseInKept(
  files: FileLayer,
  folder: string,
  wish: Erasure,
  refused: readonly string[],
): Promise<string[]> {
  const conflicts = (await files.list(folder)).filter(isConflictName)
  const torn = ((await ifPresent(files.list(join(folder, 'history')))) ?? []).filter((name) => name.includes('.torn-'))
  return eraseInEach(files, folder, [...refused, ...conflicts, ...torn.map((name) => `history/${name}`)], wish)
}

/** A whole content folder that nobody uses, as a restore keeps one. */
export async function eraseInOldFolder(files: FileLayer, folder: string, wish: Erasure): Promise<string[]> {
  const names = await files.list(folder)
  const bases = ((await ifPresent(files.list(join(folder, '.base')))) ?? []).map((name) => `.base/${name}`)
  const collections = kinds.map(fileOf).filter((name) => names.includes(name))
  const changed = await eraseInKept(files, folder, wish, [...collections, ...bases])
  for (const name of (await ifPresent(files.list(join(folder, 'history')))) ?? []) {
    const path = join('history', name)
    if (isJournalFile(name) && (await eraseInHistory(files, join(folder, path), createEraseLine(wish))) > 0) changed.push(path)
  }
  return changed
}

async function eraseInEach(files: FileLayer, folder: string, names: readonly string[], wish: Erasure): Promise<string[]> {
  const changed: string[] = []
  for (const name of names) {
    const text = (await files.read(join(folder, name))).toString('utf8')
    const left = eraseInCollection(wish, name, text) ?? createEraseRaw(wish)(text)
    if (left === undefined || left === text) continue
    await writeDurably(files, join(folder, name), Buffer.from(left))
    changed.push(name)
  }
  return changed
}

/** Undefined when it is not the JSON of a collection. */
function eraseInCollection(wish: Erasure, name: string, text: string): string | undefined {
  const kind = kinds.find((each) => basename(name).startsWith(`${each}.`))
  const file = readObject(text) as { items?: unknown } | undefined
  if (!kind || !Array.isArray(file?.items)) return undefined
  let touched = false
  const items = file.items.map((item: unknown) => {
    const left = eraseSide(wish, kind, String((item as { id?: unknown } | null)?.id), item)
    touched ||= left !== undefined
    return left ?? item
  })
  return touched ? `${JSON.stringify({ ...file, items }, null, 2)}\n` : text
}

function readObject(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
