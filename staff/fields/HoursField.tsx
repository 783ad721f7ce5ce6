import { Copy, Plus, X } from 'lucide'
import type { OpeningSlot } from '../../content/model/hours.ts'
import { weekdays, type Weekday } from '../../content/model/time.ts'
import type { Field } from '../forms/form.ts'
import { useValue } from '../forms/editing.ts'
import { Icon } from '../look/Icon.tsx'
import { hoursByDay, passesMidnight, sayNight, slotsOf, tidyTimes, type Times, type WeekHours } from '../model/week-hours.ts'
import { addMinutes } from '../model/wall-clock.ts'
import { useSay } from '../staff.ts'
import { Frame } from './Frame.tsx'

const workdays: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR']

/** Weekly hours, day by day; one day can be carried over to the others. */
export function HoursField({ field }: { field: Extract<Field, { type: 'hours' }> }) {
  const say = useSay()
  const [slots = [], setSlots] = useValue<OpeningSlot[]>(field.path)
  const week = hoursByDay(slots)
  const write = (changed: Partial<WeekHours>) => setSlots(slotsOf({ ...week, ...changed }))
  const copyToWorkdays = (times: Times[]) => write(Object.fromEntries(workdays.map((day) => [day, times])))
  return (
    <Frame field={field}>
      <ul class="week">
        {weekdays.map((day) => (
          <li key={day} class="week-day">
            <span class="week-name" aria-hidden="true">
              {say.choices.weekdays[day]}
            </span>
            <div class="week-slots">
              <SlotList
                of={say.choices.weekdaysLong[day] ?? day}
                morningAfter={say.choices.weekdaysLong[dayAfter(day)]}
                slots={week[day]}
                onChange={(times) => write({ [day]: times })}
                fresh={week[day].length === 0 ? lastTimes(week, day) : undefined}
              />
            </div>
            {day === 'MO' && week.MO.length > 0 && (
              <button type="button" class="tool" onClick={() => copyToWorkdays(week.MO)}>
                <Icon node={Copy} size="18px" /> {say.hours.copyWeek}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Frame>
  )
}

const dayAfter = (day: Weekday): Weekday => weekdays[(weekdays.indexOf(day) + 1) % weekdays.length]!

/** A new stretch begins as the day before did. */
const lastTimes = (week: WeekHours, day: Weekday): Times | undefined =>
  weekdays
    .slice(0, weekdays.indexOf(day))
    .map((each) => week[each][0])
    .findLast((times) => times !== undefined)

interface SlotListProps {
  of: string
  slots: Times[]
  onChange: (slots: Times[]) => void
  /** The name of the day on which a night ends, where it is known. */
  morningAfter?: string | undefined
  fresh?: Times | undefined
}

export function SlotList({ of, slots, onChange, morningAfter, fresh }: SlotListProps) {
  const say = useSay()
  const last = slots.at(-1)
  const next: Times =
    fresh ?? (last ? { from: addMinutes(last.until, 60), until: addMinutes(last.until, 180) } : { from: '10:00', until: '16:00' })
  const change = (index: number, times: Partial<Times>) =>
    onChange(slots.map((slot, each) => (each === index ? tidyTimes({ ...slot, ...times }) : slot)))
  return (
    <>
      {slots.length === 0 && <span class="soft">{say.hours.closed}</span>}
      {slots.map((slot, index) => (
        <div key={index} class="slot">
          <input
            type="time"
            aria-label={`${of}: ${say.fields.from}`}
            value={slot.from}
            onChange={({ currentTarget }) => currentTarget.value && change(index, { from: currentTarget.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            type="time"
            aria-label={`${of}: ${say.fields.until}`}
            value={slot.until === '24:00' ? '00:00' : slot.until}
            onChange={({ currentTarget }) => currentTarget.value && change(index, { until: currentTarget.value })}
          />
          <button
            type="button"
            class="icon-button"
            aria-label={`${of} ${slot.from}: ${say.remove}`}
            onClick={() => onChange(slots.filter((_, each) => each !== index))}
          >
            <Icon node={X} size="20px" />
          </button>
          <label class="slot-how">
            <input
              type="checkbox"
              checked={slot.byAppointment ?? false}
              onChange={({ currentTarget }) => change(index, { byAppointment: currentTarget.checked })}
            />
            <span>{say.hours.byAppointment}</span>
          </label>
          {passesMidnight(slot) && <p class="help slot-night">{sayNight(slot, say, morningAfter)}</p>}
        </div>
      ))}
      <button
        type="button"
        class="icon-button"
        aria-label={`${of}: ${say.hours.addSlot}`}
        onClick={() => onChange([...slots, next])}
      >
        <Icon node={Plus} size="22px" />
      </button>
    </>
  )
}
