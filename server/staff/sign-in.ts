import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import type { Caller } from '../caller.ts'
import { Problem } from '../problem.ts'
import { AccountName, foldName, type Account, type Accounts } from './accounts.ts'
import { readToken, requirePrivacy } from './cookie.ts'
import { longestPassword, type Passwords } from './passwords.ts'
import { absoluteLimit, type Session, type Sessions } from './sessions.ts'
import { linkNotValid, type Setup } from './setup.ts'
import type { Throttle } from './throttle.ts'

const Password = v.pipe(v.string(), v.minLength(1, 'a password is missing'), v.maxLength(longestPassword * 4))
export const Credentials = v.strictObject({ name: AccountName, password: Password })
export const SetupForm = v.strictObject({ token: v.pipe(v.string(), v.maxLength(200)), name: AccountName, password: Password })

export interface SignedIn {
  account: Account
  session: Session
}

export interface SignIn {
  /** Who the request's cookie stands for. */
  recognise(request: IncomingMessage, caller: Caller): SignedIn | undefined
  /** Answers the token for the cookie. Throws 401, 403 over plain http, 429 with the seconds to wait, 503. */
  enter(
    request: IncomingMessage,
    caller: Caller,
    credentials: v.InferOutput<typeof Credentials>,
  ): Promise<SignedIn & { token: string }>
  /** Makes the first admin with the link from the console, and signs in. */
  setUp(request: IncomingMessage, caller: Caller, form: v.InferOutput<typeof SetupForm>): Promise<SignedIn & { token: string }>
  leave(request: IncomingMessage, caller: Caller): Promise<void>
  /** The same password check for a person already inside. Throws as `enter` does. */
  confirm(account: Account, caller: Caller, password: string): Promise<void>
}

export interface SignInParts {
  accounts: Accounts
  sessions: Sessions
  passwords: Passwords
  throttle: Throttle
  setup: Setup
}

const slowDown = (seconds: number) =>
  new Problem(
    429,
    'Too many attempts',
    `Please wait ${seconds} s before the next attempt.`,
    { wait: seconds },
    { 'retry-after': String(seconds) },
  )

export const createSignIn = ({ accounts, sessions, passwords, throttle, setup }: SignInParts): SignIn => {
  const recognise: SignIn['recognise'] = (request, caller) => {
    const token = readToken(request, caller)
    const session = token === undefined ? undefined : sessions.find(token)
    const account = session && accounts.get(session.account)
    return session && account ? { session, account } : undefined
  }

  /** Always a new session: one that somebody planted before is worth nothing. */
  const begin = async (request: IncomingMessage, caller: Caller, account: Account) => {
    const before = recognise(request, caller)
    if (before) await sessions.end(before.session.id)
    return { account, ...(await sessions.start(account.id)) }
  }

  const check = async (name: string, caller: Caller, password: string) => {
    const wait = await throttle.attempt(foldName(name), caller.address)
    if (wait > 0) throw slowDown(wait)
    const account = accounts.named(name)
    if (!(await passwords.verify(account?.password, password)) || !account) return undefined
    await throttle.succeeded(foldName(name), caller.address)
    return account
  }

  return {
    recognise,
    async enter(request, caller, { name, password }) {
      requirePrivacy(caller)
      const account = await check(name, caller, password)
      if (!account) throw new Problem(401, 'Not signed in', 'Name and password do not belong together.')
      return begin(request, caller, account)
    },
    async setUp(request, caller, { token, name, password }) {
      requirePrivacy(caller)
      // The first account may have come from the console meanwhile: who has the link needs nothing more then.
      if (accounts.list().length > 0) throw linkNotValid()
      const account = await setup.redeem(token, () => accounts.add({ name, role: 'admin', password }))
      // From here on this person comes from a known address: strangers who guess cannot keep the first admin out.
      await throttle.succeeded(foldName(name), caller.address)
      return begin(request, caller, account)
    },
    async leave(request, caller) {
      const signedIn = recognise(request, caller)
      if (signedIn) await sessions.end(signedIn.session.id)
    },
    async confirm(account, caller, password) {
      if (!(await check(account.name, caller, password))) {
        throw new Problem(403, 'Wrong password', 'The present password is another.', {
          errors: [{ path: 'password', message: 'wrong' }],
        })
      }
    },
  }
}

/** What the staff pages learn about who is there; never a hash. */
export const describeSession = ({ account, session }: SignedIn) => ({
  account: { id: account.id, name: account.name, role: account.role },
  /** Epoch milliseconds: the latest end, however busy. */
  until: session.createdAt + absoluteLimit,
})
