import type { Event } from '../../content/model/event.ts'
import type { Field } from '../forms/form.ts'
import { useEditing, useValue } from '../forms/editing.ts'
import { beginRepetition, readRepetition, type Repetition, type Unit, writeRepetition } from '../model/repetition.ts'
import { sayRepetition } from '../model/say-repetition.ts'
import { useDesk, useSay } from '../staff.ts'
import { Chips } from './Chips.tsx'
import { Frame } from './Frame.tsx'
import { RepetitionControls } from './RepetitionControls.tsx'
import { Segments } from './Segments.tsx'
import { SingleDays } from './SingleDays.tsx'

type Spec = { field: Extract<Field, { type: 'repetition' }> }

/** How an event repeats, said in words below. A repetition the form cannot make is told in words and stays as it is. */
export function RepetitionField({ field }: Spec) {
  const [recurrence] = useValue<NonNullable<Event['recurrence']>>('recurrence')
  const [start = ''] = useValue<string>('start')
  const rule = recurrence?.rule
  const repetition = rule === undefined ? undefined : readRepetition(rule, start)
  const isSpecial = rule !== undefined && !repetition
  return (
    <Frame field={field}>
      {!isSpecial && <Choice repetition={repetition} start={start} />}
      {rule !== undefined && <SkipChips />}
      <SingleDays />
      <InWords isSpecial={isSpecial} />
    </Frame>
  )
}

const units: readonly Unit[] = ['day', 'week', 'month', 'year']

function Choice({ repetition, start }: { repetition: Repetition | undefined; start: string }) {
  const say = useSay()
  const { editor } = useEditing()
  const [dates = []] = useValue<string[]>('recurrence.dates')
  const write = (next: Repetition | undefined) => {
    if (next) editor.set('recurrence.rule', writeRepetition(next))
    else if (dates.length > 0) editor.set('recurrence.rule', undefined)
    else editor.set('recurrence', undefined)
  }
  return (
    <>
      <Segments
        label={say.fields.repetition}
        options={[
          { value: 'once', label: say.repetition.once },
          ...units.map((unit) => ({ value: unit, label: say.repetition.units[unit] })),
        ]}
        value={repetition?.unit ?? 'once'}
        onChoose={(unit) => write(unit === 'once' ? undefined : beginRepetition(unit as Unit, start, repetition?.end))}
      />
      {repetition && <RepetitionControls repetition={repetition} start={start} onChange={write} />}
    </>
  )
}

function InWords({ isSpecial }: { isSpecial: boolean }) {
  const say = useSay()
  const { editor } = useEditing()
  const { centre } = useDesk()
  const { start, recurrence, excludedDates, skip, timeZone } = editor.draft.value as unknown as Event
  const said = sayRepetition({ start, recurrence, excludedDates, skip, timeZone }, say.rule, centre.timeZone)
  return (
    <p class={said === undefined ? 'visually-hidden' : 'aside'} role="status">
      {said !== undefined && <strong>{said}.</strong>} {isSpecial && say.repetition.special}
    </p>
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
