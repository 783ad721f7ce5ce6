import type { Shelf } from '../../../screen/worker/shelf.ts'

/** A shelf in memory, which a test can damage and fill up. */
export function createMemoryShelf() {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  let room = Infinity
  const key = (build: string, url: string) => `${build} ${url}`
  const shelf: Shelf = {
    read: (build, url) => {
      const bytes = files.get(key(build, url))
      return Promise.resolve(bytes && new Response(bytes.slice()))
    },
    async write(build, url, response) {
      const bytes = new Uint8Array(await response.arrayBuffer())
      if (files.size >= room && !files.has(key(build, url))) throw new DOMException('no room', 'QuotaExceededError')
      files.set(key(build, url), bytes)
    },
    builds: () => Promise.resolve([...new Set(Array.from(files.keys(), (each) => each.split(' ')[0] ?? ''))]),
    drop: (build) => {
      for (const each of files.keys()) if (each.startsWith(`${build} `)) files.delete(each)
      return Promise.resolve()
    },
  }
  return {
    shelf,
    /** Other bytes of the same length. */
    alter: (build: string, url: string) => files.get(key(build, url))!.fill(0),
    remove: (build: string, url: string) => files.delete(key(build, url)),
    empty: () => files.clear(),
    /** Holds this many files and no more. */
    limit: (count: number) => (room = count),
    has: (build: string, url: string) => files.has(key(build, url)),
    count: () => files.size,
  }
}
