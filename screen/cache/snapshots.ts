import { snapshotFormat, type Snapshot } from '../../content/model/snapshot.ts'
import type { Database } from './database.ts'
import { createQueue } from './queue.ts'
import { isRight, sha256 } from './sha256.ts'

export interface KeptSnapshot {
  snapshot: Snapshot
  /** When a server last confirmed it, epoch milliseconds. */
  confirmedAt: number
}

/** What a screen keeps of the server: the last snapshot, twice, in two storages of the browser that do not break together. */
export interface SnapshotCache {
  /** The first copy whose bytes are right; the second is looked at only when the first is not. Undefined where no copy can be shown. */
  read(): Promise<KeptSnapshot | undefined>
  /** Keeps a snapshot in both places, one after the other. Rejects when either could not be written and read back. */
  write(snapshot: Snapshot, confirmedAt: number): Promise<void>
  /** Moves the instant of the newest one on. Rejects when it could not be written. */
  confirm(confirmedAt: number): Promise<void>
  /**
   * Writes what is shown where a copy is missing, damaged or of another revision. Resolves to how many were mended; rejects as
   * `write`.
   */
  mend(shown: Snapshot, confirmedAt: number): Promise<number>
}

/** The snapshot as text, the hash of its bytes, and when it was kept. */
export interface SnapshotCopy {
  text: string
  hash: string
  confirmedAt: number
}

/** One place of two. A write replaces the copy whole or not at all. */
export interface SnapshotPlace {
  read(): Promise<SnapshotCopy | undefined>
  write(copy: SnapshotCopy): Promise<void>
}

/** A damaged value may come back as anything. */
export const isWhole = async (copy: Partial<SnapshotCopy> | null | undefined): Promise<boolean> =>
  typeof copy?.text === 'string' && isRight(new TextEncoder().encode(copy.text), String(copy.hash))

async function readWhole(place: SnapshotPlace): Promise<SnapshotCopy | undefined> {
  const copy = await place.read().catch(() => undefined)
  return (await isWhole(copy)) ? copy : undefined
}

async function writeWhole(place: SnapshotPlace, copy: SnapshotCopy): Promise<void> {
  await place.write(copy)
  if ((await readWhole(place))?.hash !== copy.hash) throw new Error('the content was not read back whole')
}

/** The first copy: one value of the app's database, replaced by a transaction. */
export const databasePlace = (database: Database): SnapshotPlace => ({
  read: () => database.get<SnapshotCopy>('snapshot'),
  write: (copy) => database.put('snapshot', copy),
})

/** `loadSecond` is called when the first copy is not whole, or content is kept: what is shown first does not wait for it. */
export function createSnapshotCache(first: Database, loadSecond: () => Promise<SnapshotPlace>): SnapshotCache {
  const second: SnapshotPlace = {
    read: async () => (await loadSecond()).read(),
    write: async (copy) => (await loadSecond()).write(copy),
  }
  const places = [databasePlace(first), second]
  /** One after the other: while one place is written, the other holds a whole copy. */
  const serially = createQueue()

  const copyOf = async (snapshot: Snapshot, confirmedAt: number): Promise<SnapshotCopy> => {
    const text = JSON.stringify(snapshot)
    return { text, hash: await sha256(new TextEncoder().encode(text)), confirmedAt }
  }
  async function keep(copy: SnapshotCopy, where: readonly SnapshotPlace[]): Promise<void> {
    const failures: unknown[] = []
    for (const place of where) await writeWhole(place, copy).catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  }

  return {
    async read() {
      const confirming = first.get<number>('confirmed-at').catch(() => undefined)
      for (const place of places) {
        const copy = await readWhole(place)
        if (!copy) continue
        const snapshot = JSON.parse(copy.text) as Snapshot
        if (snapshot.format > snapshotFormat) continue
        return { snapshot, confirmedAt: Math.max((await confirming) ?? 0, copy.confirmedAt) }
      }
      return undefined
    },
    write: (snapshot, confirmedAt) =>
      serially(async () => {
        await keep(await copyOf(snapshot, confirmedAt), places)
        await first.put('confirmed-at', confirmedAt)
      }),
    confirm: (confirmedAt) => first.put('confirmed-at', confirmedAt),
    mend: (shown, confirmedAt) =>
      serially(async () => {
        const copy = await copyOf(shown, confirmedAt)
        const found = await Promise.all(places.map(readWhole))
        if (!found[0]) {
          await first.renew()
          await first.put('confirmed-at', confirmedAt)
        }
        const broken = places.filter((_, index) => found[index]?.hash !== copy.hash)
        await keep(copy, broken)
        return broken.length
      }),
  }
}
