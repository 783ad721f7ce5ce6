import type { Liveness } from '../model/liveness.ts'
import { useSay } from '../staff.ts'

/** Whether residents see it: colour, shape and word together. */
export function Pill({ of, large }: { of: Liveness | 'new'; large?: boolean }) {
  const say = useSay()
  return <span class={`pill pill-${of}${large ? ' pill-large' : ''}`}>{say.liveness[of]}</span>
}
