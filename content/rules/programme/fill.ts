/**
 * Spreads rows over pages in order, none higher than `height`. As few pages as can be, and these as even as can be: no last page
 * with a single row. A row too high for any page has one to itself.
 */
export function fillPages<Row>(
  rows: readonly Row[],
  heightOf: (row: Row, previous: Row | undefined) => number,
  height: number,
): Row[][] {
  const least = fill(rows, heightOf, height)
  if (least.length < 2) return least
  // The lowest height that still needs no further page; half an em is finer than any eye.
  let [low, high] = [height / 2, height]
  while (high - low > 0.5) {
    const middle = (low + high) / 2
    if (fill(rows, heightOf, middle).length > least.length) low = middle
    else high = middle
  }
  return fill(rows, heightOf, high)
}

function fill<Row>(rows: readonly Row[], heightOf: (row: Row, previous: Row | undefined) => number, height: number): Row[][] {
  const pages: Row[][] = []
  let page: Row[] = []
  let used = 0
  for (const row of rows) {
    const more = heightOf(row, page.at(-1))
    if (page.length > 0 && used + more > height) {
      pages.push(page)
      page = []
      used = 0
    }
    used += page.length === 0 ? heightOf(row, undefined) : more
    page.push(row)
  }
  if (page.length > 0) pages.push(page)
  return pages
}
