import type { Cost } from '../../content/model/facts.ts'
import type { Occurrence } from '../../content/model/snapshot.ts'
import { phaseAt } from '../../content/rules/occurrences.ts'
import { type Doors, openStateAt } from '../../content/rules/open.ts'
import { tellOpen } from '../../screen/tell-open.ts'
import { useView } from '../view.ts'

/** "kostenlos"; what costs something is told on its own page, in words. */
export function FreeBadge({ cost }: { cost: Cost }) {
  const { say } = useView()
  if (cost.kind === 'free') return <span class="badge badge-free">{say.free}</span>
  return cost.kind === 'donation' ? <span class="badge">{say.donation}</span> : <span class="badge">{say.paid}</span>
}

/** "läuft jetzt". */
export function NowBadge({ occurrence }: { occurrence: Occurrence }) {
  const { say, instant } = useView()
  const isNow = occurrence.status !== 'cancelled' && phaseAt(occurrence, instant) === 'now'
  return isNow ? <span class="badge badge-now">{say.now}</span> : null
}

/** "geöffnet bis 18:00" in green, "öffnet morgen um 9:00" softly; nothing for what keeps no hours. */
export function OpenLine({ kind, id }: { kind: Doors; id: string }) {
  const view = useView()
  const state = view.undated ? undefined : openStateAt(view.snapshot, kind, id, view.instant)
  if (!state) return null
  return (
    <span class={state.open ? 'open-line open-line-open' : 'open-line'}>
      {tellOpen({ ...view, tag: view.reader.tag }, state)}
    </span>
  )
}
