import type { Occurrence } from '../../content/model/snapshot.ts'
import { compareRows, isRunning, rowOf, type Row } from '../../content/rules/occurrences.ts'
import type { Source } from './source.ts'

export interface ComingRows {
  rows: Row[]
  /** All that comes of an event, in order. */
  of(eventId: string): Occurrence[]
}

/**
 * The next date of every event from today on, and all dates of the first days; in order, `most` at most. One event a step: twenty thousand
 * of them have a million dates, which nobody wants in one list.
 */
export function* findComingRows({ snapshot, today }: Source, fullDays: number, most: number): Generator<void, ComingRows> {
  const { days, occurrences } = snapshot.timeline
  const first = days.findIndex(({ date }) => date === today)
  const from = days[first]?.start ?? snapshot.window.from
  const near = days[first + fullDays]?.start ?? from
  const of = (id: string) => (occurrences[id] ?? []).filter(({ end }) => end > from)
  const next: Row[] = []
  for (const event of snapshot.events) {
    const occurrence = occurrences[event.id]?.find(({ end }) => end > from)
    if (occurrence) next.push(rowOf(event, occurrence))
    yield
  }
  next.sort(compareRows)
  const last = Math.min(near, next[most]?.occurrence.start ?? Infinity)
  const more: Row[] = []
  for (const { event } of next.slice(0, most)) {
    for (const occurrence of of(event.id).slice(1)) {
      if (occurrence.start >= last) break
      if (!isRunning({ occurrence })) more.push(rowOf(event, occurrence))
    }
    yield
  }
  return { rows: [...next.slice(0, most), ...more].sort(compareRows).slice(0, most), of }
}
