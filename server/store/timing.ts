/** Milliseconds; tests make them smaller. */
export interface Timing {
  /** From a change to its file. */
  follow: number
  /** Without a change, until a hand-edited file counts as written. */
  still: number
  /** Between looks at the files, where the system tells nothing. */
  poll: number
  /** Between tries on a disk that refuses. */
  retry: number
}

export const usualTiming: Timing = { follow: 800, still: 300, poll: 3000, retry: 5000 }
