/**
 * Each protection of the house, as the one place in the source that makes it, the same place without it, and the tests that
 * must turn red then. A protection that nobody would miss is none.
 */
export interface Protection {
  name: string
  file: string
  /** Stands in the file exactly once. */
  text: string
  without: string
  tests: string[]
  /** Of these files, only tests with this in their name: the rest says nothing about it. */
  only?: string
  project: 'unit' | 'browser'
}

const store: Omit<Protection, 'project'>[] = [
  {
    name: 'the journal is synced before anybody is told "saved"',
    file: 'server/store/journal.ts',
    text: 'await open.file.sync()',
    without: '',
    tests: ['test/faults/store/power-cut.test.ts'],
    only: 'during a save over two collections',
  },
  {
    name: 'the folder of a new history file is synced',
    file: 'server/store/journal.ts',
    text: 'if (current.size === 0) await files.syncFolder(folder)',
    without: '',
    tests: ['test/faults/store/power-cut.test.ts'],
    only: 'begins a new month',
  },
  {
    name: 'folders above a new content folder are synced',
    file: 'server/store/write-durably.ts',
    text: 'await files.syncFolder(above)',
    without: '',
    tests: ['test/faults/store/power-cut.test.ts'],
    only: 'during a save over two collections',
  },
  {
    name: 'a file is synced before it takes the place of another',
    file: 'server/store/write-durably.ts',
    text: 'await file.sync()',
    without: '',
    tests: ['test/faults/store/power-cut.test.ts'],
    only: 'during a save over two collections',
  },
  {
    name: 'a replaced file is durable before it counts',
    file: 'server/store/write-durably.ts',
    text: '  await files.syncFolder(folder)\n  return written',
    without: '  return written',
    tests: ['test/faults/store/power-cut.test.ts'],
    only: 'private file',
  },
  {
    name: 'the journal is replayed at the start',
    file: 'server/store/load-state.ts',
    text: 'for (const change of changes) state = replay(state, desks, change)',
    without: '',
    tests: ['test/server/store/start.test.ts', 'test/faults/store/power-cut.test.ts'],
    only: 'acknowledged',
  },
  {
    name: 'one process a folder',
    file: 'server/store/open-store.ts',
    text: 'options.lock ?? (await lockFolder(folder))',
    without: '{ onCommand: () => () => {}, hold: () => Promise.resolve(true), release: () => Promise.resolve() }',
    tests: ['test/server/store/lock.test.ts'],
  },
  {
    name: 'a lock that was deleted is put back',
    file: 'server/store/presence.ts',
    text: 'if (!(await hold())) return false',
    without: '',
    tests: ['test/faults/store/emptied.test.ts'],
    only: 'store',
  },
  {
    name: 'a torn line at the end of the history is cut',
    file: 'server/store/read-history.ts',
    text: 'if (names[0]) await cutTornLine(files, join(folder, names[0]), log)',
    without: '',
    tests: ['test/server/store/start.test.ts'],
    only: 'at the end of the history is cut',
  },
  {
    name: 'what a failed append has left is cut off again',
    file: 'server/store/journal.ts',
    text: 'torn = { path: current.path, size: current.size }',
    without: '',
    tests: ['test/server/store/disk.test.ts'],
    only: 'when the append fails',
  },
  {
    name: 'If-Match: nobody overwrites what they have not seen',
    file: 'server/store/apply-edits.ts',
    text: "if (expected !== undefined && expected !== (before ? etagOf(before) : ''))",
    without: 'if (false)',
    tests: ['test/faults/store/edits.test.ts'],
    only: 'two people',
  },
  {
    name: 'repeating what is already true makes no revision',
    file: 'server/store/apply-edits.ts',
    text: 'if (sameItem(before, after)) return []',
    without: '',
    tests: ['test/faults/store/edits.test.ts'],
    only: 'the connection breaks',
  },
  {
    name: 'a hand edit that nobody has read is not overwritten',
    file: 'server/store/follow.ts',
    text: 'fingerprint(present) === desk.print',
    without: 'true',
    tests: ['test/server/store/hand-edit.test.ts'],
    only: 'is not overwritten',
  },
  {
    name: 'a used folder with a missing file is refused',
    file: 'server/store/fill-folder.ts',
    text: 'if (desk.print === absent && wasFilled(marker, desk.kind))',
    without: 'if (false)',
    tests: ['test/server/store/start.test.ts'],
    only: 'a missing file in a used folder',
  },
  {
    name: 'files that were deleted in the last moment are written before the end',
    file: 'server/store/keep-files.ts',
    text: 'await serially(() => lookout.findMissing()).catch(() => {})',
    without: '',
    tests: ['test/faults/store/emptied.test.ts'],
    only: 'accounts, sessions',
  },
  {
    name: 'a full disk keeps nobody from signing in and out',
    file: 'server/staff/sessions.ts',
    text: "if (!(error instanceof NotWritable) || error.code === 'closed') throw error",
    without: 'throw error',
    tests: ['test/server/staff/sessions.test.ts'],
  },
  {
    name: 'what is refused does not stay in a private file',
    file: 'server/store/private-file.ts',
    text: 'await low.write().catch(() => {})',
    without: '',
    tests: ['test/server/store/private-file.test.ts'],
    only: 'was refused is not there',
  },
  {
    name: 'the number of a change is never given twice',
    file: 'server/store/load-state.ts',
    text: '...faults.map((fault) => fault.revision ?? 0)',
    without: '0',
    tests: ['test/faults/store/formats.test.ts'],
    only: 'only a newer version understands',
  },
  {
    name: 'a private file of what comes again by itself is set aside when it cannot be read',
    file: 'server/store/set-aside.ts',
    text: 'if (!(error instanceof StoreRefused)) throw error',
    without: 'throw error',
    tests: ['test/server/store/set-aside.test.ts'],
    only: 'that is torn',
  },
  {
    name: 'a date in a year that nobody means is not saved',
    file: 'server/store/apply-edits.ts',
    text: "if (via === 'staff') faults.push(...farDatesIn(edits))",
    without: '',
    tests: ['test/server/store/far-dates.test.ts'],
    only: 'half typed',
  },
]

const screens: Omit<Protection, 'project'>[] = [
  {
    name: 'a kept file of the app is checked by its hash whenever it is read',
    file: 'screen/worker/build.ts',
    text: '(await isRight(bytes, hash)) ? new Response(bytes, { headers: kept.headers }) : undefined',
    without: 'new Response(bytes, { headers: kept.headers })',
    tests: ['test/screen/worker/generations.test.ts'],
  },
  {
    name: 'the app lies in a second storage',
    file: 'screen/worker/build.ts',
    text: 'for (const shelf of shelves) {\n    const right',
    without: 'for (const shelf of shelves.slice(0, 1)) {\n    const right',
    tests: ['test/screen/worker/generations.test.ts'],
  },
  {
    name: 'kept content is checked by its hash whenever it is read',
    file: 'screen/cache/snapshots.ts',
    text: "typeof copy?.text === 'string' && isRight(new TextEncoder().encode(copy.text), String(copy.hash))",
    without: "typeof copy?.text === 'string'",
    tests: ['test/screen/snapshots.test.ts'],
  },
  {
    name: 'the previous build stays until the new one has proved itself',
    file: 'screen/worker/generations.ts',
    text: 'dropAllBut([(await findLastGood())?.name])',
    without: 'dropAllBut([])',
    tests: ['test/screen/worker/generations.test.ts'],
  },
  {
    name: 'screens that must fetch the snapshot do not all come in the same second',
    file: 'screen/sync/delay.ts',
    text: 'random() * spread',
    without: '0',
    tests: ['test/screen/sync.test.ts'],
  },
  {
    name: 'screens that lost the server do not all come back in the same second',
    file: 'screen/sync/delay.ts',
    text: '250 + random() * ceiling',
    without: '250 + ceiling',
    tests: ['test/screen/sync.test.ts'],
  },
]

/**
 * In a real Chromium whose profile is damaged while it is off, on a build without the protection. (Bytes that Chromium's own checks
 * overlook are altered in the tests above: no damage to whole files reaches them.)
 */
const browsers: Omit<Protection, 'project'>[] = [
  {
    name: 'the app lies in a second storage',
    file: 'screen/worker/build.ts',
    text: 'for (const shelf of shelves) {\n    const right',
    without: 'for (const shelf of shelves.slice(0, 1)) {\n    const right',
    tests: ['test/faults/screens/damage.test.ts'],
    only: 'Cache Storage is gone',
  },
  {
    name: 'the content lies in a second storage',
    file: 'screen/cache/snapshots.ts',
    text: 'for (const place of places) {',
    without: 'for (const place of places.slice(0, 1)) {',
    tests: ['test/faults/screens/damage.test.ts'],
    only: 'IndexedDB is gone',
  },
  {
    name: 'a database that has lost something is left for a new folder',
    file: 'screen/cache/database.ts',
    text: 'if (!now?.isNew) await',
    without: 'if (!now) await',
    tests: ['test/faults/screens/damage.test.ts'],
    only: 'the database is cut',
  },
]

export const protections: readonly Protection[] = [
  ...[...store, ...screens].map((each) => ({ ...each, project: 'unit' as const })),
  ...browsers.map((each) => ({ ...each, project: 'browser' as const })),
]
