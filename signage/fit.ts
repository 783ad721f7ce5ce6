/** Type never gets smaller than this share of its size. */
const smallest = 0.5
const step = 0.96

const overflows = (element: HTMLElement) =>
  element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1

/**
 * Makes what stands in a `data-fit` element as large as its room allows: from the size the attribute names (1 when it names
 * none) downwards. Pages are planned so that rows fit at 1; this catches the word that was wider than planned.
 */
export function fit(root: HTMLElement): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-fit]')) {
    let scale = Number(element.dataset.fit) || 1
    element.style.setProperty('--fit', String(scale))
    while (scale > smallest && overflows(element)) {
      scale *= step
      element.style.setProperty('--fit', String(scale))
    }
  }
}

/** Where a list begins to be fitted: a few rows may be larger than many. */
export const scaleFor = (rows: number): number => (rows < 3 ? 1.18 : 1)
