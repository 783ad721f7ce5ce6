/** Without a word from the server for this long, screens say calmly that dates may have changed, in milliseconds. */
export const staleAfter = 60 * 60_000

/** A confirmation from the future was told by a wrong clock. */
export const isStale = (confirmedAt: number | undefined, instant: number): boolean =>
  confirmedAt === undefined || Math.abs(instant - confirmedAt) > staleAfter
