import { Plus, Trash2 } from 'lucide'
import type { SpecialDay } from '../../content/model/hours.ts'
import type { Field } from '../forms/form.ts'
import { fieldId, useFault, useValue } from '../forms/editing.ts'
import { Icon } from '../look/Icon.tsx'
import { randomLetters } from '../model/new-id.ts'
import { wallTime } from '../model/wall-clock.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { DayInput } from './EventTimeField.tsx'
import { Frame } from './Frame.tsx'
import { SlotList } from './HoursField.tsx'
import { Segments } from './Segments.tsx'
import { TextField } from './TextField.tsx'

/** Dated exceptions to the weekly hours: closed, or other times. */
export function SpecialDaysField({ field }: { field: Extract<Field, { type: 'special-days' }> }) {
  const say = useSay()
  const { now, random } = useStaff()
  const { centre } = useDesk()
  const [days = [], setDays] = useValue<SpecialDay[]>(field.path)
  const today = wallTime(now(), centre.timeZone).slice(0, 10)
  return (
    <Frame field={field}>
      {days.map((day, index) => (
        <OneDay
          key={day.id}
          path={`${field.path}.${index}`}
          day={day}
          onRemove={() => setDays(days.filter((_, each) => each !== index))}
        />
      ))}
      <button
        type="button"
        class="button"
        onClick={() => setDays([...days, { id: `tag-${randomLetters(6, random)}`, from: today, slots: [] }])}
      >
        <Icon node={Plus} size="22px" /> {say.hours.addDay}
      </button>
    </Frame>
  )
}

function OneDay({ path, day, onRemove }: { path: string; day: SpecialDay; onRemove: () => void }) {
  const say = useSay()
  const [, setFrom] = useValue<string>(`${path}.from`)
  const [, setUntil] = useValue<string>(`${path}.until`)
  const [, setSlots] = useValue<SpecialDay['slots']>(`${path}.slots`)
  const fault = useFault(`${path}.until`)
  return (
    <div class="entry">
      <div class="entry-row">
        <DayInput label={say.fields.day} value={day.from} onChange={(from) => from && setFrom(from)} />
        <DayInput
          id={fieldId(`${path}.until`)}
          label={say.hours.untilDay}
          value={day.until ?? ''}
          faulty={fault !== undefined}
          onChange={(until) => setUntil(until || undefined)}
        />
        <button type="button" class="icon-button" aria-label={say.remove} onClick={onRemove}>
          <Icon node={Trash2} size="22px" />
        </button>
      </div>
      {fault && <p class="fault">{fault}</p>}
      <Segments
        options={[
          { value: 'closed', label: say.hours.closedThen },
          { value: 'other', label: say.hours.otherTimes },
        ]}
        value={day.slots.length > 0 ? 'other' : 'closed'}
        onChoose={(next) => setSlots(next === 'closed' ? [] : [{ from: '10:00', until: '13:00' }])}
      />
      {day.slots.length > 0 && (
        <div class="week-slots">
          <SlotList of={day.from} slots={day.slots} onChange={setSlots} />
        </div>
      )}
      <TextField field={{ path: `${path}.reason`, type: 'text', form: 'line', longest: 160, label: 'reason' }} />
    </div>
  )
}
