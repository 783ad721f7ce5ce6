import { dirname, join, resolve } from 'node:path'
import type { Kind } from '../../content/model/kinds.ts'
import { contentOf } from './apply-edits.ts'
import { createBackup } from './backup.ts'
import { etagOf } from './canonical.ts'
import { createChangeGate } from './change-gate.ts'
import { createConflictWatch } from './conflicts.ts'
import { copySchemas } from './copy-schemas.ts'
import { makeDesks } from './desk.ts'
import { StoreRefused } from './errors.ts'
import { diskCode } from './disk-error.ts'
import { createEraser } from './erase.ts'
import { diskFiles, type FileLayer } from './file-layer.ts'
import { fillFolder, type Seed } from './fill-folder.ts'
import { createFollower } from './follow.ts'
import { createHandEdits } from './hand-edits.ts'
import { openJournal } from './journal.ts'
import { createFileKeeper } from './keep-files.ts'
import { loadState } from './load-state.ts'
import { lockFolder } from './lock.ts'
import { marksAll, newMarker, readMarker, writeMarker } from './marker.ts'
import { storeFolders, watchPresence } from './presence.ts'
import { createProblems } from './problems.ts'
import { createRecentChanges } from './recent-changes.ts'
import { ReferenceIndex } from './reference-index.ts'
import { sayDisk } from './say-disk.ts'
import { createSerial } from './serially.ts'
import { createSetAsideWatch } from './set-aside.ts'
import { unmetered, type StoreMeter } from './store-meter.ts'
import type { Change, Lock, Log, Store } from './store.ts'
import { decideSwap, finishSwap } from './swap.ts'
import { sweepMedia } from './sweep-media.ts'
import { usualTiming, type Timing } from './timing.ts'
import { createUndo } from './undo.ts'
import { makeFolders, sweepUnfinished } from './write-durably.ts'

export interface StoreOptions {
  folder: string
  /** The content of a folder that was never used. */
  seed?: Seed
  now?: () => Date
  log?: Log
  files?: FileLayer
  timing?: Partial<Timing>
  meter?: StoreMeter
  /** Of this folder, when a store before this one has passed it on. */
  lock?: Lock
  /** What `prepareRestore` has made: it takes the place of the present content first. */
  prepared?: string
}

const silent: Log = { info() {}, warn() {}, error() {} }

/**
 * Opens the folder, makes it when it is not there, and holds it until `close`. Throws StoreRefused, naming folder or file,
 * when another process holds it or when going on could lose something.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { folder: given, files = diskFiles } = options
  await makeFolders(files, resolve(given)).catch((error: NodeJS.ErrnoException) => {
    throw new StoreRefused(resolve(given), `the folder cannot be made: ${sayDisk(error)}`, { cause: error })
  })
  const folder = await files.resolve(resolve(given))
  // A folder that was just made must outlive a power cut; one above it that we may not read was there before.
  await files.syncFolder(dirname(folder)).catch(() => {})
  const lock = options.lock ?? (await lockFolder(folder))
  try {
    if (options.prepared !== undefined) await decideSwap(files, folder, options.prepared)
    await finishSwap(files, folder, options.log ?? silent)
    return await openLocked({ ...options, files, folder }, lock)
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function openLocked(options: StoreOptions & { files: FileLayer }, lock: Lock): Promise<Store> {
  const { files, folder, seed, now = () => new Date(), log = silent, meter = unmetered } = options
  const timing = { ...usualTiming, ...options.timing }
  for (const part of ['', ...storeFolders]) {
    await files.makeFolder(join(folder, part))
    await sweepUnfinished(files, join(folder, part))
  }
  await files.syncFolder(folder)
  await sweepUnfinished(files, join(folder, 'private'))

  const troubled = new Set<() => void>()
  const tellTrouble = () => {
    for (const listener of troubled) listener()
  }
  const problems = createProblems(now, tellTrouble)
  const desks = makeDesks(folder)
  const marker = await readMarker(files, folder)
  const mark = marker ?? newMarker()
  let marked = marker !== undefined
  const remade = new Set<() => void>()
  const presence = await watchPresence({
    files,
    folder,
    mark,
    isMarked: () => marked,
    hold: lock.hold,
    onRemade: () => remade.forEach((tell) => tell()),
    problems,
    log,
  })
  const loaded = await loadState({ files, folder, desks, problems, log })
  let { state, revision } = loaded
  const recent = createRecentChanges(loaded.recent)
  const index = new ReferenceIndex()
  for (const [kind, items] of Object.entries(state.content))
    for (const [id, item] of items) index.replace(kind as Kind, id, null, item)

  const listeners = new Set<(change: Change, content: ReturnType<Store['content']>) => void>()
  const journal = await openJournal({
    files,
    folder: join(folder, 'history'),
    log,
    onTrouble,
    isFolderThere: presence.look,
    retryAfter: timing.retry,
    meter,
  })
  function onTrouble() {
    const code = journal.trouble()
    if (code === undefined) problems.clear('history')
    else problems.set('history', { about: 'disk', file: 'history', reason: `changes cannot be saved: ${code}` })
    tellTrouble()
  }

  let behind: (kinds: Kind[]) => void = (kinds) => {
    for (const desk of desks) if (kinds.includes(desk.kind)) desk.dirty = true
  }
  const current = () => ({ state, revision })
  const gate = createChangeGate({
    journal,
    index,
    now,
    current,
    meter,
    commit(change, next) {
      state = next
      revision = change.revision
      recent.add(change)
      behind(change.edits.map(({ kind }) => kind))
      for (const listener of listeners) {
        try {
          listener(change, contentOf(next))
        } catch (error) {
          log.error('a listener of the store failed', { error, revision: change.revision })
        }
      }
    },
  })
  const { past, undo } = createUndo({ files, folder: join(folder, 'history'), gate, current, now })
  const follower = createFollower({ files, folder, desks, current, problems, log })
  const lookForConflicts = createConflictWatch(files, folder, problems)
  const lookForSetAside = createSetAsideWatch(files, folder, problems)
  const alsoLook = async () => {
    await lookForConflicts()
    await lookForSetAside()
  }
  const handEdits = createHandEdits({ files, folder, desks, gate, state: () => state, problems, log, now })
  try {
    await fillFolder({ files, folder, desks, marker, seed, current, gate, handEdits, problems, log })
    const whole = await follower.follow()
    // Only a folder in which every file lies may miss one later.
    if (whole && !marksAll(marker)) {
      await writeMarker(files, folder, mark)
      marked = true
    }
    await copySchemas(files, folder).catch((error: unknown) => log.warn('the JSON Schemas could not be copied', { error }))
    await alsoLook()
  } catch (error) {
    await journal.close()
    throw error
  }
  const keeper = createFileKeeper({ files, folder, desks, follower, handEdits, presence, alsoLook, timing, log })
  behind = keeper.behind
  keeper.behind([])

  const housekeeping = createSerial()
  const erased = new Set<() => void>()
  const eraser = createEraser({
    files,
    folder,
    gate,
    keeper,
    desks,
    current,
    onErased() {
      recent.forget()
      for (const desk of desks) desk.written = desk.written.slice(0, 1)
      for (const tell of erased) tell()
    },
  })
  await eraser.resume().catch((error: unknown) => {
    const file = 'private/erase.json'
    log.error('what was begun to be erased is not gone yet', { error })
    problems.set(file, { about: 'disk', file, reason: `what was to be erased is not gone yet: ${diskCode(error)}` })
  })
  const backup = createBackup({ files, folder, id: mark.id, gate, keeper, revision: () => revision, now })

  let closing: Promise<void> | undefined
  const rest = async () => {
    // A folder that is given away must not still be written to.
    await housekeeping(() => Promise.resolve())
    await gate.close()
    await keeper.close()
    await journal.close()
  }

  return {
    id: mark.id,
    content: () => contentOf(state),
    revision: () => revision,
    etag(kind, id) {
      const item = state.content[kind].get(id)
      return item && etagOf(item)
    },
    change: gate.change,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    history: (since) => recent.after(since, revision),
    past,
    undo,
    backup: () => housekeeping(backup),
    sweepMedia: () => housekeeping(() => sweepMedia({ files, folder, current, now })),
    findErasure: eraser.find,
    erase: (wish, { by }) => housekeeping(() => eraser.erase(wish, by)),
    onErased(listener) {
      erased.add(listener)
      return () => void erased.delete(listener)
    },
    problems: problems.list,
    onTrouble(listener) {
      troubled.add(listener)
      return () => void troubled.delete(listener)
    },
    health() {
      const reason = presence.isThere() ? journal.trouble() : 'folder-gone'
      return reason === undefined ? { writable: true } : { writable: false, reason }
    },
    onRemade(listener) {
      remade.add(listener)
      return () => void remade.delete(listener)
    },
    pending: () => ({ edits: gate.waiting(), files: desks.filter(({ dirty }) => dirty).length }),
    onCommand: lock.onCommand,
    settle: keeper.settle,
    close: () => (closing ??= rest().then(lock.release)),
    async pass() {
      await (closing ??= rest())
      return lock
    },
  }
}
