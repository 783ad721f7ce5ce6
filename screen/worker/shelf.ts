import type { Database } from '../cache/database.ts'

/** A place of the browser that keeps whole builds of the app. Its calls reject, or find nothing, when it is damaged. */
export interface Shelf {
  read(build: string, url: string): Promise<Response | undefined>
  write(build: string, url: string, response: Response): Promise<void>
  /** The builds something is kept of. */
  builds(): Promise<string[]>
  drop(build: string): Promise<void>
  /** A new place for a shelf that has lost something, where it can have one; whatever lay on it must be written again. */
  renew?(): Promise<void>
}

/** Cache Storage: answers fast, and is never synced to the disk by the browser. */
export function createCacheShelf(app: string): Shelf {
  const prefix = `rotes-sofa-${app}-shell-`
  return {
    // One question instead of two, for each file of a start; and what was never kept is not made by looking for it.
    read: (build, url) => caches.match(url, { cacheName: prefix + build }),
    write: async (build, url, response) => (await caches.open(prefix + build)).put(url, response),
    builds: async () => (await caches.keys()).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)),
    drop: async (build) => void (await caches.delete(prefix + build)),
  }
}

interface KeptFile {
  bytes: ArrayBuffer
  headers: [name: string, value: string][]
}

/** IndexedDB, under `<build> <address>`: slower, synced, and damaged by other accidents than Cache Storage. */
export function createDatabaseShelf(database: Database): Shelf {
  const key = (build: string, url: string) => `${build} ${url}`
  return {
    async read(build, url) {
      const kept = await database.get<KeptFile>(key(build, url))
      return kept && new Response(kept.bytes, { headers: kept.headers })
    },
    async write(build, url, response) {
      const kept: KeptFile = { bytes: await response.arrayBuffer(), headers: [...response.headers] }
      await database.put(key(build, url), kept)
    },
    builds: async () => [...new Set((await database.keys()).map((each) => each.split(' ')[0] ?? each))],
    drop: (build) => database.remove(`${build} `),
    renew: () => database.renew(),
  }
}
