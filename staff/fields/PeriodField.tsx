import { addDays } from '../../content/rules/local-time.ts'
import type { Field } from '../forms/form.ts'
import { fieldId, useFault, useValue } from '../forms/editing.ts'
import { wallTime } from '../model/wall-clock.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { Frame } from './Frame.tsx'
import { MomentInput } from './MomentInput.tsx'

/** From when until when something is shown; the usual lengths are one tap. */
export function PeriodField({ field }: { field: Extract<Field, { type: 'period' }> }) {
  const say = useSay()
  const { now } = useStaff()
  const { centre } = useDesk()
  const [from, setFrom] = useValue<string>('from')
  const [until, setUntil] = useValue<string>('until')
  const fault = useFault('until')
  const first = [from ?? '', wallTime(now(), centre.timeZone)].sort().at(-1)!.slice(0, 10)
  const lengths = [
    { days: 0, label: say.period.today },
    { days: 7, label: say.period.week },
    { days: 28, label: say.period.month },
  ]
  return (
    <Frame field={field}>
      <MomentInput id={fieldId('from.date')} label={say.fields.from} value={from} onChange={setFrom} />
      <MomentInput
        id={fieldId('until')}
        label={say.fields.until}
        value={until}
        onChange={setUntil}
        faulty={fault !== undefined}
      />
      {fault && <p class="fault">{fault}</p>}
      <div class="quick">
        {lengths.map(({ days, label }) => (
          <button key={days} type="button" class="tool" onClick={() => setUntil(`${addDays(first, days)}T23:59`)}>
            {label}
          </button>
        ))}
      </div>
    </Frame>
  )
}
