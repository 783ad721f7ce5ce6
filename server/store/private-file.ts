import { dirname } from 'node:path'
import { Low } from 'lowdb'
import * as v from 'valibot'
import { notWritable } from './disk-error.ts'
import { DurableJson } from './durable-json.ts'
import { NotWritable, StoreRefused } from './errors.ts'
import { diskFiles, type FileLayer } from './file-layer.ts'
import { locate, readJson } from './json-text.ts'
import { ifPresent } from './write-durably.ts'

/**
 * Private data (accounts, sessions, tokens): one file each, 0600, durable before an update answers, and in no history,
 * undo, merge or snapshot. The folder's lock is the store's: open a private file only while holding it.
 */
export interface PrivateFile<T> {
  /** As last made durable; never to be changed in place. */
  value(): T
  /**
   * Replaces the value by what `next` returns; updates wait for each other, those that wait together share one write.
   * What `next` throws is thrown again and nothing changes; NotWritable when the disk refuses: then nothing has changed either.
   */
  update(next: (value: T) => T): Promise<T>
  /** Writes the value again when its file was deleted meanwhile. Throws NotWritable. */
  ensure(): Promise<void>
  /** Waits for running updates; later ones are refused. */
  close(): Promise<void>
}

export interface PrivateFileOptions<T> {
  path: string
  schema: v.GenericSchema<unknown, T>
  /** The value while there is no file. */
  empty: T
  /** The value as JSON, in pieces that are made while they are written: what is large must not hold up everybody. Absent: as one. */
  writeJson?: (value: T) => Iterable<string>
  files?: FileLayer
}

const privateFormat = 1

/** What a killed process left unfinished is swept away by `openStore`. Throws StoreRefused when the file is there and cannot be read. */
export async function openPrivateFile<T>({
  path,
  schema,
  empty,
  writeJson = (value) => [JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')],
  files = diskFiles,
}: PrivateFileOptions<T>): Promise<PrivateFile<T>> {
  await files.makeFolder(dirname(path), 0o700)
  await files.syncFolder(dirname(dirname(path)))
  const form = {
    parse: (bytes: Buffer) => parse(path, schema, bytes),
    serialise: (value: T) => serialise(writeJson(value)),
  }
  const low = new Low(new DurableJson<T>(files, path, form, { mode: 0o600 }), empty)
  await low.read()
  // As far as the file is ours and the disk takes it: not being able to is no reason to stay shut.
  await closeToOthers(files, path).catch(() => {})

  let current = low.data
  let missing = false
  let closed = false
  let working: Promise<void> | undefined
  let waiting: { next: (value: T) => T; resolve: (value: T) => void; reject: (error: unknown) => void }[] = []

  async function work() {
    // Updates of the same moment come together.
    await Promise.resolve()
    while (waiting.length > 0) {
      const together = waiting
      waiting = []
      let value = current
      const done: (() => void)[] = []
      const failed: ((error: NotWritable) => void)[] = []
      for (const { next, resolve, reject } of together) {
        try {
          const result = (value = next(value))
          done.push(() => resolve(result))
          failed.push(reject)
        } catch (error) {
          reject(error)
        }
      }
      try {
        if (value !== current || missing) {
          low.data = value
          await low.write()
          current = value
          missing = false
        }
        for (const tell of done) tell()
      } catch (error) {
        // It may have reached the file and only not be durable: what is refused shall not be there after a restart.
        low.data = current
        await low.write().catch(() => {})
        for (const tell of failed) tell(notWritable(error))
      }
    }
    working = undefined
  }

  const update: PrivateFile<T>['update'] = (next) =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new NotWritable('closed'))
      waiting.push({ next, resolve, reject })
      working ??= work()
    })

  return {
    value: () => current,
    update,
    async ensure() {
      if (current === empty || (await ifPresent(files.stat(path)))) return
      missing = true
      await update((value) => value)
    },
    async close() {
      closed = true
      await working
    },
  }
}

function* serialise(pieces: Iterable<string>): Generator<Uint8Array> {
  yield Buffer.from(`{\n  "format": ${privateFormat},\n  "value": `)
  for (const piece of pieces) yield Buffer.from(piece)
  yield Buffer.from('\n}\n')
}

/** A copy from a backup may have come back readable for everybody, and writing keeps the mode a file has. */
async function closeToOthers(files: FileLayer, path: string): Promise<void> {
  const present = await ifPresent(files.stat(path))
  if (!present || (present.mode & 0o077) === 0) return
  const file = await files.open(path, 'r+')
  try {
    await file.adopt({ mode: 0o600, uid: present.uid, gid: present.gid })
  } finally {
    await file.close()
  }
}

function parse<T>(path: string, schema: v.GenericSchema<unknown, T>, bytes: Buffer): T {
  const { value, fault } = readJson(bytes)
  if (fault) throw new StoreRefused(path, `${fault.reason}${fault.line ? ` (line ${fault.line}, column ${fault.column})` : ''}`)
  const file = v.safeParse(v.strictObject({ format: v.number(), value: schema }), value)
  const format = (value as { format?: unknown } | null)?.format
  if (format !== privateFormat) throw new StoreRefused(path, `the file's format is ${String(format)}, known is ${privateFormat}`)
  if (file.success) return file.output.value
  const issue = file.issues[0]
  const field = v.getDotPath(issue) ?? ''
  const { line, column } = locate(bytes.toString('utf8'), field)
  throw new StoreRefused(path, `${field}: ${issue.message} (line ${line}, column ${column})`)
}
