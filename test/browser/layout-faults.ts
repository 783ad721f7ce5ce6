import type { Frame, Page } from 'playwright-core'

export interface LayoutLimits {
  /** CSS pixels: nothing that can be touched may be smaller on either side. */
  smallestTarget: number
  /** True on signage: nothing may reach over the edge of the page in any direction. */
  fixed: boolean
}

/**
 * What a person would see as broken, in words: text cut off, things over the edge, words lying on words, targets too small. Empty
 * when all is well. Text for screen readers only is left out.
 */
export function findLayoutFaults(page: Page | Frame, limits: LayoutLimits): Promise<string[]> {
  return page.evaluate(({ smallestTarget, fixed }) => {
    const faults: string[] = []
    const width = document.documentElement.clientWidth
    const height = document.documentElement.clientHeight
    const slack = 1.5

    const isHidden = (element: Element): boolean =>
      element.closest('.visually-hidden, [hidden], [inert], [aria-hidden="true"]:not(svg)') !== null ||
      !(element as HTMLElement).checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const name = (element: Element) =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> "${(element.textContent ?? '').trim().slice(0, 50)}"`

    if (document.documentElement.scrollWidth > width + slack)
      faults.push(`the page is ${document.documentElement.scrollWidth} wide, the screen ${width}`)
    if (fixed && document.documentElement.scrollHeight > height + slack)
      faults.push(`the page is ${document.documentElement.scrollHeight} high, the screen ${height}`)

    // Words: each line box of each text must lie inside every ancestor that clips, and inside the page.
    const lines: { rect: DOMRect; node: Text }[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const parent = node.parentElement
      if (!parent || !node.data.trim() || parent.closest('script, style, noscript') || isHidden(parent)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || rect.height < 1) continue
        lines.push({ rect, node })
        if (rect.left < -slack || rect.right > width + slack) faults.push(`over the edge: ${name(parent)}`)
        if (fixed && (rect.top < -slack || rect.bottom > height + slack)) faults.push(`over the top or bottom: ${name(parent)}`)
        for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
          const style = getComputedStyle(box)
          const frame = box.getBoundingClientRect()
          // A line box may stand a little out of a tight box without a letter being cut.
          const leading = rect.height * 0.25
          const clipsAcross = style.overflowX === 'hidden' || style.overflowX === 'clip'
          const clipsDown = style.overflowY === 'hidden' || style.overflowY === 'clip'
          if (clipsAcross && (rect.left < frame.left - slack || rect.right > frame.right + slack))
            faults.push(`cut off sideways by ${box.className}: ${name(parent)}`)
          if (clipsDown && (rect.top < frame.top - leading || rect.bottom > frame.bottom + leading))
            faults.push(`cut off by ${box.className}: ${name(parent)}`)
        }
      }
      if (
        parent.scrollWidth > parent.clientWidth + slack &&
        getComputedStyle(parent).overflowX !== 'visible' &&
        parent.clientWidth > 0
      ) {
        faults.push(`wider than its box: ${name(parent)}`)
      }
    }

    // Words on words: lines of different texts must not cover each other by more than a third of a line.
    const onScreen = lines.filter(({ rect }) => rect.bottom > 0 && rect.top < height)
    for (const [index, a] of onScreen.entries()) {
      for (const b of onScreen.slice(index + 1)) {
        if (a.node === b.node) continue
        const across = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left)
        const down = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top)
        if (across > 4 && down > Math.min(a.rect.height, b.rect.height) * 0.45) {
          const [first, second] = [a.node.parentElement!, b.node.parentElement!]
          // A bar that stays in place while the page scrolls under it covers words on purpose.
          const isPinned = (element: Element) => {
            for (let box: Element | null = element; box; box = box.parentElement)
              if (['fixed', 'sticky'].includes(getComputedStyle(box).position)) return box
            return null
          }
          if (isPinned(first) !== isPinned(second)) continue
          faults.push(`words on words: ${name(first)} and ${name(second)}`)
        }
      }
    }

    for (const target of document.querySelectorAll(
      'a[href], button, input, select, textarea, summary, [role="button"], [tabindex="0"]',
    )) {
      if (isHidden(target)) continue
      const { width: across, height: down } = target.getBoundingClientRect()
      if (across === 0 || down === 0) continue
      // Links inside running text are exempt (WCAG 2.5.8).
      if (target.matches('.rich a')) continue
      if (Math.min(across, down) < smallestTarget - 0.5)
        faults.push(
          `too small to touch, ${across.toFixed(0)} × ${down.toFixed(0)} of ${smallestTarget.toFixed(0)}: ${name(target)}`,
        )
    }
    return [...new Set(faults)]
  }, limits)
}
