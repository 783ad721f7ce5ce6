interface QrDrawingProps {
  /** Row by row, true where dark, the quiet zone included. */
  modules: boolean[][]
  /** What a screen reader hears. */
  label: string
  class?: string | undefined
}

export function QrDrawing({ modules, label, class: className }: QrDrawingProps) {
  const size = modules.length
  const path = modules.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return (
    <svg class={className} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#211D26" />
    </svg>
  )
}
