import { setImmediate } from 'node:timers/promises'
import * as v from 'valibot'
import { contentFormat, type Item, type Kind } from '../../content/model/kinds.ts'
import { canonicalJson } from '../../content/model/canonical-json.ts'
import { locate, readJson } from './json-text.ts'
import { parseItem } from './parse-edits.ts'

/** What is wrong with a file, and where: the message names the place as editors count. */
export class FileFault extends Error {
  override readonly name = 'FileFault'
  readonly reason: string
  readonly place: { path?: string; line?: number; column?: number }
  /** True when only a newer version of the program can read the file. */
  readonly newer: boolean
  constructor(reason: string, place: FileFault['place'] = {}, newer = false) {
    super(`${reason}${place.line ? ` (${place.path ? `${place.path}, ` : ''}line ${place.line}, column ${place.column})` : ''}`)
    this.reason = reason
    this.place = place
    this.newer = newer
  }
}

/** The ids that are gone, each with the ETag of what went. Pairs, because `constructor` is an id like any other. */
export type Removed = [id: string, etag: string][]

/** The items of one collection and, in `.base/`, of which revision they are and which ids are gone. */
export interface CollectionData {
  items: Iterable<Item>
  revision?: number
  removed?: Removed
}

export interface CollectionReading {
  /** In the order of the file. */
  items: Item[]
  revision: number
  removed: Removed
}

const File = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.number(),
  revision: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  removed: v.optional(v.array(v.tuple([v.string(), v.string()])), []),
  items: v.array(v.unknown()),
})

/**
 * Parses a whole file; throws FileFault. What is the same as a known item is that item, so that a large file costs little
 * when a person has changed one line of it. Lets others have the processor now and then.
 */
export async function parseCollection(
  kind: Kind,
  bytes: Uint8Array,
  known: (id: string) => Item | undefined = () => undefined,
): Promise<CollectionReading> {
  const at = (path: string) => ({ path, ...locate(new TextDecoder().decode(bytes), path) })
  const file = parseFrame(bytes, at)

  const items: Item[] = []
  const ids = new Set<string>()
  for (const [index, raw] of file.items.entries()) {
    if (index % 50 === 49) await setImmediate()
    const before = known((raw as { id?: string } | null)?.id ?? '')
    const item = before && canonicalJson(before) === canonicalJson(raw) ? before : parsed(kind, raw, index, at)
    if (ids.has(item.id)) throw new FileFault(`another item has the id ${item.id}`, at(`items.${index}.id`))
    ids.add(item.id)
    items.push(item)
  }
  return { items, revision: file.revision, removed: file.removed }
}

/** The file without its items looked at: fast, and enough to tell a newer format. */
export function parseFrame(bytes: Uint8Array, at: (path: string) => FileFault['place'] = () => ({})): v.InferOutput<typeof File> {
  const { value, fault } = readJson(bytes)
  if (fault) throw new FileFault(fault.reason, { line: fault.line, column: fault.column })
  const format = (value as { format?: unknown } | null)?.format
  if (typeof format === 'number' && format > contentFormat) {
    throw new FileFault(`the file has format ${format}, this version knows formats up to ${contentFormat}`, at('format'), true)
  }
  const file = v.safeParse(File, value)
  if (!file.success) throw new FileFault(file.issues[0].message, at(v.getDotPath(file.issues[0]) ?? ''))
  if (format !== contentFormat) throw new FileFault(`the file has format ${format}, expected ${contentFormat}`, at('format'))
  return file.output
}

function parsed(kind: Kind, raw: unknown, index: number, at: (path: string) => FileFault['place']): Item {
  const result = parseItem(kind, raw)
  if ('item' in result) return result.item
  const [{ path, message } = { path: '', message: 'not an item' }] = result.errors
  throw new FileFault(message, at(`items.${index}${path && `.${path}`}`))
}

/** The text of the file, made piece by piece while it is written: two spaces, keys in schema order, newline at the end. */
export function* serialiseCollection(kind: Kind, { items, revision, removed }: CollectionData): Iterable<Uint8Array> {
  const head =
    revision === undefined
      ? { $schema: `./.schema/${kind}.json`, format: contentFormat }
      : { format: contentFormat, revision, removed: removed ?? [] }
  let text = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "items": [`
  let separator = '\n    '
  for (const item of items) {
    text += separator + JSON.stringify(item, null, 2).replaceAll('\n', '\n    ')
    separator = ',\n    '
    if (text.length < 64 * 1024) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(`${text}${separator.startsWith(',') ? '\n  ' : ''}]\n}\n`)
}

/** The items in the order a person has given them in the file, new ones behind. */
export function* inFileOrder(items: ReadonlyMap<string, Item>, order: readonly string[]): Iterable<Item> {
  for (const id of order) {
    const item = items.get(id)
    if (item) yield item
  }
  const listed = new Set(order)
  for (const [id, item] of items) if (!listed.has(id)) yield item
}
