import type { PublicAlert, PublicNotice, PublicOffer, PublicPlace, PublicSlide } from '../../model/snapshot.ts'
import type { Text } from '../../model/text.ts'
import type { LocalMoment } from '../local-time.ts'
import type { OpenState } from '../open.ts'
import type { Row } from '../occurrences.ts'

/** An offer with the next time its door is open. */
export interface OfferRow {
  offer: PublicOffer
  place: PublicPlace | undefined
  /** Absent for an offer without hours. */
  next?: { now: boolean; from: LocalMoment; until: LocalMoment }
}

export interface PlaceRow {
  place: PublicPlace
  state: OpenState
  /** Why it is closed today of all days. */
  reason?: Text
}

export interface NoticeRow {
  notice: PublicNotice
  /** The whole body, or its first sentences where it is too long for a wall. */
  body: { text: string; lang: string; dir: 'ltr' | 'rtl'; whole: boolean } | undefined
}

export interface WeekRow {
  date: string
  row: Row
}

/** What one slide shows: one page of a block, or of a text. */
export type Show =
  /**
   * `isOver`: no date of today is left, and this page says so, above what lasts for days and fills no evening, `running`. `next`: coming
   * rows, where today's leave room.
   */
  | { kind: 'today'; date: string; isOver: boolean; rows: Row[]; running: Row[]; next: Row[] }
  | { kind: 'week'; rows: WeekRow[] }
  | { kind: 'offers'; rows: OfferRow[] }
  | { kind: 'notices'; rows: NoticeRow[] }
  /** `anyOpen`: of all places, not only of this page. */
  | { kind: 'open-now'; rows: PlaceRow[]; anyOpen: boolean }
  /** `body`: this page's part. */
  | { kind: 'text'; slide: PublicSlide; body: string | undefined }
  | { kind: 'image'; slide: PublicSlide }
  /** The built-in welcome: the sofa and the centre's name. */
  | { kind: 'sofa' }
  | { kind: 'alert'; alert: PublicAlert; body: string | undefined }
  /** Outside the on-hours: dim and quiet, with the clock. */
  | { kind: 'off' }

/** A page and how many words have to be read on it. */
export interface Page {
  show: Show
  words: number
}

/** Where a programme comes from: what staff read beside the preview. */
export type Source = 'alert' | 'off' | 'playlist' | 'built-in'

/** One slide on the wall, [start, end) in epoch milliseconds; infinite on a side where nothing begins or ends it. */
export interface Showing {
  /** The slide's id, or the name of what is built in: `today`, `notices`, `sofa`, `off`; of an alert its id. */
  id: string
  source: Source
  lang: string
  start: number
  end: number
  /** From 1; `pages` is 1 for what fits on one. */
  page: number
  pages: number
  show: Show
}
