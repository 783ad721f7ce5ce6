import type { Snapshot } from '../model/snapshot.ts'

/**
 * Why a screen shows nothing dated: its clock stands before anything the snapshot knows, so it is wrong; or after, so the screen was
 * alone for longer than the snapshot reaches, or its clock is wrong.
 */
export type Undated = 'clock' | 'horizon'

/** Outside the window every list would be empty, which is no answer: nobody knows what happens then. */
export function undatedAt({ window }: Pick<Snapshot, 'window'>, instant: number): Undated | undefined {
  if (instant < window.from) return 'clock'
  return instant < window.until ? undefined : 'horizon'
}
