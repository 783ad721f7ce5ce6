/**
 * Spreads rows over pages in order, none higher than `height`. As few pages as can be, and these as even as can be: no last page
 * with a single row. A row too high for any page has one to itself. `heightOf` is told the row above on the same page, if any.
 */
export function fillPages<Row>(
  rows: readonly Row[],
  heightOf: (row: Row, above: Row | undefined) => number,
  height: number,
): Row[][] {
  const following = rows.map((row, index) => heightOf(row, rows[index - 1]))
  const first = following.slice(0, 1)
  const firstAt = (index: number) => (first[index] ??= heightOf(rows[index]!, undefined))

  /** Where each page begins. */
  function fill(limit: number): number[] {
    const starts: number[] = []
    let used = Infinity
    for (let index = 0; index < rows.length; index++) {
      used += following[index]!
      if (used <= limit) continue
      starts.push(index)
      used = firstAt(index)
    }
    return starts
  }

  let best = fill(height)
  // The lowest limit that needs no further page; half an em is finer than any eye.
  for (let [low, high] = [height / 2, height]; best.length > 1 && high - low > 0.5;) {
    const middle = (low + high) / 2
    const even = fill(middle)
    if (even.length > best.length) low = middle
    else [best, high] = [even, middle]
  }
  return best.map((start, page) => rows.slice(start, best[page + 1]))
}
