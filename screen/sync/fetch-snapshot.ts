import type { Snapshot } from '../../content/model/snapshot.ts'

/** The snapshot comes in this time or is asked for again, in milliseconds. */
const patience = 60_000

const looksWhole = (value: Partial<Snapshot> | null): value is Snapshot =>
  typeof value === 'object' &&
  value !== null &&
  typeof value.format === 'number' &&
  typeof value.store === 'string' &&
  Array.isArray(value.events) &&
  Array.isArray(value.timeline?.days) &&
  typeof value.centre === 'object'

/**
 * How the first content is asked for: as the page's own hint has it, so that what is on its way already is taken. Whatever is asked
 * for later must be new, and is asked for in another mode.
 */
export const asHinted: RequestMode = 'cors'

/** The server's snapshot; rejects when anything else comes, or nothing for too long: a stalled answer must not be waited for for ever. */
export async function fetchSnapshot(fetchFile: typeof fetch, mode: RequestMode = 'same-origin'): Promise<Snapshot> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(new Error('/api/content takes too long')), patience)
  try {
    const response = await fetchFile('/api/content', {
      mode,
      cache: 'no-cache',
      credentials: 'same-origin',
      signal: abort.signal,
    })
    if (response.status !== 200) throw new Error(`/api/content answered ${response.status}`)
    const next = (await response.json()) as Partial<Snapshot> | null
    if (!looksWhole(next)) throw new Error('/api/content did not answer with content')
    return next
  } finally {
    clearTimeout(timer)
  }
}
