/** Ids in order, kept so: to sort 35,000 of them anew for every snapshot would hold up a server for longer than anything else. */
export interface SortedIds {
  list(): readonly string[]
  add(id: string): void
  remove(id: string): void
}

/** `all` is asked when the list is first wanted: until then nothing is sorted. */
export function createSortedIds(all: () => Iterable<string>): SortedIds {
  let ids: string[] | undefined

  /** Where an id stands, or would stand. */
  const placeOf = (id: string, sorted: readonly string[]): number => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! < id) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    list: () => (ids ??= [...all()].sort()),
    add(id) {
      const place = ids ? placeOf(id, ids) : 0
      if (ids && ids[place] !== id) ids.splice(place, 0, id)
    },
    remove(id) {
      const place = ids ? placeOf(id, ids) : 0
      if (ids && ids[place] === id) ids.splice(place, 1)
    },
  }
}
