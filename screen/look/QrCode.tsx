import { encode } from 'uqr'
import { QrDrawing } from './QrDrawing.tsx'

interface QrCodeProps {
  /** The address to carry to a phone. */
  address: string
  /** What a screen reader hears. */
  label: string
  class?: string
}

/** A QR code with its quiet zone of four modules (ISO/IEC 18004), dark on white in every theme. */
export function QrCode({ address, label, class: className }: QrCodeProps) {
  const { data } = encode(address, { ecc: 'M', border: 4 })
  return <QrDrawing modules={data} label={label} class={className} />
}
