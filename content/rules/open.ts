import type { Snapshot } from '../model/snapshot.ts'
import { type LocalMoment, localMoment } from './local-time.ts'

export type OpenState =
  | { open: true; until: LocalMoment; untilInstant: number }
  /** `opens` is absent when no opening is known within the window. */
  | { open: false; opens?: LocalMoment; opensInstant?: number }

/** Whether a door is open, when it closes, when it opens again; undefined for what keeps no hours. */
export function openStateAt(snapshot: Snapshot, kind: 'places' | 'offers', id: string, instant: number): OpenState | undefined {
  const intervals = snapshot.timeline.openings[`${kind}/${id}`]
  if (!intervals) return undefined
  const next = intervals.find(([, until]) => until > instant)
  if (!next) return { open: false }
  const [from, until] = next
  return from <= instant
    ? { open: true, until: localMoment(snapshot.timeline, until), untilInstant: until }
    : { open: false, opens: localMoment(snapshot.timeline, from), opensInstant: from }
}

/** What is open on one local day, as wall times: for the list of the next seven days. */
export function openingsOfDay(
  snapshot: Snapshot,
  kind: 'places' | 'offers',
  id: string,
  date: string,
): { from: string; until: string }[] {
  return (snapshot.timeline.openings[`${kind}/${id}`] ?? [])
    .map(([from, until]) => ({ from: localMoment(snapshot.timeline, from), until: localMoment(snapshot.timeline, until) }))
    .filter(({ from }) => from.date === date)
    .map(({ from, until }) => ({ from: from.time, until: until.time === '00:00' ? '24:00' : until.time }))
}
