import { snapshotFormat, type Snapshot } from '../../content/model/snapshot.ts'
import type { Database } from './database.ts'

/** What a screen keeps of the server: the last two snapshots, each with the hash of its bytes. */
export interface SnapshotCache {
  /** The newest snapshot whose bytes are right, with the instant a server last confirmed it. */
  read(): Promise<{ snapshot: Snapshot; confirmedAt: number } | undefined>
  /** Keeps a snapshot in the older slot; it counts only once it was read back whole. */
  write(snapshot: Snapshot, confirmedAt: number): Promise<void>
  /** Moves the instant of the newest one on. */
  confirm(confirmedAt: number): Promise<void>
}

interface Slot {
  text: string
  hash: string
  savedAt: number
}

const slots = ['snapshot-a', 'snapshot-b'] as const

async function hashText(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const isWhole = async (slot: Slot | undefined): Promise<boolean> =>
  slot !== undefined && (await hashText(slot.text)) === slot.hash

export function createSnapshotCache(database: Database, now: () => number): SnapshotCache {
  const readSlots = async () => {
    const found = await Promise.all(
      slots.map(async (name) => ({ name, slot: await database.get<Slot>(name).catch(() => undefined) })),
    )
    return found.toSorted((a, b) => (b.slot?.savedAt ?? 0) - (a.slot?.savedAt ?? 0))
  }
  let writing: Promise<void> = Promise.resolve()

  async function save(snapshot: Snapshot, confirmedAt: number) {
    const text = JSON.stringify(snapshot)
    const ordered = await readSlots()
    // The older slot, or a damaged one, is written; the newest whole one stays until this one is proved.
    const keep = (await isWhole(ordered[0]?.slot)) ? ordered[0]?.name : ordered[1]?.name
    const target = slots.find((name) => name !== keep) ?? slots[0]
    const savedAt = Math.max(now(), (ordered[0]?.slot?.savedAt ?? 0) + 1)
    await database.put(target, { text, hash: await hashText(text), savedAt } satisfies Slot)
    if (!(await isWhole(await database.get<Slot>(target)))) throw new Error(`${target} was not read back whole`)
    await database.put('confirmed-at', confirmedAt)
  }

  return {
    async read() {
      for (const { slot } of await readSlots()) {
        if (!slot || !(await isWhole(slot))) continue
        const snapshot = JSON.parse(slot.text) as Snapshot
        if (snapshot.format > snapshotFormat) continue
        return { snapshot, confirmedAt: (await database.get<number>('confirmed-at')) ?? snapshot.publishedAt }
      }
      return undefined
    },
    write(snapshot, confirmedAt) {
      const next = writing.then(() => save(snapshot, confirmedAt))
      writing = next.catch(() => undefined)
      return next
    },
    confirm: (confirmedAt) => database.put('confirmed-at', confirmedAt),
  }
}
