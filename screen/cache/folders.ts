import { answerTo } from './answer.ts'

/** An open database in its folder. */
export interface Folder {
  database: IDBDatabase
  /** Held as long as the database: where a bucket is let go, Chromium answers nothing more, and holds every transaction for ever. */
  bucket: Bucket | undefined
  /** Made by this start. A database that is new in an old folder may stand behind a torn record. */
  isNew: boolean
}

/**
 * The folders of one database, of which the newest counts. What breaks one breaks no other: a folder whose index is damaged is never
 * opened again by Chromium, nor can a page delete it, but it can delete the bucket the folder belongs to.
 */
export interface Folders {
  /** The newest, or the next where the browser refuses that. Both reject where it refuses every one. */
  open(): Promise<Folder>
  /** A new one instead of all before it. */
  openNext(): Promise<Folder>
}

/** Chromium's Storage Buckets, as far as they are needed here (https://wicg.github.io/storage-buckets/). */
interface Bucket {
  indexedDB: IDBFactory
  persist(): Promise<boolean>
}
interface Buckets {
  keys(): Promise<string[]>
  open(name: string): Promise<Bucket>
  delete(name: string): Promise<void>
}

async function openIn(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const opening = factory.open(name, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('values')
  return answerTo(opening)
}

/** The folders of the database `name`: buckets `<name>-1`, `<name>-2` and so on; where there are no buckets, the browser's only one. */
export function createFolders(name: string): Folders {
  const { storageBuckets: buckets } = navigator as unknown as { storageBuckets?: Buckets }
  const openOnly = async (): Promise<Folder> => ({ database: await openIn(indexedDB, name), bucket: undefined, isNew: false })
  if (!buckets) return { open: openOnly, openNext: openOnly }

  async function findNumbers(): Promise<number[]> {
    const own = (await buckets!.keys()).filter((key) => key.startsWith(`${name}-`))
    return own.map((key) => Number(key.slice(name.length + 1))).filter(Number.isInteger)
  }
  async function openNumber(number: number, isNew: boolean): Promise<Folder> {
    const bucket = await buckets!.open(`${name}-${number}`)
    // As durable as everything else of this device.
    void navigator.storage.persisted().then((isDurable) => isDurable && bucket.persist())
    return { database: await openIn(bucket.indexedDB, name), bucket, isNew }
  }
  async function openNext(): Promise<Folder> {
    const older = await findNumbers()
    const folder = await openNumber(Math.max(0, ...older) + 1, true)
    for (const number of older) await buckets!.delete(`${name}-${number}`)
    return folder
  }
  return {
    async open() {
      const numbers = await findNumbers().catch(() => undefined)
      if (!numbers) return openOnly()
      if (numbers.length === 0) return openNext()
      return openNumber(Math.max(...numbers), false).catch(openNext)
    },
    openNext,
  }
}
