import type { SnapshotCache } from '../cache/snapshots.ts'
import type { Content } from './content.ts'
import { asHinted, fetchSnapshot } from './fetch-snapshot.ts'

/** A server that has not answered a new device for so long lets it look whether it keeps something all the same, in milliseconds. */
const patience = 1_500

export interface FirstContentDeps {
  content: Content
  /** Absent where the address is insecure. */
  cache: Pick<SnapshotCache, 'read'> | undefined
  /** False on a device that has never kept anything: it asks the server at once instead of looking first. */
  expectsKept: boolean
  fetch: typeof fetch
  wait: (milliseconds: number) => Promise<void>
  report: (what: string, error?: unknown) => void
}

/**
 * Shows what is there first: the device's own copy, or the server's where there is none. Resolves when one is shown, or, undefined,
 * when neither can be had now.
 */
export async function showFirst(deps: FirstContentDeps): Promise<'kept' | 'fetched' | undefined> {
  const { content, cache, expectsKept, fetch, wait, report } = deps

  async function showKept() {
    const last = await cache?.read().catch((error: unknown) => void report('the kept content could not be read', error))
    if (!last) return undefined
    if (content.snapshot.peek()) return 'fetched'
    content.confirmedAt.value = last.confirmedAt
    content.snapshot.value = last.snapshot
    return 'kept'
  }
  async function showFetched() {
    const next = await fetchSnapshot(fetch, asHinted).catch(
      (error: unknown) => void report('the content could not be fetched', error),
    )
    // The live channel brings what the kept copy lacks.
    if (content.snapshot.peek()) return 'kept'
    return next && content.offer(next) ? 'fetched' : undefined
  }

  if (expectsKept) return (await showKept()) ?? showFetched()
  const fetched = showFetched()
  return (await Promise.race([fetched, wait(patience)])) ?? (await showKept()) ?? fetched
}
