import { X } from 'lucide'
import { useState } from 'preact/hooks'
import { useEditing, useValue } from '../forms/editing.ts'
import { Icon } from '../look/Icon.tsx'
import { sayMoment } from '../parts/dates.ts'
import { useSay } from '../staff.ts'
import { DayInput } from './EventTimeField.tsx'

/** Days that a series leaves out, and days that come to it: for what no rule says. */
export function SingleDays() {
  const say = useSay()
  const { editor } = useEditing()
  const [rule] = useValue<string>('recurrence.rule')
  const [start = ''] = useValue<string>('start')
  const [excluded = []] = useValue<string[]>('excludedDates')
  const [dates = []] = useValue<string[]>('recurrence.dates')
  const setDates = (next: string[]) => {
    if (next.length > 0 || rule !== undefined) editor.set('recurrence.dates', next)
    else editor.set('recurrence', undefined)
  }
  return (
    <details class="single-days" open={excluded.length + dates.length > 0}>
      <summary>{say.repetition.singleDays}</summary>
      <DayList
        label={say.repetition.further}
        add={say.repetition.addFurther}
        days={dates}
        start={start}
        // Without an hour of its own a further date has the hour of the series.
        onChange={setDates}
      />
      {(rule !== undefined || excluded.length > 0) && (
        <DayList
          label={say.repetition.leftOut}
          add={say.repetition.addLeftOut}
          days={excluded}
          start={start}
          onChange={(days) => editor.set('excludedDates', days)}
        />
      )}
    </details>
  )
}

interface DayListProps {
  label: string
  add: string
  days: readonly string[]
  start: string
  onChange: (days: string[]) => void
}

function DayList({ label, add, days, start, onChange }: DayListProps) {
  const say = useSay()
  const [day, setDay] = useState('')
  const isNew = day !== '' && !days.some((each) => each.slice(0, 10) === day)
  return (
    <div class="day-list">
      {days.length > 0 && (
        <ul aria-label={label}>
          {days.map((each) => (
            <li key={each}>
              {sayMoment(each, say, start)}
              <button
                type="button"
                class="icon-button"
                aria-label={say.repetition.removeDay(sayMoment(each, say, start))}
                onClick={() => onChange(days.filter((other) => other !== each))}
              >
                <Icon node={X} size="20px" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="day-add">
        <DayInput label={label} value={day} onChange={setDay} />
        <button
          type="button"
          class="button"
          disabled={!isNew}
          onClick={() => {
            onChange([...days, day].sort())
            setDay('')
          }}
        >
          {add}
        </button>
      </div>
    </div>
  )
}
