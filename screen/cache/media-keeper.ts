import type { Variant } from '../../content/model/media.ts'
import type { Snapshot } from '../../content/model/snapshot.ts'
import { mediaAddress, pickVariant } from './media.ts'
import { createQueue } from './queue.ts'
import { isRight } from './sha256.ts'

/** All media of this origin, by address; the worker answers from it. */
const mediaCache = 'rotes-sofa-media'

/** Bytes of media one origin keeps at most. */
const budget = 300 * 1024 * 1024

/** A download that takes longer has failed, in milliseconds: the others wait for it. */
const patience = 120_000

export interface MediaKeeper {
  /**
   * Fetches what is missing, one at a time, and throws out what the snapshot does not name once all the rest is there. What cannot be
   * fetched is left for the next time; rejects where the browser keeps nothing, or has no room.
   */
  keep(snapshot: Snapshot): Promise<void>
  /** The same, and reads every kept one: what is damaged is fetched again. */
  mend(snapshot: Snapshot): Promise<void>
}

type IsKept = (cache: Cache, variant: Variant) => Promise<boolean>

const isThere: IsKept = async (cache, variant) => (await cache.match(mediaAddress(variant)).catch(() => undefined)) !== undefined

const isThereAndRight: IsKept = async (cache, variant) => {
  const kept = await cache.match(mediaAddress(variant)).catch(() => undefined)
  const bytes = await kept?.arrayBuffer().catch(() => undefined)
  return bytes !== undefined && isRight(bytes, variant.hash)
}

/** Keeps the pictures of a snapshot in the sizes of `widths`, each checked by its hash before it counts. */
export function createMediaKeeper(widths: readonly number[], fetchFile: typeof fetch): MediaKeeper {
  const serially = createQueue()

  /** Resolves to whether the whole right file came. */
  async function bring(cache: Cache, variant: Variant): Promise<boolean> {
    const address = mediaAddress(variant)
    const response = await fetchFile(address, { signal: AbortSignal.timeout(patience) }).catch(() => undefined)
    if (response?.status !== 200) return false
    const bytes = await response.arrayBuffer().catch(() => undefined)
    if (!bytes || !(await isRight(bytes, variant.hash))) return false
    await cache.put(address, new Response(bytes, { headers: { 'content-type': variant.type } }))
    return true
  }

  /** Resolves to whether all that is wanted is kept. */
  async function fill(snapshot: Snapshot, isKept: IsKept): Promise<boolean> {
    const cache = await caches.open(mediaCache)
    const wanted = new Map(
      snapshot.media
        .flatMap((media) => widths.map((width) => pickVariant(media, width)))
        .map((each) => [mediaAddress(each), each]),
    )
    let room = budget
    let isWhole = true
    for (const variant of wanted.values()) {
      room -= variant.size
      if (room < 0) return false
      isWhole = ((await isKept(cache, variant)) || (await bring(cache, variant))) && isWhole
    }
    return isWhole
  }

  async function sweep(snapshot: Snapshot): Promise<void> {
    const cache = await caches.open(mediaCache)
    const named = new Set(snapshot.media.flatMap((media) => media.variants.map(mediaAddress)))
    for (const request of await cache.keys()) if (!named.has(new URL(request.url).pathname)) await cache.delete(request)
  }

  const fillAndSweep = (isKept: IsKept) => (snapshot: Snapshot) =>
    serially(async () => {
      if (await fill(snapshot, isKept)) await sweep(snapshot)
    })

  return { keep: fillAndSweep(isThere), mend: fillAndSweep(isThereAndRight) }
}
