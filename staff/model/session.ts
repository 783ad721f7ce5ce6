import { signal, type ReadonlySignal } from '@preact/signals'
import { type Ask, NotReached, Refused } from '../api/request.ts'

export interface Account {
  id: string
  name: string
  role: 'admin' | 'editor'
}

export type SessionState =
  | { phase: 'asking' }
  | { phase: 'unreachable' }
  | { phase: 'out'; canSignIn: boolean; ended?: boolean }
  | { phase: 'in'; account: Account; insecureScreens: boolean }

/** Why somebody is not let in. `wait` is in seconds. */
export type EntryFault =
  | { kind: 'wrong' | 'https' | 'unreachable' | 'link' }
  | { kind: 'wait'; wait: number }
  /** `field`: what of the form the server did not take. */
  | { kind: 'other'; field?: string }

interface Whoami {
  account: Account | null
  canSignIn?: boolean
  insecureScreens?: boolean
}

export interface Session {
  state: ReadonlySignal<SessionState>
  ask(): Promise<void>
  /** Answers why not, or undefined when inside. */
  enter(name: string, password: string): Promise<EntryFault | undefined>
  /** Makes the first account with the token of the link from the console, and enters. */
  setUp(token: string, name: string, password: string): Promise<EntryFault | undefined>
  leave(): Promise<void>
  /** The server no longer knows us. */
  end(): void
}

export function createSession(ask: Ask): Session {
  const state = signal<SessionState>({ phase: 'asking' })
  const letIn = ({ account, insecureScreens = false, canSignIn = true }: Whoami) => {
    state.value = account ? { phase: 'in', account, insecureScreens } : { phase: 'out', canSignIn }
  }
  const tryIn = async (path: string, json: object): Promise<EntryFault | undefined> => {
    try {
      letIn(await ask<Whoami>('POST', path, { json }))
      return undefined
    } catch (error) {
      return describeFault(error)
    }
  }
  return {
    state,
    async ask() {
      try {
        letIn(await ask<Whoami>('GET', '/api/staff/session'))
      } catch {
        state.value = { phase: 'unreachable' }
      }
    },
    enter: (name, password) => tryIn('/api/staff/session', { name, password }),
    setUp: (token, name, password) => tryIn('/api/staff/setup', { token, name, password }),
    async leave() {
      await ask('DELETE', '/api/staff/session')
      state.value = { phase: 'out', canSignIn: true }
    },
    end() {
      if (state.value.phase === 'in') state.value = { phase: 'out', canSignIn: true, ended: true }
    },
  }
}

function describeFault(error: unknown): EntryFault {
  if (error instanceof NotReached) return { kind: 'unreachable' }
  if (!(error instanceof Refused)) throw error
  const { status, needs, wait = 1, errors } = error.problem
  if (needs === 'https') return { kind: 'https' }
  if (status === 401) return { kind: 'wrong' }
  if (status === 429) return { kind: 'wait', wait }
  if (status === 403) return { kind: 'link' }
  return { kind: 'other', ...(errors?.[0] ? { field: errors[0].path } : {}) }
}
