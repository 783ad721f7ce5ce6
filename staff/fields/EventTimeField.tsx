import type { Event } from '../../content/model/event.ts'
import type { Field } from '../forms/form.ts'
import { fieldId, useEditing, useFault } from '../forms/editing.ts'
import { type EventTime, moveStart, readEventTime, writeEventTime } from '../model/event-time.ts'
import { useSay } from '../staff.ts'
import { Frame } from './Frame.tsx'
import { sensibleDays } from './input-type.ts'

/** Day, beginning and end of an event. */
export function EventTimeField({ field }: { field: Extract<Field, { type: 'event-time' }> }) {
  const say = useSay()
  const { editor } = useEditing()
  const event = editor.draft.value as unknown as Event
  const time = readEventTime(event)
  const fault = useFault('end') ?? useFault('duration')
  const write = (next: EventTime) => {
    const written = writeEventTime(next)
    editor.set('start', written.start)
    editor.set('end', written.end)
    editor.set('duration', undefined)
    editor.set('allDay', written.allDay)
  }
  const isLonger = time.endDate !== time.date
  return (
    <Frame field={field}>
      <div class="event-time">
        <DayInput
          id={fieldId('start.date')}
          label={time.allDay && isLonger ? say.fields.firstDay : say.fields.day}
          value={time.date}
          onChange={(date) => date && write(moveStart(time, date, time.time))}
        />
        {!time.allDay && (
          <TimeInput label={say.fields.begins} value={time.time} onChange={(from) => write(moveStart(time, time.date, from))} />
        )}
        {!time.allDay && (
          <TimeInput
            label={say.fields.ends}
            value={time.endTime}
            faulty={fault !== undefined}
            onChange={(until) => write({ ...time, endTime: until })}
          />
        )}
        {isLonger && (
          <DayInput
            label={say.fields.lastDay}
            value={time.endDate}
            onChange={(date) => date && write({ ...time, endDate: date })}
          />
        )}
      </div>
      {fault && (
        <p class="fault" id={fieldId('end')} tabIndex={-1}>
          {fault}
        </p>
      )}
      <div class="toggles">
        <label class="toggle">
          <input
            type="checkbox"
            checked={time.allDay}
            onChange={({ currentTarget: { checked } }) =>
              write({ ...time, allDay: checked, time: checked ? '' : time.time || '15:00', endTime: checked ? '' : '17:00' })
            }
          />
          <span>{say.fields.allDay}</span>
        </label>
        <label class="toggle">
          <input
            type="checkbox"
            checked={isLonger}
            onChange={({ currentTarget: { checked } }) => write({ ...time, endDate: checked ? nextDay(time.date) : time.date })}
          />
          <span>{say.fields.otherDay}</span>
        </label>
      </div>
    </Frame>
  )
}

const nextDay = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** Who leaves what is no day or hour (31 February, nothing) where there must be one sees again the one that is saved. */
const showWhatCounts = (input: HTMLInputElement, value: string) => {
  if (input.value === '' && value !== '') input.value = value
}

interface InputProps {
  id?: string
  label: string
  value: string
  onChange: (value: string) => void
  faulty?: boolean
}

export function DayInput({ id, label, value, onChange, faulty }: InputProps) {
  return (
    <label class="stacked">
      <span class="label label-small">{label}</span>
      <input
        {...(id ? { id } : {})}
        type="date"
        {...sensibleDays}
        value={value}
        aria-invalid={faulty ?? false}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
        onBlur={({ currentTarget }) => showWhatCounts(currentTarget, value)}
      />
    </label>
  )
}

export function TimeInput({ id, label, value, onChange, faulty }: InputProps) {
  return (
    <label class="stacked">
      <span class="label label-small">{label}</span>
      <input
        {...(id ? { id } : {})}
        type="time"
        value={value}
        aria-invalid={faulty ?? false}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
        onBlur={({ currentTarget }) => showWhatCounts(currentTarget, value)}
      />
    </label>
  )
}
