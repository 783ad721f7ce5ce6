import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { QrDrawing } from '../screen/look/QrDrawing.tsx'

interface Codes {
  /** The modules of a code, the quiet zone included. */
  encode: (address: string) => boolean[][]
  Drawing: typeof QrDrawing
}

const loaded = signal<Codes | undefined>(undefined)

/** Codes come after the first slide, which need not wait for them; then they stay at hand, one a language. */
export async function loadCodes(): Promise<void> {
  const [{ encode }, { QrDrawing }] = await Promise.all([import('uqr'), import('../screen/look/QrDrawing.tsx')])
  const known = new Map<string, boolean[][]>()
  loaded.value = {
    encode(address) {
      const modules = known.get(address) ?? encode(address, { ecc: 'M', border: 4 }).data
      if (known.size > 20) known.clear()
      known.set(address, modules)
      return modules
    },
    Drawing: QrDrawing,
  }
}

/** Undefined until they can be drawn. */
export const codes: ReadonlySignal<Codes | undefined> = loaded
