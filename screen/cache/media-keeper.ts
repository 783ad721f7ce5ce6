import type { Snapshot } from '../../content/model/snapshot.ts'
import { mediaAddress, pickVariant } from './media.ts'

/** All media of this origin, by address; the worker answers from it. */
const mediaCache = 'rotes-sofa-media'

/** Bytes of media one origin keeps at most. */
const budget = 300 * 1024 * 1024

async function hasRightHash(bytes: ArrayBuffer, hash: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === hash
}

export interface MediaKeeper {
  /** Fetches what is missing, one at a time, and throws out what no snapshot names. Resolves to [verified, wanted]. */
  keep(snapshot: Snapshot): Promise<[verified: number, wanted: number]>
}

/** Keeps the pictures of a snapshot in the sizes of `widths`, each checked by its hash before it counts. */
export function createMediaKeeper(widths: readonly number[], fetchFile: typeof fetch): MediaKeeper {
  let running: Promise<unknown> = Promise.resolve()

  async function fill(snapshot: Snapshot): Promise<[number, number]> {
    const cache = await caches.open(mediaCache)
    const wanted = new Map(
      snapshot.media
        .flatMap((media) => widths.map((width) => pickVariant(media, width)))
        .map((each) => [mediaAddress(each), each]),
    )
    let room = budget
    let verified = 0
    for (const [address, variant] of wanted) {
      room -= variant.size
      if (room < 0) break
      if (await cache.match(address)) {
        verified++
        continue
      }
      const response = await fetchFile(address).catch(() => undefined)
      if (response?.status !== 200) continue
      const bytes = await response.arrayBuffer()
      if (!(await hasRightHash(bytes, variant.hash))) continue
      await cache.put(address, new Response(bytes, { headers: { 'content-type': variant.type } }))
      verified++
    }
    return [verified, wanted.size]
  }

  async function sweep(snapshot: Snapshot): Promise<void> {
    const cache = await caches.open(mediaCache)
    const named = new Set(snapshot.media.flatMap((media) => media.variants.map(mediaAddress)))
    for (const request of await cache.keys()) if (!named.has(new URL(request.url).pathname)) await cache.delete(request)
  }

  return {
    keep(snapshot) {
      const next = running.then(async () => {
        const counted = await fill(snapshot)
        if (counted[0] === counted[1]) await sweep(snapshot)
        return counted
      })
      running = next.catch(() => undefined)
      return next
    },
  }
}
