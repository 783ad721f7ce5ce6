import { useState } from 'preact/hooks'
import { DayInput, TimeInput } from '../fields/EventTimeField.tsx'
import { type EventTime, moveStart, readOccurrenceTime, writeEventTime } from '../model/event-time.ts'
import { useSay } from '../staff.ts'
import { type ChosenReason, ReasonField, useReason } from './ReasonField.tsx'
import { type Scope, ScopeChoice } from './ScopeChoice.tsx'
import type { DateSaving } from './use-date-saving.ts'

/** Another day or hour, for this date or for it and all that follow. The length stays unless somebody says otherwise. */
export function MoveDate({ saving }: { saving: DateSaving }) {
  const say = useSay()
  const textOf = useReason()
  const [scope, setScope] = useState<Scope>('one')
  const [reason, setReason] = useState<ChosenReason>()
  const before = readOccurrenceTime(saving.date.occurrence)
  const [time, setTime] = useState(before)
  // What is no day and no hour (31 February, nothing) is empty in the browser's fields; the last one that was stays in `time`.
  const [isEmpty, setEmpty] = useState({ day: false, begins: false })
  const needed = (name: keyof typeof isEmpty, value: string, moved: (to: string) => EventTime) => ({
    value: isEmpty[name] ? '' : value,
    faulty: isEmpty[name],
    onChange: (to: string) => {
      setEmpty({ ...isEmpty, [name]: !to })
      if (to) setTime(moved(to))
    },
  })
  const { date, event, isBusy } = saving
  const written = writeEventTime(time)
  const isBackwards = written.end !== undefined && written.end < written.start
  const isWrong = isBackwards || isEmpty.day || isEmpty.begins
  const isMore = scope === 'one' && reason !== undefined && date.occurrence.status === 'moved'
  const isSame = !isMore && Object.entries(before).every(([name, value]) => time[name as keyof typeof time] === value)
  const isForeign = scope === 'following' && saving.follows !== undefined
  const move = () => {
    const times = { start: written.start, ...(written.end === undefined ? {} : { end: written.end }) }
    if (scope === 'following') return void saving.following(times, say.calendar.done.following)
    const text = textOf(reason)
    return void saving.change({ ...times, ...(text ? { reason: text } : {}) }, say.calendar.done.moved)
  }
  if (event?.timeZone !== undefined) return <p class="help">{say.calendar.otherZone}</p>
  return (
    <>
      {date.repeats && <ScopeChoice scope={scope} onChoose={setScope} />}
      {isForeign && <p class="help">{say.feeds.event.split(saving.follows ?? '')}</p>}
      <div class="event-time">
        <DayInput label={say.fields.day} {...needed('day', time.date, (day) => moveStart(time, day, time.time))} />
        {!time.allDay && (
          <>
            <TimeInput label={say.fields.begins} {...needed('begins', time.time, (from) => moveStart(time, time.date, from))} />
            <TimeInput
              label={say.fields.ends}
              value={time.endTime}
              faulty={isBackwards}
              onChange={(until) => setTime({ ...time, endTime: until })}
            />
          </>
        )}
      </div>
      {isBackwards && <p class="fault">{say.faults.endBeforeStart}</p>}
      {isEmpty.day && <p class="fault">{say.faults.date}</p>}
      {isEmpty.begins && <p class="fault">{say.faults.time}</p>}
      {scope === 'one' && <ReasonField chosen={reason} onChoose={setReason} />}
      <button type="button" class="button button-primary" disabled={isBusy || isWrong || isSame || isForeign} onClick={move}>
        {say.dates.move}
      </button>
    </>
  )
}
