/** Words as a reader counts them; languages are told apart by spaces alone. */
export function countWords(...texts: (string | undefined)[]): number {
  return texts.reduce((sum, text) => sum + (text?.match(/\S+/g)?.length ?? 0), 0)
}

/** Shorter than this nobody finds where to begin, in seconds. */
const shortest = 8

/** Seconds a slide stays so that a passer-by can read `words` words: 150 a minute, and three seconds to look up. */
export const readingSeconds = (words: number): number => Math.max(shortest, words / 2.5 + 3)
