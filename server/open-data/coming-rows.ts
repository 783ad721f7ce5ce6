import type { Occurrence } from '../../content/model/snapshot.ts'
import { compareRows, departedRows, isRunning, rowOf, type Row } from '../../content/rules/occurrences.ts'
import type { Source } from './source.ts'

export interface ComingRows {
  rows: Row[]
  /** All that comes of an event, in order. */
  of(eventId: string): Occurrence[]
}

/**
 * The next date of every event from today on, and all dates of the first days, those that have moved away too; in order, `most` at most. One event a step: twenty thousand
 * of them have a million dates, which nobody wants in one list.
 */
export function* findComingRows({ snapshot, today }: Source, fullDays: number, most: number): Generator<void, ComingRows> {
  const { days, occurrences } = snapshot.timeline
  const first = days.findIndex(({ date }) => date === today)
  const from = days[first]?.start ?? snapshot.window.from
  const near = days[first + fullDays]?.start ?? from
  const of = (id: string) => (occurrences[id] ?? []).filter(({ end }) => end > from)
  const nearest = createNearest(most + 1)
  for (const event of snapshot.events) {
    const occurrence = occurrences[event.id]?.find(({ end }) => end > from)
    if (occurrence) nearest.add(rowOf(event, occurrence))
    yield
  }
  const next = nearest.inOrder()
  const last = Math.min(near, next[most]?.occurrence.start ?? Infinity)
  const all = createNearest(most)
  for (const row of next.slice(0, most)) {
    const { event } = row
    all.add(row)
    for (const occurrence of of(event.id).slice(1)) {
      if (occurrence.start >= last) break
      if (!isRunning({ occurrence })) all.add(rowOf(event, occurrence))
    }
    for (const departed of (occurrences[event.id] ?? []).flatMap((occurrence) => departedRows(event, occurrence)))
      if (departed.occurrence.start >= from && departed.occurrence.start < last) all.add(departed)
    yield
  }
  return { rows: all.inOrder(), of }
}

/** The first rows, in order, of all that are added: to sort twenty thousand at once would hold up everybody. */
function createNearest(most: number) {
  let rows: Row[] = []
  const inOrder = () => (rows = rows.sort(compareRows).slice(0, most))
  return {
    inOrder,
    add(row: Row) {
      rows.push(row)
      if (rows.length >= 2 * most + 500) inOrder()
    },
  }
}
