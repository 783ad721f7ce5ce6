import { Counter, type Registry } from 'prom-client'
import { Problem } from '../problem.ts'
import type { SignIn } from '../staff/sign-in.ts'

const outcomes: Record<number, string> = { 401: 'refused', 403: 'needs-https', 429: 'slowed-down', 503: 'too-busy' }

const outcomeOf = (error: unknown) => (error instanceof Problem && outcomes[error.status]) || 'failed'

/** The same sign-in, its outcomes counted: how many guess, never whose name. */
export const countSignIns = (registry: Registry): ((signIn: SignIn) => SignIn) => {
  const attempts = new Counter({
    name: 'rotes_sofa_sign_ins_total',
    help: 'Attempts to sign in by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
  })
  for (const outcome of ['signed-in', ...Object.values(outcomes), 'failed']) attempts.inc({ outcome }, 0)

  return (signIn) => ({
    ...signIn,
    async enter(...asked) {
      try {
        const signedIn = await signIn.enter(...asked)
        attempts.inc({ outcome: 'signed-in' })
        return signedIn
      } catch (error) {
        attempts.inc({ outcome: outcomeOf(error) })
        throw error
      }
    },
  })
}
