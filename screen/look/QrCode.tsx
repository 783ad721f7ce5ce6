import { encode } from 'uqr'

interface QrCodeProps {
  /** The address to carry to a phone. */
  address: string
  /** What a screen reader hears. */
  label: string
  class?: string
}

/** A QR code with its quiet zone of four modules (ISO/IEC 18004), dark on white in every theme. */
export function QrCode({ address, label, class: className }: QrCodeProps) {
  const { data, size } = encode(address, { ecc: 'M', border: 4 })
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return (
    <svg class={className} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#211D26" />
    </svg>
  )
}
