import { addDays } from '../../content/rules/local-time.ts'
import { weekdays, type Weekday } from '../../content/model/time.ts'
import { beginRepetition, type MonthDay, ordinals, type Ordinal, type Repetition, type SeriesEnd } from '../model/repetition.ts'
import { useSay } from '../staff.ts'
import { Chips } from './Chips.tsx'
import { DayInput } from './EventTimeField.tsx'
import { Segments } from './Segments.tsx'
import { Select } from './Select.tsx'

interface ControlsProps {
  repetition: Repetition
  start: string
  onChange: (next: Repetition) => void
}

/** How often, on which days, until when. */
export function RepetitionControls({ repetition, start, onChange }: ControlsProps) {
  const say = useSay()
  const { unit, every } = repetition
  const offered = Array.from({ length: Math.max(12, every) }, (_, n) => n + 1)
  return (
    <>
      <Select
        label={say.repetition.every}
        options={offered.map((count) => ({ value: String(count), label: say.rule.every(unit, count) }))}
        value={String(every)}
        onChoose={(count) => onChange({ ...repetition, every: Number(count) })}
      />
      {repetition.unit === 'week' && (
        <>
          <span class="label label-small">{say.repetition.days}</span>
          <Chips
            options={weekdays.map((day) => ({ value: day, label: say.choices.weekdays[day] ?? day }))}
            values={repetition.days}
            onChange={(days) => {
              const chosen = weekdays.filter((day) => days.includes(day))
              if (chosen.length > 0) onChange({ ...repetition, days: chosen })
            }}
          />
        </>
      )}
      {repetition.unit === 'month' && (
        <OnMonthDay on={repetition.on} start={start} onChange={(on) => onChange({ ...repetition, on })} />
      )}
      <Ending end={repetition.end} start={start} onChange={(end) => onChange({ ...repetition, end })} />
    </>
  )
}

function OnMonthDay({ on, start, onChange }: { on: MonthDay; start: string; onChange: (on: MonthDay) => void }) {
  const say = useSay()
  const words = say.repetition
  const begin = beginRepetition('month', start, undefined)
  const byWeekday: MonthDay = begin.unit === 'month' ? begin.on : on
  const days = [...Array.from({ length: 31 }, (_, n) => n + 1), -1]
  return (
    <>
      <Segments
        label={words.monthDay}
        options={[
          { value: 'weekday', label: words.byWeekday },
          { value: 'day', label: words.byDay },
        ]}
        value={on.by}
        onChoose={(by) => onChange(by === 'weekday' ? byWeekday : { by: 'day', day: Number(start.slice(8, 10)) })}
      />
      {on.by === 'day' ? (
        <Select
          label={words.monthDay}
          options={days.map((day) => ({ value: String(day), label: day === -1 ? words.lastDay : words.dayNumber(day) }))}
          value={String(on.day)}
          onChoose={(day) => onChange({ by: 'day', day: Number(day) })}
        />
      ) : (
        <div class="two-selects">
          <Select
            label={words.which}
            options={ordinals.map((nth) => ({ value: String(nth), label: words.ordinals[nth] ?? String(nth) }))}
            value={String(on.nth)}
            onChoose={(nth) => onChange({ ...on, nth: Number(nth) as Ordinal })}
          />
          <Select
            label={words.weekday}
            options={weekdays.map((day) => ({ value: day, label: say.choices.weekdaysLong[day] ?? day }))}
            value={on.day}
            onChoose={(day) => onChange({ ...on, day: day as Weekday })}
          />
        </div>
      )}
    </>
  )
}

/** A year of weeks, and what schemas take. */
const most = 999

function Ending({ end, start, onChange }: { end: SeriesEnd; start: string; onChange: (end: SeriesEnd) => void }) {
  const say = useSay()
  const kind = end === undefined ? 'never' : 'until' in end ? 'until' : 'count'
  const choose = (next: string) => {
    if (next === 'never') onChange(undefined)
    else onChange(next === 'count' ? { count: 10 } : { until: addDays(start.slice(0, 10), 182) })
  }
  return (
    <div class="series-end">
      <Select
        label={say.repetition.ends}
        options={(['never', 'until', 'count'] as const).map((value) => ({ value, label: say.repetition.endings[value] }))}
        value={kind}
        onChoose={choose}
      />
      {end !== undefined && 'until' in end && (
        <DayInput label={say.repetition.end} value={end.until} onChange={(until) => until && onChange({ until })} />
      )}
      {end !== undefined && 'count' in end && (
        <label class="stacked">
          <span class="label label-small">{say.repetition.count}</span>
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={most}
            value={end.count}
            onInput={({ currentTarget: { valueAsNumber } }) =>
              valueAsNumber >= 1 && valueAsNumber <= most && onChange({ count: Math.floor(valueAsNumber) })
            }
          />
        </label>
      )}
    </div>
  )
}
