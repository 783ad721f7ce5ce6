/** Things by a name that is not their own, in order. */
export const byId = <T>(things: readonly T[], idOf: (thing: T) => string): Map<string, T> =>
  new Map(things.map((thing): [string, T] => [idOf(thing), thing]))
