import { join } from 'node:path'
import { diskCode, notWritable } from './disk-error.ts'
import { NotWritable, type NotWritableCode } from './errors.ts'
import type { FileLayer, OpenFile } from './file-layer.ts'
import { unmetered, type StoreMeter } from './store-meter.ts'
import type { Log } from './store.ts'
import { ifPresent } from './write-durably.ts'

/**
 * The history: `history/2026-11.ndjson`, one line a change, only ever appended to, each line durable before anybody is told.
 * A failed append leaves no trace: the partial line is cut off again, by another descriptor, because a failed fsync says
 * nothing true about this one any more. After two failures in a row the journal refuses at once and tries by itself
 * whether there is room again.
 */
export interface Journal {
  /** Whole lines, each with its newline. Throws NotWritable; then none of them is in the history. */
  append(at: Date, lines: string): Promise<void>
  /** Why changes are refused at the moment. */
  trouble(): NotWritableCode | undefined
  close(): Promise<void>
}

export interface JournalOptions {
  files: FileLayer
  folder: string
  log: Log
  onTrouble: () => void
  /** False: another folder, or none, lies where this one was. Asked before a file is opened. */
  isFolderThere?: () => Promise<boolean>
  /** Milliseconds between tries whether the disk can be written again. */
  retryAfter: number
  meter?: StoreMeter
}

export const isJournalFile = (name: string): boolean => /^\d{4}-\d{2}\.ndjson$/.test(name)

export async function openJournal({
  files,
  folder,
  log,
  onTrouble,
  isFolderThere = () => Promise.resolve(true),
  retryAfter,
  meter = unmetered,
}: JournalOptions): Promise<Journal> {
  const newest = (await files.list(folder)).filter(isJournalFile).sort().at(-1)
  let current: { path: string; file: OpenFile; ino: number; size: number } | undefined
  /** What a failed append may have left behind the last whole line. */
  let torn: { path: string; size: number } | undefined
  let latest = newest?.slice(0, 7) ?? ''
  let failures = 0
  let trouble: NotWritableCode | undefined
  let retry: NodeJS.Timeout | undefined
  let closed = false

  async function fileFor(at: Date) {
    // A clock that was set back does not make older files grow: the files' order is the changes' order.
    const month = at.toISOString().slice(0, 7)
    if (month > latest) latest = month
    const path = join(folder, `${latest}.ndjson`)
    if (current?.path === path && (await isInPlace(current))) return current
    await current?.file.close()
    current = undefined
    if (!(await isFolderThere())) throw new NotWritable('folder-gone')
    const file = await files.open(path, 'a')
    try {
      const { ino, size } = await file.stat()
      current = { path, file, ino, size }
      if (current.size === 0) await files.syncFolder(folder)
      return current
    } catch (error) {
      current = undefined
      await file.close().catch(() => {})
      throw error
    }
  }

  /** A file that was moved or deleted can still be written: nobody would ever read it again. */
  async function isInPlace({ path, ino }: { path: string; ino: number }) {
    return (await ifPresent(files.stat(path)))?.ino === ino
  }

  async function cutTorn() {
    if (!torn) return
    await cutFile(files, torn.path, torn.size)
    torn = undefined
  }

  async function giveUp(): Promise<void> {
    if (!current) return
    torn = { path: current.path, size: current.size }
    const { file } = current
    current = undefined
    await file.close().catch(() => {})
    await cutTorn().catch((error: unknown) => log.error('a partial line of the history could not be cut yet', { error }))
  }

  async function appendOnce(at: Date, bytes: Buffer) {
    await cutTorn()
    const open = await fileFor(at)
    const began = performance.now()
    await open.file.write(bytes)
    await open.file.sync()
    open.size += bytes.length
    meter.appended((performance.now() - began) / 1000)
  }

  /** Asks for a page of room and durability, and cuts what is left to cut. */
  async function probe() {
    const path = join(folder, '.unfinished-probe')
    try {
      if (!(await isFolderThere())) throw new NotWritable('folder-gone')
      await cutTorn()
      await files.remove(path)
      const file = await files.open(path, 'wx')
      try {
        await file.write(Buffer.alloc(64 * 1024))
        await file.sync()
      } finally {
        await file.close()
      }
      await files.remove(path)
      failures = 0
      trouble = undefined
      log.info('the history can be written again')
      onTrouble()
    } catch (error) {
      await files.remove(path).catch(() => {})
      trouble = diskCode(error)
      retryLater()
    }
  }

  let probing: Promise<void> | undefined
  function retryLater() {
    if (closed) return
    retry = setTimeout(() => {
      probing = probe()
    }, retryAfter)
    retry.unref()
  }

  return {
    async append(at, lines) {
      if (closed) throw new NotWritable('closed')
      if (trouble) throw new NotWritable(trouble)
      try {
        await appendOnce(at, Buffer.from(lines))
        failures = 0
      } catch (error) {
        await giveUp()
        failures++
        log.error('a change could not be written to the history', { error, failures })
        if (failures >= 2) {
          trouble = diskCode(error)
          onTrouble()
          retryLater()
        }
        throw notWritable(error)
      }
    },
    trouble: () => trouble,
    async close() {
      closed = true
      clearTimeout(retry)
      await probing
      await cutTorn().catch((error: unknown) => log.error('a partial line of the history stays', { error }))
      await current?.file.close()
      current = undefined
    },
  }
}

/** Everything behind `size` goes, durably. No error when there is no such file. */
export async function cutFile(files: FileLayer, path: string, size: number): Promise<void> {
  const file = await ifPresent(files.open(path, 'r+'))
  if (!file) return
  try {
    if ((await file.stat()).size > size) await file.truncate(size)
    await file.sync()
  } finally {
    await file.close()
  }
}
