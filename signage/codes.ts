import { type ReadonlySignal, signal } from '@preact/signals'

/** Makes the modules of a code, the quiet zone included. */
type Encode = (address: string) => boolean[][]

const encoder = signal<Encode | undefined>(undefined)

/** The encoder comes after the first slide, which need not wait for it; then codes stay at hand, one a language. */
export async function loadEncoder(): Promise<void> {
  const { encode } = await import('uqr')
  const known = new Map<string, boolean[][]>()
  encoder.value = (address) => {
    const modules = known.get(address) ?? encode(address, { ecc: 'M', border: 4 }).data
    if (known.size > 20) known.clear()
    known.set(address, modules)
    return modules
  }
}

/** Undefined until the encoder is there. */
export const codes: ReadonlySignal<Encode | undefined> = encoder
