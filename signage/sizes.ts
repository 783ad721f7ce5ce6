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

/** Fewer letters than this across a wide panel: the frame gives way to the words. */
const tightColumns = 39

export const isTight = ({ orientation, columns }: Sizes): boolean => orientation === 'landscape' && columns < tightColumns

/** The same on a tall panel: what stood beside the words stands above them or goes. */
const narrowColumns = 20

export const isNarrow = ({ orientation, columns }: Sizes): boolean => orientation === 'portrait' && columns < narrowColumns

/** Little room: what is not needed from afar is left to the phone. */
export const isBrief = (sizes: Sizes): boolean => isTight(sizes) || isNarrow(sizes)

/** The style sheet's own measures, in ems of the text and shares of the panel. */
export const frameOf = (sizes: Sizes) => ({
  rail: isTight(sizes) ? 0.28 : 0.31,
  railPadding: isTight(sizes) ? 1 : 1.3,
  padding: isBrief(sizes) ? 1 : 1.5,
})
/** Of a tall panel: heading, the way to the phone, and a poster's picture. */
const portraitFrame = { header: 6.2, foot: 10.4, picture: 0.4 }
const narrowFrame = { header: 4.6, foot: 6.8, picture: 0.22 }
const posterWords = 0.58

const beside = { hours: 6.2, hour: 5.2, picture: 9.4, pictureHeight: 5.5, sign: 5.2, signHeight: 3.8 }
const portraitBeside = { ...beside, picture: 7.9, pictureHeight: 4.7 }
const tightBeside = { hours: 5.4, hour: 4.7, picture: 7, pictureHeight: 4.1, sign: 4.2, signHeight: 3.2 }

const narrowBeside = { hours: 0, hour: 4.8, picture: 0, pictureHeight: 0, sign: 0, signHeight: 0 }

const besideOf = (sizes: Sizes): Capacity['beside'] => {
  if (sizes.orientation === 'landscape') return isTight(sizes) ? tightBeside : beside
  return isNarrow(sizes) ? narrowBeside : portraitBeside
}

/** What fits, by the style sheet's layout. */
export function capacityOf(sizes: Sizes, { strip, note, band }: Surroundings): Capacity {
  const { orientation, columns, rows } = sizes
  const { rail, padding } = frameOf(sizes)
  const isWide = orientation === 'landscape'
  const height = rows - strip - note - band
  const { header, foot, picture } = isNarrow(sizes) ? narrowFrame : portraitFrame
  return {
    list: isWide
      ? { width: columns * (1 - rail) - 2 * padding, height: height - 1.3 }
      : { width: columns - 2 * padding, height: height - header - foot - 1 },
    text: isWide
      ? { width: columns * posterWords - 2.4 * padding - 0.4, height: height - 2 }
      : { width: columns - 2 * padding, height: height * (1 - picture) - foot - 1.6 },
    alert: { width: columns - (isWide ? 18 : 3), height: rows - strip - (isWide ? 5 : 17) },
    band: { width: columns - 2 * padding - 4.2, height: 2 * type.textLine },
    beside: besideOf(sizes),
    isBrief: isBrief(sizes),
  }
}
