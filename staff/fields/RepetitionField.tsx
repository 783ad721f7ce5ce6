import type { Event } from '../../content/model/event.ts'
import { weekdays } from '../../content/model/time.ts'
import type { Field } from '../forms/form.ts'
import { useEditing, useValue } from '../forms/editing.ts'
import type { Messages } from '../messages/de.ts'
import type { Draft } from '../model/draft.ts'
import { readWeekly, type Weekly, writeWeekly } from '../model/weekly.ts'
import { weekdayOfDate } from '../model/wall-clock.ts'
import { useSay } from '../staff.ts'
import { Chips } from './Chips.tsx'
import { DayInput } from './EventTimeField.tsx'
import { Frame } from './Frame.tsx'
import { Segments } from './Segments.tsx'

type Spec = { field: Extract<Field, { type: 'repetition' }> }

/** Once, or weekly on some days. A repetition the form cannot say is told in words and stays as it is. */
export function RepetitionField({ field }: Spec) {
  const say = useSay()
  const [recurrence] = useValue<NonNullable<Event['recurrence']>>('recurrence')
  const [start = ''] = useValue<string>('start')
  const rule = recurrence?.rule
  const weekly = rule === undefined ? undefined : readWeekly(rule, start)
  return (
    <Frame field={field}>
      {rule !== undefined && !weekly ? (
        <p class="aside">
          <strong>{describeRule(rule, say)}</strong> {say.repetition.special}
        </p>
      ) : (
        <WeeklyControls weekly={weekly} start={start} />
      )}
      {recurrence !== undefined && (recurrence.dates ?? []).length > 0 && (
        <p class="help">{say.repetition.furtherDates(recurrence.dates.length)}</p>
      )}
      {rule !== undefined && <SkipChips />}
    </Frame>
  )
}

function WeeklyControls({ weekly, start }: { weekly: Weekly | undefined; start: string }) {
  const say = useSay()
  const { editor } = useEditing()
  const write = (next: Weekly | undefined) => {
    if (next) editor.set('recurrence.rule', writeWeekly(next))
    else if (hasDates(editor.draft.peek())) editor.set('recurrence.rule', undefined)
    else editor.set('recurrence', undefined)
  }
  const begin: Weekly = weekly ?? { every: 1, days: [weekdayOfDate(start)] }
  return (
    <>
      <Segments
        tight
        options={[
          { value: '0', label: say.repetition.once },
          { value: '1', label: say.repetition.weekly },
          { value: '2', label: say.repetition.biweekly },
        ]}
        value={String(weekly?.every ?? 0)}
        onChoose={(every) => write(every === '0' ? undefined : { ...begin, every: every === '2' ? 2 : 1 })}
      />
      {weekly && (
        <>
          <span class="label label-small">{say.repetition.days}</span>
          <Chips
            options={weekdays.map((day) => ({ value: day, label: say.choices.weekdays[day] ?? day }))}
            values={weekly.days}
            onChange={(days) => {
              const chosen = weekdays.filter((day) => days.includes(day))
              if (chosen.length > 0) write({ ...weekly, days: chosen })
            }}
          />
          <div class="series-end">
            <label class="toggle">
              <input
                type="checkbox"
                checked={weekly.until === undefined}
                onChange={({ currentTarget: { checked } }) => write(endWith(weekly, checked ? undefined : inHalfAYear(start)))}
              />
              <span>{say.repetition.noEnd}</span>
            </label>
            {weekly.until !== undefined && (
              <DayInput
                label={say.repetition.end}
                value={weekly.until}
                onChange={(until) => until && write(endWith(weekly, until))}
              />
            )}
          </div>
        </>
      )}
    </>
  )
}

function SkipChips() {
  const say = useSay()
  const [skip = [], setSkip] = useValue<string[]>('skip')
  return (
    <>
      <span class="label label-small">{say.fields.skip}</span>
      <Chips
        options={['holidays', 'school-holidays'].map((value) => ({ value, label: say.choices.skip[value] ?? '' }))}
        values={skip}
        onChange={setSkip}
      />
    </>
  )
}

const hasDates = (draft: Draft) => ((draft.recurrence as Event['recurrence'])?.dates ?? []).length > 0

const endWith = ({ every, days }: Weekly, until: string | undefined): Weekly => ({ every, days, ...(until ? { until } : {}) })

const inHalfAYear = (start: string) =>
  new Date(Date.parse(`${start.slice(0, 10)}T00:00:00Z`) + 182 * 86_400_000).toISOString().slice(0, 10)

const frequencies: [RegExp, keyof Messages['repetition'] & ('daily' | 'weekly' | 'monthly' | 'yearly')][] = [
  [/FREQ=DAILY/, 'daily'],
  [/FREQ=WEEKLY/, 'weekly'],
  [/FREQ=MONTHLY/, 'monthly'],
  [/FREQ=YEARLY/, 'yearly'],
]

/** Its kind only; the list of dates says the rest. */
const describeRule = (rule: string, say: Messages): string => {
  const found = /INTERVAL=(?!1(;|$))/.test(rule) ? undefined : frequencies.find(([pattern]) => pattern.test(rule))
  return found ? `${say.repetition[found[1]]}.` : ''
}
