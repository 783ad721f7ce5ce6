import { type Capacity, type } from '../content/rules/programme/capacity.ts'

/** What is known of a panel. Millimetres and metres as in the screen's item. */
export interface Panel {
  /** CSS pixels. */
  width: number
  height: number
  widthMm?: number | undefined
  viewingDistance?: number | undefined
}

/** What else stands on the panel, in lines of plain text. */
export interface Surroundings {
  strip: number
  note: number
  /** Of an emergency band: lines of its title and of its body. */
  band: number
}

export interface Sizes {
  orientation: 'landscape' | 'portrait'
  /** CSS pixels of the smallest text: everything else is a multiple of it. */
  text: number
  /** Pixels across at which a code is scanned from where the screen is read. */
  code: number
  /** The panel in ems of its text. */
  columns: number
  rows: number
}

/** 43 inches, the usual panel of a shop window. */
const usualWidth = { landscape: 952, portrait: 535 }
const usualDistance = 3
/** Rubik's capitals, in ems. */
const capHeight = 0.7

/** Text by share of the panel's shorter side: never tiny from close by, never so large that no line holds three words. */
const shares = { landscape: { least: 0.036, most: 0.064 }, portrait: { least: 0.038, most: 0.063 } }

/** Type by legibility: capitals of 1/200 of the distance, 1/150 for the line that matters, as large as the panel allows. */
export function sizesOf({ width, height, widthMm, viewingDistance = usualDistance }: Panel): Sizes {
  const orientation = width >= height ? 'landscape' : 'portrait'
  const pixelsPerMm = width / (widthMm ?? usualWidth[orientation])
  const legible = ((viewingDistance * 1000) / 200 / capHeight) * pixelsPerMm
  const side = Math.min(width, height)
  const { least, most } = shares[orientation]
  const text = Math.min(Math.max(legible, least * side), most * side)
  return { orientation, text, code: viewingDistance * 100 * pixelsPerMm, columns: width / text, rows: height / text }
}

/** The style sheet's own measures, in ems of the text and shares of the panel. */
export const frame = { rail: 0.31, words: 0.58, picture: 0.4, padding: 1.5, header: 6.2, foot: 10.4 } as const

/** What fits, by the style sheet's layout. */
export function capacityOf({ orientation, columns, rows }: Sizes, { strip, note, band }: Surroundings): Capacity {
  const { padding } = frame
  const height = rows - strip - note - band
  const alert = {
    width: columns - 6 * padding - (orientation === 'landscape' ? 9 : 0),
    height: rows - strip - (orientation === 'landscape' ? 5 : 15),
  }
  const bandRoom = { width: columns - 2 * padding - 4, height: (orientation === 'landscape' ? 2 : 3) * type.textLine }
  if (orientation === 'landscape')
    return {
      list: { width: columns * (1 - frame.rail) - 2 * padding, height: height - 1.6 },
      text: { width: columns * frame.words - 2.6 * padding, height: height - 1.6 * padding },
      alert,
      band: bandRoom,
    }
  return {
    list: { width: columns - 2 * padding, height: height - frame.header - frame.foot - 1 },
    text: { width: columns - 2 * padding, height: height * (1 - frame.picture) - frame.foot - 1.6 * padding },
    alert,
    band: bandRoom,
  }
}
