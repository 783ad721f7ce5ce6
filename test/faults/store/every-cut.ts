import { createHash } from 'node:crypto'
import { readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { kinds } from '../../../content/model/kinds.ts'
import { openStore, type StoreOptions } from '../../../server/store/open-store.ts'
import type { Store } from '../../../server/store/store.ts'
import { unfinishedMark } from '../../../server/store/write-durably.ts'
import { makeTemporaryFolder } from '../../server/store/folder.ts'
import { hastyFiles, layOut, losses, recordDisk, type Loss, type RecordingDisk, type Remains } from './power-cut.ts'

/** What was told, and after which step of the disk it was known to whoever asked. */
export interface Told {
  step: number
  what: string
}

export interface Recording {
  disk: RecordingDisk
  /** The content folder, inside the recorded one. */
  folder: string
  told: Told[]
  /** Notes that something is promised from now on. */
  tell(what: string): void
  close(): Promise<void>
  store: Store
}

/** A store on a disk that is recorded from its first step on, in a folder that has yet to be made, and the one above it too. */
export async function recordStore(options: Partial<StoreOptions> = {}): Promise<Recording> {
  const root = await makeTemporaryFolder()
  const folder = join(root, 'centre', 'data')
  const disk = recordDisk(root)
  const timing = { follow: 5, still: 10, poll: 60_000, retry: 20 }
  const store = await openStore({ folder, files: disk.files, timing, ...options })
  const told: Told[] = []
  return { disk, folder, store, told, tell: (what) => void told.push({ step: disk.steps(), what }), close: () => store.close() }
}

export interface CutOptions {
  recording: Pick<Recording, 'disk' | 'told'>
  /** The first and the last step after which the power goes. */
  from?: number
  until?: number
  ways?: readonly Loss[]
  /** Looks at what is left; `promised` is all that was told before the cut. */
  look: (root: string, promised: string[]) => Promise<void>
}

/** Lets the power go after each step, in every way, and looks at each disk that can come of it once. Answers how many there were. */
export async function cutEverywhere({ recording, from = 0, until, ways = losses, look }: CutOptions): Promise<number> {
  const { disk, told } = recording
  const seen = new Set<string>()
  const root = await makeTemporaryFolder()
  for (let step = from; step <= (until ?? disk.steps()); step++) {
    const promised = told.filter((each) => each.step <= step).map(({ what }) => what)
    for (const loss of ways) {
      const remains = disk.cut(step, loss)
      const print = printOf(remains, promised)
      if (seen.has(print)) continue
      seen.add(print)
      const left = join(root, String(seen.size))
      await layOut(remains, left)
      try {
        await look(left, promised)
      } catch (error) {
        const lost = `names ${loss.names}, bytes ${loss.bytes}`
        throw new Error(`after step ${step} of ${disk.steps()} (${lost}), promised: ${promised.join(', ')}`, { cause: error })
      }
      await rm(left, { recursive: true, force: true })
    }
  }
  return seen.size
}

/** Of two disks that say and promise the same, one is enough. */
export function printOf(remains: Remains, promised: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(promised))
  for (const [path, bytes] of remains) hash.update(`\0${path}\0${bytes?.length ?? ''}\0`).update(bytes ?? '')
  return hash.digest('hex')
}

/** Without any step by hand: opens what is left, lets a test look, and expects every file to be whole and in its place. */
export async function reopen(
  folder: string,
  look: (store: Store) => void | Promise<void>,
  options: Partial<StoreOptions> = {},
): Promise<void> {
  await expectWhole(folder)
  const timing = { follow: 60_000, still: 10, poll: 60_000, retry: 20 }
  const store = await openStore({ folder, files: hastyFiles, timing, ...options })
  try {
    expect(store.problems()).toEqual([])
    await look(store)
  } finally {
    await store.close()
  }
  await expectWhole(folder)
  for (const part of ['', '.base', 'history', '.schema']) {
    const names = await readdir(join(folder, part))
    expect(names.filter((name) => name.startsWith(unfinishedMark))).toEqual([])
  }
  for (const name of await readdir(join(folder, 'history'))) {
    const lines = (await readFile(join(folder, 'history', name), 'utf8')).split('\n')
    expect(lines.pop()).toBe('')
    for (const line of lines) JSON.parse(line)
  }
}

/** Every file that a person reads or edits has all its bytes, old or new. */
async function expectWhole(folder: string): Promise<void> {
  for (const name of ['.store', ...kinds].flatMap((each) => (each === '.store' ? [each] : [each, `.base/${each}`]))) {
    const bytes = await readFile(join(folder, `${name}.json`)).catch(() => undefined)
    if (bytes) expect(JSON.parse(bytes.toString())).toMatchObject({ format: 1 })
  }
}
