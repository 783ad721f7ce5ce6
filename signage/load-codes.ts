import { encode } from 'uqr'
import { QrDrawing } from '../screen/look/QrDrawing.tsx'
import { codes } from './codes.ts'
import style from './codes.css?inline'
import { adoptStyle } from './slides/adopt.ts'

adoptStyle(style, 'below')

/** Codes come after the first slide, which need not wait for them; then they stay at hand, one a language. */
export function loadCodes(): void {
  const known = new Map<string, boolean[][]>()
  codes.value = {
    encode(address) {
      const modules = known.get(address) ?? encode(address, { ecc: 'M', border: 4 }).data
      if (known.size > 20) known.clear()
      known.set(address, modules)
      return modules
    },
    Drawing: QrDrawing,
  }
}
