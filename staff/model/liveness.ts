import type { Items, Kind } from '../../content/model/kinds.ts'
import { readRuleParts } from '../../content/model/rule.ts'
import { readUntilDay } from './until-day.ts'

/** What staff must never mistake: whether residents see an item now. */
export type Liveness = 'live' | 'planned' | 'over' | 'draft' | 'archived'

const begins = (moment: string) => (moment.includes('T') ? moment : `${moment}T00:00`)
const ends = (moment: string) => (moment.includes('T') ? moment : `${moment}T24:00`)

/** `now` is wall time of the centre. */
export function livenessOf<K extends Kind>(kind: K, item: Items[K], now: string): Liveness {
  if (item.status !== 'published') return item.status
  if (kind === 'notices') return ofNotice(item as Items['notices'], now)
  if (kind === 'events') return ofEvent(item as Items['events'], now)
  return 'live'
}

function ofNotice({ from, until }: Items['notices'], now: string): Liveness {
  if (ends(until) <= now) return 'over'
  return begins(from) > now ? 'planned' : 'live'
}

/** A series is over after its last day; what no form can tell counts as live, and the dates are asked elsewhere. */
function ofEvent({ start, end, duration, timeZone, recurrence, changes }: Items['events'], now: string): Liveness {
  const moved = changes.flatMap((change) => (change.start && !change.cancelled ? [change.end ?? change.start] : []))
  const rule = recurrence?.rule
  const until = rule ? readUntilDay(readRuleParts(rule).get('UNTIL') ?? '', start.slice(11), timeZone) : undefined
  if (rule && until === undefined) return 'live'
  const last = [
    until ?? end ?? (duration ? start.slice(0, 10) : start).slice(0, end ? 16 : 10),
    ...(recurrence?.dates ?? []),
    ...moved,
  ]
  return last.every((moment) => ends(moment) <= now) ? 'over' : 'live'
}
