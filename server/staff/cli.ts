import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createInterface } from 'node:readline'
import { createLog } from '../log.ts'
import { askHolder, lockFolder } from '../store/lock.ts'
import { createStaffCommand } from './commands.ts'
import { openStaff } from './open-staff.ts'

/**
 * npm run staff -- add NAME --role admin < password
 * npm run staff -- password NAME < password
 * npm run staff -- remove NAME
 * npm run staff -- list
 * The password comes from standard input, so that it is neither in the shell's history nor in the list of processes.
 */
const usage =
  'npm run staff -- add NAME --role admin|editor | password NAME | remove NAME | list\nThe password is read from standard input.'

const readPassword = async (): Promise<string> => {
  if (process.stdin.isTTY) process.stderr.write('Password, then Enter: ')
  for await (const line of createInterface({ input: process.stdin })) return line
  return ''
}

const readCommand = async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { role: { type: 'string', default: 'editor' } } })
  const [action = '', ...names] = positionals
  const name = names.join(' ')
  if (!['add', 'password', 'remove', 'list'].includes(action) || (action !== 'list' && !name)) throw new Error(usage)
  return {
    action,
    ...(action === 'list' ? {} : { name }),
    ...(action === 'add' ? { role: values.role } : {}),
    ...(action === 'add' || action === 'password' ? { password: await readPassword() } : {}),
  }
}

const runHere = async (folder: string, command: Record<string, unknown>): Promise<string> => {
  const lock = await lockFolder(folder)
  const staff = await openStaff(
    folder,
    Date.now,
    createLog((line) => process.stderr.write(line)),
  )
  try {
    return await createStaffCommand(staff.accounts, staff.sessions)(command)
  } finally {
    await staff.close()
    await lock.release()
  }
}

try {
  const command = await readCommand()
  const given = resolve(process.env['CONTENT_DIR'] || 'data')
  const folder = await realpath(given).catch(() => {
    throw new Error(`${given} is not there yet: start the server once, or set CONTENT_DIR`)
  })
  const answer = (await askHolder(folder, 'staff', { input: command })) ?? (await runHere(folder, command))
  process.stdout.write(`${String(answer)}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
