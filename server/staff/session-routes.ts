import * as v from 'valibot'
import { readAs } from '../read-body.ts'
import { Problem } from '../problem.ts'
import { AccountName, Role, type Account, type Accounts } from './accounts.ts'
import { noCookie, sessionCookie } from './cookie.ts'
import { personOf, sendData, sendNothing, type Answer } from './context.ts'
import type { Sessions } from './sessions.ts'
import { Credentials, describeSession, SetupForm, type SignedIn, type SignIn } from './sign-in.ts'

export interface SessionRouteParts {
  signIn: SignIn
  accounts: Accounts
  sessions: Sessions
  /** Whether, in the last day, a screen came over an address where it can keep nothing for offline. */
  hasInsecureScreens: () => boolean
}

const NewAccountForm = v.strictObject({ name: AccountName, role: Role, password: v.string() })
const PasswordForm = v.strictObject({ password: v.string(), next: v.string() })

const describeAccount = ({ id, name, role, createdAt }: Account) => ({ id, name, role, createdAt })

/** Signing in and out, and who may: the answers below /api/staff that are about people. */
export const createSessionRoutes = ({ signIn, accounts, sessions, hasInsecureScreens }: SessionRouteParts) => {
  const describe = (signedIn: SignedIn) => ({ ...describeSession(signedIn), insecureScreens: hasInsecureScreens() })

  const enter: Answer = async (asked) => {
    const { incoming, caller } = asked.env
    const entered = await signIn.enter(incoming, caller, await readAs(incoming, Credentials))
    return sendData(asked, describe(entered), 200, { 'set-cookie': sessionCookie(caller, entered.token) })
  }
  const setUp: Answer = async (asked) => {
    const { incoming, caller } = asked.env
    const entered = await signIn.setUp(incoming, caller, await readAs(incoming, SetupForm))
    return sendData(asked, describe(entered), 201, { 'set-cookie': sessionCookie(caller, entered.token) })
  }
  const whoAmI: Answer = (asked) => {
    const { incoming, caller } = asked.env
    const signedIn = signIn.recognise(incoming, caller)
    const canSignIn = caller.secure || caller.local
    return sendData(asked, signedIn ? { ...describe(signedIn), canSignIn } : { account: null, canSignIn })
  }
  const leave: Answer = async (asked) => {
    const { incoming, caller } = asked.env
    await signIn.leave(incoming, caller)
    return sendNothing(asked, { 'set-cookie': noCookie(caller) })
  }

  const listSessions: Answer = (asked) => {
    const { account, session } = personOf(asked)
    const list = sessions
      .of(account.id)
      .map(({ id, createdAt, seenAt }) => ({ id, createdAt, seenAt, isThis: id === session.id }))
    return sendData(asked, { sessions: list })
  }
  const endSession: Answer = async (asked) => {
    const id = asked.req.param('id') ?? ''
    if (sessions.of(personOf(asked).account.id).some((session) => session.id === id)) await sessions.end(id)
    return sendNothing(asked)
  }
  const changePassword: Answer = async (asked) => {
    const { incoming, caller } = asked.env
    const { account, session } = personOf(asked)
    const { password, next } = await readAs(incoming, PasswordForm)
    await signIn.confirm(account, caller, password)
    await accounts.setPassword(account.id, next)
    await sessions.endAll(account.id, session.id)
    return sendNothing(asked)
  }

  const listAccounts: Answer = (asked) => sendData(asked, { accounts: accounts.list().map(describeAccount) })
  const addAccount: Answer = async (asked) => {
    const form = await readAs(asked.env.incoming, NewAccountForm)
    return sendData(asked, describeAccount(await accounts.add(form)), 201)
  }
  const removeAccount: Answer = async (asked) => {
    const id = asked.req.param('id') ?? ''
    if (id === personOf(asked).account.id) throw new Problem(409, 'Your own account', 'Another admin has to remove your account.')
    await accounts.remove(id)
    await sessions.endAll(id)
    return sendNothing(asked)
  }

  return { enter, setUp, whoAmI, leave, listSessions, endSession, changePassword, listAccounts, addAccount, removeAccount }
}
