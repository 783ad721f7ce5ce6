/**
 * Tells the browser what the head and the bar cover of the page, so that neither the focus nor a jump ends beneath them.
 * Returns its cleanup.
 */
export function keepCover(root: HTMLElement, head: HTMLElement, bar: HTMLElement): () => void {
  const set = () => {
    const above = getComputedStyle(head).position === 'sticky' ? head.offsetHeight : 0
    // As a rail the bar stands beside the page.
    const below = bar.offsetHeight < root.clientHeight / 2 ? bar.offsetHeight : 0
    root.style.scrollPaddingBlock = `${above}px ${below}px`
  }
  const observer = new ResizeObserver(set)
  for (const each of [root, head, bar]) observer.observe(each)
  return () => observer.disconnect()
}
