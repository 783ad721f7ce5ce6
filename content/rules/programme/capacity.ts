/**
 * How much a slide holds on one panel. All lengths are in ems of the panel's plain text, the smallest there is; the display works
 * them out from its size and the distance it is read from.
 */
export interface Capacity {
  /** Where rows stand: beside the heading on a wide panel, below it on a tall one. */
  list: Room
  /** Title and body of a text slide with its picture beside or above. */
  text: Room
  /** An emergency that fills the panel. */
  alert: Room
  /** The words of an emergency band above the slides. */
  band: Room
  /** Widths of what stands beside a row's words, gaps included, and heights they ask for. */
  beside: { hours: number; hour: number; picture: number; pictureHeight: number; sign: number; signHeight: number }
  /** Little room: what is not needed from afar is left to the phone. */
  isBrief: boolean
}

export interface Room {
  width: number
  height: number
}

/** Type sizes in ems of the plain text, and how far apart lines stand: the style sheet says the same. */
export const type = {
  /** The line of a row that matters. */
  lead: 4 / 3,
  leadLine: 1.2,
  textLine: 1.3,
  /** Arabic letters stand taller. */
  tall: 1.13,
  title: 1.75,
  titleLine: 1.14,
  alertTitle: 2.6,
  alertBody: 4 / 3,
} as const

/** A panel of 43 inches across, read from three metres: what tests and lists take when no panel is at hand. */
export const usualCapacity: Capacity = {
  list: { width: 27.5, height: 20 },
  text: { width: 21, height: 19 },
  alert: { width: 34, height: 17 },
  band: { width: 38, height: 2.6 },
  beside: { hours: 6.2, hour: 5.2, picture: 9.4, pictureHeight: 5.5, sign: 5.2, signHeight: 3.8 },
  isBrief: false,
}
