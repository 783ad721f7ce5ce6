import { Segments } from '../fields/Segments.tsx'
import { useSay } from '../staff.ts'

export type Scope = 'one' | 'following'

/** Whether something is meant for one date or for the rest of its series. */
export function ScopeChoice({ scope, onChoose }: { scope: Scope; onChoose: (scope: Scope) => void }) {
  const say = useSay()
  return (
    <Segments
      label={say.calendar.scope}
      options={(['one', 'following'] as const).map((value) => ({ value, label: say.calendar.scopes[value] }))}
      value={scope}
      onChoose={(chosen) => onChoose(chosen as Scope)}
    />
  )
}
