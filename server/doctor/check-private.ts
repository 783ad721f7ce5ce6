import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readJson } from '../store/json-text.ts'
import { isSetAsideName } from '../store/set-aside.ts'
import { adviceFor } from './advice.ts'
import { note, orWell, wrong, type Finding } from './finding.ts'

/** What the server begins anew when it cannot read it. */
const comesAgain = ['feeds.json', 'marks.json', 'sessions.json']

/** Accounts, sessions and the like: closed to others, and readable as JSON. What is in them is never said. */
export const checkPrivate = async (folder: string): Promise<Finding[]> => {
  const inside = join(folder, 'private')
  const stats = await stat(inside).catch(() => undefined)
  if (!stats) return [note('Nobody has an account yet: the server prints the link for the first one when it starts')]
  const findings: Finding[] = []
  if ((stats.mode & 0o077) !== 0) findings.push(wrong('private/ is open to other users of this machine', `chmod 700 ${inside}`))
  for (const name of (await readdir(inside)).filter((each) => each.endsWith('.json'))) {
    const path = join(inside, name)
    if (((await stat(path)).mode & 0o077) !== 0)
      findings.push(wrong(`private/${name} is open to other users of this machine`, `chmod 600 ${path}`))
    if (isSetAsideName(name)) {
      findings.push(wrong(`private/${name} could not be read and was set aside`, adviceFor['set-aside']))
      continue
    }
    const { fault } = readJson(await readFile(path))
    if (fault)
      findings.push(
        wrong(
          `private/${name}${fault.line ? `, line ${fault.line}, column ${fault.column}` : ''}: ${fault.reason}`,
          comesAgain.includes(name)
            ? 'Start the server anew: it sets the file aside and goes on without; what it held comes again by itself.'
            : 'Restore it out of a backup.',
        ),
      )
  }
  return orWell(findings, 'Accounts and sessions are closed to others')
}
