import { isWhole, type SnapshotCopy, type SnapshotPlace } from './snapshots.ts'

const hashIn = (url: string) => new URL(url).pathname.slice('/snapshot-'.length, -'.json'.length)

/**
 * The snapshot's second copy, in Cache Storage. What is put there can be torn by a power cut, so a new copy lies beside the old one
 * until it was read back.
 */
export function createSecondSnapshot(kind: string): SnapshotPlace {
  const open = () => caches.open(`rotes-sofa-${kind}-content`)

  async function readCopy(cache: Cache, request: Request): Promise<SnapshotCopy | undefined> {
    try {
      const response = await cache.match(request)
      if (!response) return undefined
      const confirmedAt = Number(response.headers.get('x-confirmed-at'))
      const copy = { text: await response.text(), hash: hashIn(request.url), confirmedAt }
      return (await isWhole(copy)) ? copy : undefined
    } catch {
      // A damaged entry fails while it is read: the same as absent.
      return undefined
    }
  }

  return {
    async read() {
      const cache = await open()
      for (const request of (await cache.keys()).toReversed()) {
        const copy = await readCopy(cache, request)
        if (copy) return copy
      }
      return undefined
    },
    async write({ text, hash, confirmedAt }) {
      const cache = await open()
      const request = new Request(`/snapshot-${hash}.json`)
      const headers = { 'content-type': 'application/json', 'x-confirmed-at': String(confirmedAt) }
      await cache.put(request, new Response(text, { headers }))
      if (!(await readCopy(cache, request))) return
      for (const older of await cache.keys()) if (older.url !== request.url) await cache.delete(older)
    },
  }
}
