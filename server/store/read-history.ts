import { join } from 'node:path'
import * as v from 'valibot'
import type { FileLayer } from './file-layer.ts'
import { cutFile, isJournalFile } from './journal.ts'
import type { Change, Log } from './store.ts'
import { parseItem } from './parse-edits.ts'
import type { Item, Kind } from '../../content/model/kinds.ts'
import { writeDurably } from './write-durably.ts'

export interface HistoryReading {
  /** Oldest first. */
  changes: Change[]
  /** Lines that could not be read although whole lines follow them: left where they are. */
  faults: { file: string; line: number; reason: string; revision?: number }[]
}

export interface ReadOptions {
  files: FileLayer
  folder: string
  log: Log
  /** Everything after this revision is needed; of the rest only as much as the memory keeps. */
  since: number
  keep: { changes: number; bytes: number }
}

/** Reads the history from its end, so that its length does not matter, and cuts a torn last line. */
export async function readHistory({ files, folder, log, since, keep }: ReadOptions): Promise<HistoryReading> {
  const names = (await files.list(folder)).filter(isJournalFile).sort().reverse()
  if (names[0]) await cutTornLine(files, join(folder, names[0]), log)
  const changes: Change[] = []
  const faults: HistoryReading['faults'] = []
  let bytes = 0
  for (const name of names) {
    for await (const { text, start } of linesFromEnd(files, join(folder, name))) {
      const change = parseChange(text)
      if ('reason' in change) {
        const line = await lineNumber(files, join(folder, name), start)
        faults.push({ file: `history/${name}`, line, ...change })
        continue
      }
      bytes += text.length
      const enough = changes.length >= keep.changes || bytes > keep.bytes
      if (change.revision <= since && enough) return { changes: changes.reverse(), faults }
      changes.push(change)
    }
  }
  return { changes: changes.reverse(), faults }
}

/** The frame of one line; the items in it are as they were written. */
export const Line = v.object({
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: v.string(),
  by: v.string(),
  via: v.picklist(['staff', 'file', 'seed', 'import', 'undo', 'erase']),
  edits: v.array(
    v.object({ kind: v.string(), id: v.string(), before: v.unknown(), after: v.unknown(), erased: v.optional(v.literal(true)) }),
  ),
})

function parseChange(text: string): Change | { reason: string; revision?: number } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { reason: 'this line is not JSON' }
  }
  const line = v.safeParse(Line, value)
  if (!line.success) {
    const reason = `this line is not a change: ${v.getDotPath(line.issues[0]) ?? ''} ${line.issues[0].message}`
    const numbered = v.safeParse(v.object({ revision: Line.entries.revision }), value)
    return { reason, ...(numbered.success && numbered.output) }
  }
  const edits: Change['edits'] = []
  for (const { kind, id, before, after, erased } of line.output.edits) {
    const was = parseSide(kind, before)
    const is = parseSide(kind, after)
    if (is === undefined || was === undefined)
      return { reason: `${kind}/${id} is not what this version can read`, revision: line.output.revision }
    edits.push({ kind: kind as Kind, id, before: was, after: is, ...(erased && { erased }) })
  }
  return { ...line.output, edits }
}

/** Undefined when this version cannot read it. */
function parseSide(kind: string, value: unknown): Item | null | undefined {
  if (value === null || value === undefined) return null
  const result = parseItem(kind as Kind, value)
  return 'item' in result ? result.item : undefined
}

const newline = 0x0a
const chunk = 256 * 1024

/** The whole lines of a file, last first; what stands behind the last line break is just being written, or torn. */
export async function* linesFromEnd(files: FileLayer, path: string): AsyncGenerator<{ text: string; start: number }> {
  const file = await files.open(path, 'r')
  try {
    let position = (await file.stat()).size
    let rest: Buffer = Buffer.alloc(0)
    let foundEnd = false
    while (position > 0) {
      const length = Math.min(chunk, position)
      position -= length
      rest = Buffer.concat([await file.readAt(position, length), rest])
      if (!foundEnd) rest = rest.subarray(0, rest.lastIndexOf(newline) + 1)
      foundEnd ||= rest.length > 0
      for (;;) {
        const end = rest.length - 1
        const before = end > 0 ? rest.lastIndexOf(newline, end - 1) : -1
        if (before === -1) break
        yield { text: rest.toString('utf8', before + 1, end), start: position + before + 1 }
        rest = rest.subarray(0, before + 1)
      }
    }
    if (rest.length > 1) yield { text: rest.toString('utf8', 0, rest.length - 1), start: 0 }
  } finally {
    await file.close()
  }
}

export async function lineNumber(files: FileLayer, path: string, start: number): Promise<number> {
  const file = await files.open(path, 'r')
  try {
    let line = 1
    for (let position = 0; position < start; position += chunk) {
      for (const byte of await file.readAt(position, Math.min(chunk, start - position))) line += Number(byte === newline)
    }
    return line
  } finally {
    await file.close()
  }
}

/**
 * A line without its newline was never acknowledged: it goes. So does a last line that is no JSON (a power cut can lengthen
 * a file before its bytes arrive), but a copy is kept, because that could also be a damaged disk.
 */
async function cutTornLine(files: FileLayer, path: string, log: Log): Promise<void> {
  const file = await files.open(path, 'r')
  let size: number
  let whole = 0
  let last = ''
  try {
    size = (await file.stat()).size
    let tail: Buffer = Buffer.alloc(0)
    let position = size
    const found: number[] = []
    while (position > 0 && found.length < 2) {
      const length = Math.min(chunk, position)
      position -= length
      tail = Buffer.concat([await file.readAt(position, length), tail])
      found.length = 0
      for (
        let at = tail.lastIndexOf(newline);
        at !== -1 && found.length < 2;
        at = at > 0 ? tail.lastIndexOf(newline, at - 1) : -1
      )
        found.push(at)
    }
    const [end, before] = found
    if (end !== undefined) {
      whole = position + end + 1
      last = tail.toString('utf8', before === undefined ? 0 : before + 1, end)
      if (!isJson(last)) whole = before === undefined ? position : position + before + 1
    }
    if (whole < size && last && !isJson(last)) {
      await writeDurably(files, `${path}.torn-${whole}`, await file.readAt(whole, size - whole))
    }
  } finally {
    await file.close()
  }
  if (whole === size) return
  log.warn('a torn line at the end of the history was cut', { file: path, bytes: size - whole })
  await cutFile(files, path, whole)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
