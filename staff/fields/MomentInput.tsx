import { sensibleDays } from './input-type.ts'
import { useSay } from '../staff.ts'

interface MomentInputProps {
  id?: string
  label: string
  /** `2026-11-24T15:00` or a plain date. */
  value: string | undefined
  onChange: (moment: string | undefined) => void
  faulty?: boolean
}

/** A day and an hour. Without an hour the moment is the plain day. */
export function MomentInput({ id, label, value = '', onChange, faulty }: MomentInputProps) {
  const say = useSay()
  const [date, time] = [value.slice(0, 10), value.slice(11)]
  return (
    <div class="moment">
      <span class="moment-label">{label}</span>
      <input
        {...(id ? { id } : {})}
        type="date"
        {...sensibleDays}
        aria-label={`${label}: ${say.fields.day}`}
        aria-invalid={faulty ?? false}
        value={date}
        onInput={({ currentTarget }) =>
          onChange(currentTarget.value ? (time ? `${currentTarget.value}T${time}` : currentTarget.value) : undefined)
        }
      />
      <input
        type="time"
        aria-label={`${label}: ${say.dates.time}`}
        value={time}
        onInput={({ currentTarget }) => {
          if (date) onChange(currentTarget.value ? `${date}T${currentTarget.value}` : date)
        }}
      />
    </div>
  )
}
