import * as v from 'valibot'
import type { PrivateFile } from '../store/private-file.ts'
import { openPrivateFileAnew } from '../store/set-aside.ts'
import type { Change, Log, Store } from '../store/store.ts'

/**
 * When an item last changed, and how often, as calendars and feeds want to know. The store's revision cannot say it: a restore sets it
 * back, and then a phone that saw the newer state would ignore every change for months. So the number is the second of the change,
 * counted from 2020, and always more than the one before; a restored store begins every item anew, with now.
 */
export interface Mark {
  /** Grows with each change, also over a restore. */
  sequence: number
  /** Epoch milliseconds, whole seconds. */
  changedAt: number
}

const markedKinds = ['events', 'notices', 'offers', 'places'] as const
export type MarkedKind = (typeof markedKinds)[number]
const isMarked = (kind: string): kind is MarkedKind => (markedKinds as readonly string[]).includes(kind)

/** The item's ETag, the sequence it was given with it, and when. */
type Kept = [etag: string, sequence: number, changedAt: number]

export const MarkList = v.strictObject({
  store: v.string(),
  /** By `<kind>/<id>`. */
  marks: v.pipe(
    v.record(v.string(), v.tuple([v.string(), v.number(), v.number()])),
    v.transform((marks): Iterable<[string, Kept]> => Object.entries(marks)),
  ),
})
export type MarkList = v.InferOutput<typeof MarkList>

/** Of a damaged file nothing is known: then every item counts as changed now, and no number gets smaller. */
export const openMarkFile = (
  path: string,
  world: { now: () => number; log: Pick<Log, 'warn'> },
): Promise<PrivateFile<MarkList>> =>
  openPrivateFileAnew({ path, schema: MarkList, empty: { store: '', marks: [] }, writeJson: writeMarkList }, world)

/** So few that nobody waits, though each may need its item's hash. */
const marksAPiece = 50

function* writeMarkList({ store, marks }: MarkList): Generator<string> {
  yield `{\n    "store": ${JSON.stringify(store)},\n    "marks": {`
  let lines: string[] = []
  let separator = '\n      '
  const write = () => separator + lines.join(',\n      ')
  for (const [name, kept] of marks) {
    lines.push(`${JSON.stringify(name)}: ${JSON.stringify(kept)}`)
    if (lines.length < marksAPiece) continue
    yield write()
    separator = ',\n      '
    lines = []
  }
  if (lines.length > 0) yield write()
  yield '\n    }\n  }'
}

export interface Marks {
  of(kind: MarkedKind, id: string): Mark
  close(): Promise<void>
}

const epoch = Date.UTC(2020, 0, 1)

interface MarksOptions {
  file: Pick<PrivateFile<MarkList>, 'value' | 'update' | 'close'>
  store: Pick<Store, 'id' | 'content' | 'etag' | 'subscribe'>
  now: () => number
  schedule: (task: () => void, delay: number) => () => void
  log: Pick<Log, 'warn'>
}

type KeptSoon = [etag: string | undefined, sequence: number, changedAt: number]

/** A storm of edits is one write. What a crash leaves unwritten has another ETag at the next start, and so a new mark. */
const writeDelay = 5_000

export function createMarks({ file, store, now, schedule, log }: MarksOptions): Marks {
  const kept = file.value()
  /** Without an ETag: it is that of the item as it is, and made when it is written. A hundred events of a calendar have a hundred. */
  const marks = new Map<string, KeptSoon>(kept.store === store.id ? kept.marks : [])
  /** Known to belong to the item as it is. */
  const sure = new Set<string>()
  let cancel: (() => void) | undefined
  let written: Promise<unknown> = Promise.resolve()

  function* list(): Generator<[string, Kept]> {
    for (const [name, mark] of marks) {
      const [kind, id] = name.split('/') as [MarkedKind, string]
      mark[0] ??= store.etag(kind, id) ?? ''
      yield [name, mark as Kept]
    }
  }
  const write = () => {
    cancel = undefined
    const value = { store: store.id, marks: { [Symbol.iterator]: list } }
    written = file.update(() => value).catch((error: unknown) => log.warn('when items changed could not be written', { error }))
  }
  const writeSoon = () => void (cancel ??= schedule(write, writeDelay))

  const renew = (kind: MarkedKind, id: string): KeptSoon => {
    const name = `${kind}/${id}`
    const changedAt = Math.floor(now() / 1000) * 1000
    const sequence = Math.max((marks.get(name)?.[1] ?? 0) + 1, Math.floor((changedAt - epoch) / 1000))
    const mark: KeptSoon = [undefined, sequence, changedAt]
    marks.set(name, mark)
    sure.add(name)
    writeSoon()
    return mark
  }

  const note = ({ edits }: Pick<Change, 'edits'>) => {
    for (const { kind, id, after } of edits) if (isMarked(kind) && after !== null) renew(kind, id)
  }
  const end = store.subscribe(note)

  /** What was edited while nobody listened has another ETag; an ETag costs a hash, so it is asked for once. */
  const read = (kind: MarkedKind, id: string): KeptSoon => {
    const name = `${kind}/${id}`
    const mark = marks.get(name)
    if (mark && sure.has(name)) return mark
    sure.add(name)
    return mark && mark[0] === store.etag(kind, id) ? mark : renew(kind, id)
  }

  return {
    of(kind, id) {
      const [, sequence, changedAt] = read(kind, id)
      return { sequence, changedAt }
    },
    async close() {
      end()
      if (cancel) {
        cancel()
        write()
      }
      await written
      await file.close()
    },
  }
}
