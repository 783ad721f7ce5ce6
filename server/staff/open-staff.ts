import { join } from 'node:path'
import { openPrivateFile } from '../store/private-file.ts'
import { openPrivateFileAnew } from '../store/set-aside.ts'
import type { Log } from '../store/store.ts'
import { AccountList, createAccounts } from './accounts.ts'
import { createPasswords } from './passwords.ts'
import { createSessions, SessionList } from './sessions.ts'
import { createSetup } from './setup.ts'
import { createSignIn } from './sign-in.ts'
import { createThrottle } from './throttle.ts'

/**
 * Who may edit, out of `CONTENT_DIR/private/`. Only while holding the folder's lock. Throws StoreRefused for accounts that cannot be read:
 * nobody can make them again, and without them anybody could make the first one. Sessions begin anew: people sign in again.
 */
export const openStaff = async (contentDir: string, now: () => number, log: Log) => {
  const folder = join(contentDir, 'private')
  const accountsFile = await openPrivateFile({ path: join(folder, 'accounts.json'), schema: AccountList, empty: [] })
  const sessionsFile = await openPrivateFileAnew(
    { path: join(folder, 'sessions.json'), schema: SessionList, empty: [] },
    { now, log },
  )
  const passwords = createPasswords()
  const accounts = createAccounts(accountsFile, passwords, now)
  const sessions = createSessions(sessionsFile, now, (error) => log.warn('a session could not be written', { error }))
  const setup = createSetup(now)
  return {
    accounts,
    sessions,
    setup,
    signIn: createSignIn({ accounts, sessions, passwords, throttle: createThrottle(), setup }),
    /** After `private/` was deleted: what memory knows is written again. */
    async ensureFiles() {
      for (const file of [accountsFile, sessionsFile])
        await file.ensure().catch((error: unknown) => log.error('a private file is gone and cannot be written again', { error }))
    },
    async close() {
      await accountsFile.close()
      await sessionsFile.close()
    },
  }
}
