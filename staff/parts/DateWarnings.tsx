import { TriangleAlert } from 'lucide'
import type { PlannedDate } from '../../content/model/planned.ts'
import { Icon } from '../look/Icon.tsx'
import type { Messages } from '../messages/de.ts'
import { titleOf } from '../model/content.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { useReadHere } from './use-read-here.ts'

/** What somebody should look at about one date. Nothing here stands in the way of saving. */
export function DateWarnings({ date }: { date: PlannedDate }) {
  const warnings = useWarnings(date)
  if (warnings.length === 0) return null
  return (
    <ul class="date-warnings">
      {warnings.map((warning) => (
        <li key={warning}>
          <Icon node={TriangleAlert} size="18px" /> {warning}
        </li>
      ))}
    </ul>
  )
}

function useWarnings({ occurrence, room, clashes, outsideHours }: PlannedDate): string[] {
  const say = useSay()
  const { content } = useStaff()
  const { sourceLanguage } = useDesk().centre
  const read = useReadHere()
  const titles = clashes.map(({ event, time }) => {
    const other = content.find('events', event)?.item
    const title = (other && titleOf<'events'>(other, sourceLanguage)) || say.untitled
    return room?.[sourceLanguage]?.trim() ? say.dates.clash(title, time) : say.dates.clashAtPlace(title, time)
  })
  return [
    ...(occurrence.gap ? [say.dates.gap(occurrence.key.slice(11), occurrence.time)] : []),
    ...titles,
    ...(outsideHours ? [sayHours(read(outsideHours.reason), say)] : []),
  ]
}

const sayHours = (reason: string, say: Messages) => (reason ? say.dates.closedFor(reason) : say.dates.closed)
