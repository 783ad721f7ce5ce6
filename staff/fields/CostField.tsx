import type { Cost } from '../../content/model/facts.ts'
import type { Field } from '../forms/form.ts'
import { useValue } from '../forms/editing.ts'
import { useSay } from '../staff.ts'
import { Frame } from './Frame.tsx'
import { Segments } from './Segments.tsx'
import { TextField } from './TextField.tsx'

export function CostField({ field }: { field: Extract<Field, { type: 'cost' }> }) {
  const say = useSay()
  const [kind, setKind] = useValue<Cost['kind']>(`${field.path}.kind`)
  const [, setText] = useValue<Cost['text']>(`${field.path}.text`)
  return (
    <Frame field={field}>
      <Segments
        options={(['free', 'donation', 'paid'] as const).map((value) => ({ value, label: say.choices.cost[value] ?? '' }))}
        value={kind}
        onChoose={(next) => {
          setKind(next as Cost['kind'])
          if (next === 'free') setText(undefined)
        }}
      />
      {kind !== 'free' && (
        <TextField field={{ path: `${field.path}.text`, type: 'text', form: 'line', longest: 160, label: 'costText' }} />
      )}
    </Frame>
  )
}
