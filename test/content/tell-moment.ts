import type { Snapshot } from '../../content/model/snapshot.ts'
import { localMoment } from '../../content/rules/local-time.ts'
import { resolveToday, type Row } from '../../content/rules/occurrences.ts'
import { openStateAt } from '../../content/rules/open.ts'
import { messages } from '../../screen/messages/de.ts'
import { tellOpen } from '../../screen/tell-open.ts'
import { build } from './builders.ts'
import { momentEvents, momentHours, type MomentInTime } from './moments.ts'
import { snapshotAt } from './resolved.ts'

const nameOf = ({ event, occurrence }: Row) => (occurrence.status === 'cancelled' ? '~' : '') + event.title['de']

/** What a snapshot says of a moment, in the words of the table. */
export function tellMoment(snapshot: Snapshot, at: string): Omit<MomentInTime, 'name'> {
  const instant = Date.parse(at)
  const local = localMoment(snapshot.timeline, instant)
  const { date, now, later, running } = resolveToday(snapshot, instant)
  const door = tellOpen(
    { say: messages, tag: 'de', instant, local },
    openStateAt(snapshot, 'places', 'zukunftszentrum', instant)!,
  )
  return {
    at,
    clock: local.time,
    date,
    now: now.map(nameOf),
    later: later.map(nameOf),
    running: running.map(nameOf),
    door: door.replaceAll(/[\u2066\u2069]/g, ''),
  }
}

export const momentItems = {
  centre: [build('centre', { defaultPlace: 'zukunftszentrum' })],
  places: [build('places', { id: 'zukunftszentrum', ...momentHours })],
  events: momentEvents.map((event) => build('events', event)),
}

/** The snapshot of the server at that moment. */
export const snapshotOfMoment = (at: string): Snapshot => snapshotAt(at, momentItems)
