import type { Snapshot } from '../../model/snapshot.ts'
import { directionOf } from '../fallback.ts'
import { type Capacity, type } from './capacity.ts'
import { type Findings, makeFindings } from './findings.ts'
import { countLines } from './measure.ts'
import { type Reading, textFor } from './texts.ts'

/** All that decides what a page in one language holds. */
export interface PageContext extends Reading {
  capacity: Capacity
  findings: Findings
  /** The instant the page is true for. */
  at: number
  /** Arabic script stands in taller lines. */
  lineFactor: number
  placeName(id: string | undefined): string
}

export interface PageSetting {
  snapshot: Snapshot
  at: number
  place: string
  capacity: Capacity
}

/** One context a language, which share what was found. */
export function makeContexts({ snapshot, at, place, capacity }: PageSetting, languages: readonly string[]): PageContext[] {
  const findings = makeFindings(snapshot, at, place)
  return languages.map((lang) => {
    const names = new Map(snapshot.places.map(({ id, name }) => [id, textFor({ snapshot, lang }, name)]))
    return {
      snapshot,
      lang,
      capacity,
      findings,
      at,
      lineFactor: directionOf(snapshot.centre, lang) === 'rtl' ? type.tall : 1,
      placeName: (id) => (id === undefined ? '' : (names.get(id) ?? '')),
    }
  })
}

/** Height of a text set as the line that matters, in ems of the plain text. */
export const lead = ({ lineFactor }: PageContext, text: string | undefined, width: number): number =>
  countLines(text, width / type.lead) * type.lead * type.leadLine * lineFactor

/** Height of plain text. */
export const plain = ({ lineFactor }: PageContext, text: string | undefined, width: number): number =>
  countLines(text, width) * type.textLine * lineFactor

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
