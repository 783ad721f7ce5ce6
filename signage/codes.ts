import { signal } from '@preact/signals-core'
import type { QrDrawing } from '../screen/look/QrDrawing.tsx'

interface Codes {
  /** The modules of a code, the quiet zone included. */
  encode: (address: string) => boolean[][]
  Drawing: typeof QrDrawing
}

/** Undefined until they can be drawn. */
export const codes = signal<Codes | undefined>(undefined)
