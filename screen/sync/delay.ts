/** Exponential back-off with full jitter: after `tries` failures, somewhere between nothing and the ceiling, in milliseconds. */
export function backOff(tries: number, random: () => number): number {
  const ceiling = Math.min(60_000, 1_000 * 2 ** Math.min(tries, 10))
  return 250 + random() * ceiling
}

/** A moment somewhere in the next `spread` milliseconds, so that a crowd of screens does not come in the same second. */
export const jitter = (spread: number, random: () => number): number => random() * spread
