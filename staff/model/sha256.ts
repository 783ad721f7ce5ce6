const bitsOf = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0

const primes: number[] = []
for (let candidate = 2; primes.length < 64; candidate++)
  if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)

/** FIPS 180-4: the fractional parts of the cube roots of the first 64 primes, and of the square roots of the first eight. */
const constants = primes.map((prime) => bitsOf(Math.cbrt(prime)))
const start = primes.slice(0, 8).map((prime) => bitsOf(Math.sqrt(prime)))

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

function pad(bytes: Uint8Array): DataView {
  const length = ((bytes.length + 8) >> 6) * 64 + 64
  const view = new DataView(new ArrayBuffer(length))
  new Uint8Array(view.buffer).set(bytes)
  view.setUint8(bytes.length, 0x80)
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(length - 4, bytes.length << 3)
  return view
}

function expand(view: DataView, offset: number): number[] {
  const words = Array.from({ length: 16 }, (_, index) => view.getInt32(offset + 4 * index))
  for (let index = 16; index < 64; index++) {
    const [far, near] = [words[index - 15]!, words[index - 2]!]
    const low = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)
    const high = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)
    words.push((words[index - 16]! + low + words[index - 7]! + high) | 0)
  }
  return words
}

function round(state: number[], words: number[]): number[] {
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number]
  for (let index = 0; index < 64; index++) {
    const choice = (e & f) ^ (~e & g)
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + constants[index]! + words[index]!) | 0
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + state[index]!) | 0)
}

/** SHA-256 in hexadecimal, at once: `crypto.subtle` answers later, and translation states are shown while one types. */
export function sha256(text: string): string {
  const view = pad(new TextEncoder().encode(text))
  let state = start
  for (let offset = 0; offset < view.byteLength; offset += 64) state = round(state, expand(view, offset))
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

export const shortHash = (text: string): string => sha256(text).slice(0, 16)
