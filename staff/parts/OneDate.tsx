import { useState } from 'preact/hooks'
import type { PlannedDate } from '../../content/model/planned.ts'
import { Segments } from '../fields/Segments.tsx'
import { sayRepetition } from '../model/say-repetition.ts'
import { titleOf } from '../model/content.ts'
import { changeOf } from '../model/one-date.ts'
import type { Messages } from '../messages/de.ts'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { Banner } from './Banner.tsx'
import { nameOf } from './CalendarDate.tsx'
import { CancelDate, PlanDate, RestoreDate } from './CancelDate.tsx'
import { ChangeDate } from './ChangeDate.tsx'
import { DateWarnings } from './DateWarnings.tsx'
import { Dialog } from './Dialog.tsx'
import type { Done } from './DoneNote.tsx'
import { sayDate, sayLongDate } from './dates.ts'
import { MoveDate } from './MoveDate.tsx'
import { useDateSaving } from './use-date-saving.ts'
import { useReadHere } from './use-read-here.ts'

interface OneDateProps {
  date: PlannedDate
  onClose: () => void
  onDone: (done: Done) => void
}

type Deed = 'cancel' | 'move' | 'change'

/** One date of an event and what can be done with it: a tap on a reason cancels it, everything can be undone. */
export function OneDate({ date, onClose, onDone }: OneDateProps) {
  const say = useSay()
  const { sourceLanguage } = useDesk().centre
  const [deed, setDeed] = useState<Deed>('cancel')
  const saving = useDateSaving(date, onDone)
  const isCancelled = date.occurrence.status === 'cancelled'
  const isChanged = saving.event && changeOf(saving.event, date.occurrence.key) !== undefined
  return (
    <Dialog title={nameOf(date, sourceLanguage) || say.untitled} onClose={onClose}>
      <div class="one-date">
        <About date={date} />
        {saving.trouble && (
          <Banner tone="bad" role="alert">
            {saving.trouble}
          </Banner>
        )}
        {saving.event && !date.skipped && isCancelled && <RestoreDate saving={saving} />}
        {saving.event && !date.skipped && !isCancelled && (
          <>
            {isChanged && <PlanDate saving={saving} />}
            <Segments
              tight
              label={say.calendar.deeds}
              options={(['cancel', 'move', 'change'] as const).map((value) => ({ value, label: say.calendar.deed[value] }))}
              value={deed}
              onChoose={(chosen) => setDeed(chosen as Deed)}
            />
            {deed === 'cancel' && <CancelDate saving={saving} />}
            {deed === 'move' && <MoveDate saving={saving} />}
            {deed === 'change' && <ChangeDate saving={saving} />}
          </>
        )}
        <a class="button" href={linkTo(`events/${date.event}`)}>
          {date.repeats ? say.calendar.editSeries : say.kinds.events.edit}
        </a>
      </div>
    </Dialog>
  )
}

function About({ date }: { date: PlannedDate }) {
  const say = useSay()
  const { content } = useStaff()
  const { centre } = useDesk()
  const { occurrence, skipped } = date
  const source = centre.sourceLanguage
  const read = useReadHere()
  const event = content.find('events', date.event)?.item
  const place = date.place === undefined ? undefined : content.find('places', date.place)?.item
  const isTold = occurrence.endDate !== occurrence.date || occurrence.endTime !== occurrence.time
  const hours = occurrence.allDay
    ? say.home.allDay
    : `${occurrence.time}${isTold ? `–${occurrence.endDate === occurrence.date ? '' : `${sayDate(occurrence.endDate, say)} `}${occurrence.endTime}` : ''}`
  const where = [place && titleOf<'places'>(place, source), date.room?.[source]].filter(Boolean).join(' · ')
  const repeats = event && sayRepetition(event, say.rule, centre.timeZone)
  return (
    <div class="one-date-about">
      <p>
        <strong>
          {sayLongDate(occurrence.date, say)}, <span class="nowrap">{hours}</span>
        </strong>
      </p>
      {where && <p>{where}</p>}
      {repeats && <p class="soft">{repeats}</p>}
      {occurrence.status === 'cancelled' && (
        <p class="cancelled">{[say.dates.cancelled, read(occurrence.reason)].filter(Boolean).join(': ')}</p>
      )}
      {event && occurrence.status !== 'cancelled' && changeOf(event, occurrence.key) && (
        <p class="cancelled">{[sayChange(occurrence, say), read(occurrence.reason)].filter(Boolean).join(': ')}</p>
      )}
      {skipped && <p class="cancelled">{say.dates.skipped(read(skipped))}</p>}
      <DateWarnings date={date} />
    </div>
  )
}

/** `Verlegt (statt Di., 22. Dezember, 15:00)`; where only the hour is another, the hour alone. */
function sayChange({ status, was, date, allDay }: PlannedDate['occurrence'], say: Messages): string {
  if (status !== 'moved') return say.dates.changed
  const day = was && was.date !== date ? sayDate(was.date, say, date) : ''
  const before = was && [day, allDay ? '' : was.time].filter(Boolean).join(', ')
  return before ? `${say.dates.moved} (${say.dates.insteadOf(before)})` : say.dates.moved
}
