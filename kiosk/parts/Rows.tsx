import { type Row, rowKey } from '../../content/rules/occurrences.ts'
import { EventRow } from './EventRow.tsx'

interface RowsProps {
  rows: readonly Row[]
  withDay?: boolean
}

/** A card of dates. */
export function Rows({ rows, withDay }: RowsProps) {
  if (rows.length === 0) return null
  return (
    <ul class="card rows">
      {rows.map((row) => (
        <EventRow key={rowKey(row)} row={row} withDay={withDay ?? false} />
      ))}
    </ul>
  )
}
