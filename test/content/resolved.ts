import type { Items, Kind } from '../../content/model/kinds.ts'
import type { Occurrence, Snapshot } from '../../content/model/snapshot.ts'
import { type Resolved, resolveContent } from '../../content/resolve/resolve.ts'
import { build, buildContent, shortHash } from './builders.ts'

/** Items → snapshot, as of an instant: for tests that look at results. */

export function resolveAt(now: string, items: { [K in Kind]?: Items[K][] } = {}, faults: unknown[] = []): Resolved {
  return resolveContent(
    buildContent(items),
    { store: 'shelf', revision: 1, publishedAt: 0, now: Date.parse(now), publicUrl: 'http://sofa.example' },
    { hash: shortHash, onFault: (fault) => faults.push(fault) },
  )
}

export const snapshotAt = (now: string, items: { [K in Kind]?: Items[K][] } = {}): Snapshot => resolveAt(now, items).snapshot()

/** The dates of one event as of an instant. */
export const datesOf = (now: string, fields: Record<string, unknown>, others: { [K in Kind]?: Items[K][] } = {}): Occurrence[] =>
  snapshotAt(now, { ...others, events: [build('events', fields)] }).timeline.occurrences['choir'] ?? []

/** `2026-03-29 03:30–04:00`, with what is special behind it: what a person would read. */
export const tell = ({ date, time, endDate, endTime, status, gap, allDay }: Occurrence): string =>
  [
    `${date} ${time}–${endDate === date ? '' : `${endDate} `}${endTime}`,
    ...(status === 'planned' ? [] : [status]),
    ...(gap ? ['gap'] : []),
    ...(allDay ? ['all day'] : []),
  ].join(' ')

/** Instants as readable UTC. */
export const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16) + 'Z'
