import type { Occurrence, PublicEvent } from '../../content/model/snapshot.ts'
import { Words } from '../../screen/look/Words.tsx'
import { useView } from '../view.ts'

/** What changed about a date and why, in red: "Fällt aus: Die Leiterin ist krank." */
export function Reason({ occurrence, event }: { occurrence: Occurrence; event: PublicEvent }) {
  const { say, choose } = useView()
  const { status } = occurrence
  const reason = choose(occurrence.reason, event.states)
  const word = status === 'cancelled' ? say.cancelled : status === 'moved' ? say.moved : undefined
  if (!word && !reason) return null
  return (
    <span class="reason">
      {word}
      {word && reason && ': '}
      <Words shown={reason} />
    </span>
  )
}
