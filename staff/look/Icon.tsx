import type { IconNode } from 'lucide'
import { h } from 'preact'

interface IconProps {
  /** Imported by name from lucide, so that only drawn pictograms are shipped. */
  node: IconNode
  /** CSS length of both sides. */
  size?: string
}

/** A pictogram: always beside a word, so hidden from screen readers. */
export function Icon({ node, size = '1.25em' }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 24 24"
      style={{ inlineSize: size, blockSize: size, flex: 'none' }}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {node.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  )
}
