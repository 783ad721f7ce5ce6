import * as v from 'valibot'
import { Problem } from '../problem.ts'
import { AccountName, Role, type Accounts } from './accounts.ts'
import type { Sessions } from './sessions.ts'

/** What `npm run staff` asks for: of the running server through the folder's lock, or of the folder itself. */
export const StaffCommand = v.variant('action', [
  v.strictObject({ action: v.literal('add'), name: AccountName, role: Role, password: v.string() }),
  v.strictObject({ action: v.literal('password'), name: AccountName, password: v.string() }),
  v.strictObject({ action: v.literal('remove'), name: AccountName }),
  v.strictObject({ action: v.literal('list') }),
])
export type StaffCommand = v.InferOutput<typeof StaffCommand>

const requireAccount = (accounts: Accounts, name: string) => {
  const account = accounts.named(name)
  if (!account) throw new Error(`there is no account named ${name}`)
  return account
}

const run = async (accounts: Accounts, sessions: Sessions, command: StaffCommand): Promise<string> => {
  if (command.action === 'list')
    return (
      accounts
        .list()
        .map(({ name, role }) => `${name} (${role})`)
        .join('\n') || 'nobody has an account'
    )
  if (command.action === 'add') {
    const { name, role } = await accounts.add(command)
    return `${name} can sign in now (${role})`
  }
  const { id, name } = requireAccount(accounts, command.name)
  if (command.action === 'remove') await accounts.remove(id)
  else await accounts.setPassword(id, command.password)
  await sessions.endAll(id)
  return command.action === 'remove'
    ? `${name} has no account any more`
    : `${name} has a new password, and was signed out everywhere`
}

/** Answers one sentence for the person at the console; throws one when it cannot be done. */
export const createStaffCommand =
  (accounts: Accounts, sessions: Sessions) =>
  async (input: unknown): Promise<string> => {
    try {
      return await run(accounts, sessions, v.parse(StaffCommand, input))
    } catch (error) {
      throw error instanceof Problem ? new Error(error.body.detail) : error
    }
  }
