import type { Snapshot } from '../../model/snapshot.ts'

/** [from, until) in which nothing begins, ends, opens, closes or turns into another day. */
export interface Period {
  from: number
  until: number
}

/** The period that holds `instant`; without an edge on a side it reaches to -Infinity or Infinity. */
export function periodAt({ timeline, window }: Snapshot, instant: number): Period {
  let from = -Infinity
  let until = Infinity
  const look = (edge: number | null) => {
    if (edge === null) return
    if (edge <= instant) from = Math.max(from, edge)
    else until = Math.min(until, edge)
  }
  look(window.from)
  look(window.until)
  for (const { start } of timeline.days) look(start)
  for (const key in timeline.occurrences)
    for (const occurrence of timeline.occurrences[key]!)
      for (const { start, end } of [occurrence, occurrence.was ?? occurrence]) {
        look(start)
        look(end)
      }
  for (const spans of [timeline.openings, timeline.appointments ?? {}, timeline.intervals])
    for (const key in spans)
      for (const [begin, end] of spans[key]!) {
        look(begin)
        look(end)
      }
  return { from, until }
}
