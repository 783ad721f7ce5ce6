import { useState } from 'preact/hooks'
import { DayInput, TimeInput } from '../fields/EventTimeField.tsx'
import { moveStart, readOccurrenceTime, writeEventTime } from '../model/event-time.ts'
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
  const [time, setTime] = useState(() => readOccurrenceTime(saving.date.occurrence))
  const { date, event, isBusy } = saving
  const written = writeEventTime(time)
  const isWrong = written.end !== undefined && written.end < written.start
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
        <DayInput label={say.fields.day} value={time.date} onChange={(day) => day && setTime(moveStart(time, day, time.time))} />
        {!time.allDay && (
          <>
            <TimeInput
              label={say.fields.begins}
              value={time.time}
              onChange={(from) => from && setTime(moveStart(time, time.date, from))}
            />
            <TimeInput
              label={say.fields.ends}
              value={time.endTime}
              faulty={isWrong}
              onChange={(until) => setTime({ ...time, endTime: until })}
            />
          </>
        )}
      </div>
      {isWrong && <p class="fault">{say.faults.endBeforeStart}</p>}
      {scope === 'one' && <ReasonField chosen={reason} onChoose={setReason} />}
      <button type="button" class="button button-primary" disabled={isBusy || isWrong || isForeign} onClick={move}>
        {say.dates.move}
      </button>
    </>
  )
}
