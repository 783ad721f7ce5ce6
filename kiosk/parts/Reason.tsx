import type { Row } from '../../content/rules/occurrences.ts'
import { isElsewhere } from '../../content/rules/where.ts'
import { isolate } from '../../screen/dates.ts'
import { Words } from '../../screen/look/Words.tsx'
import { tellMoment } from '../../screen/tell-moment.ts'
import { useView, type View } from '../view.ts'

type Changed = Pick<Row, 'event' | 'occurrence' | 'movedTo'>

function wordFor({ say, reader, comma }: View, { event, occurrence, movedTo }: Changed): string | undefined {
  const { status, was, date } = occurrence
  if (movedTo) return say.movedTo(tellMoment(reader.tag, comma, movedTo))
  if (status === 'cancelled') return say.cancelled
  if (status !== 'moved') return isElsewhere(event, occurrence) ? say.otherPlace : undefined
  // Snapshots of earlier versions do not say from when.
  if (!was) return say.moved
  return say.movedFrom(was.date === date && !was.allDay ? isolate(was.time) : tellMoment(reader.tag, comma, was))
}

/** What changed about a date and why, in red: "Fällt aus: Die Leiterin ist krank." */
export function Reason({ row }: { row: Changed }) {
  const view = useView()
  const reason = view.choose(row.occurrence.reason, row.event.states)
  const word = wordFor(view, row)
  if (!word && !reason) return null
  return (
    <span class="reason">
      {word}
      {/* Behind an hour a colon would look like one more number. */}
      {word && reason && (row.movedTo ? '. ' : ': ')}
      <Words shown={reason} />
    </span>
  )
}
