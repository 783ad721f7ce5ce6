import type { Problem } from '../store/store.ts'
import { adviceFor, adviceForReason } from './advice.ts'
import { ask } from './ask.ts'
import { well, wrong, type Finding } from './finding.ts'

interface Health {
  status: string
  reason?: string
  store: string
  revision: number
  screens: number
  problems: Pick<Problem, 'about' | 'file'>[]
}

const unreachable: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens there: start the server (`systemctl start rotes-sofa`), or look at its port.',
  ENOTFOUND: 'The name has no address: look at the DNS entry.',
  ETIMEDOUT: 'Nothing answers: look at the firewall, and whether the machine is on.',
}

/** Whether a server answers at all, and what it says of itself. `store`: of the content folder, when it is known. */
export const checkHealth = async (
  origin: string,
  store: string | undefined,
): Promise<{ findings: Finding[]; answers: boolean }> => {
  let health: Health
  try {
    const { status, body } = await ask(origin, '/healthz')
    if (status !== 200) throw new Error(`it answers ${status}`)
    health = JSON.parse(body.toString()) as Health
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const todo = unreachable[code ?? ''] ?? 'Is this the address of Rotes Sofa? Look into the log of the server and of the proxy.'
    return { answers: false, findings: [wrong(`${origin}/healthz does not answer: ${code ?? message}`, todo)] }
  }
  const findings: Finding[] = []
  if (store !== undefined && store !== health.store)
    findings.push(
      wrong(`${origin} is a server of another content folder (store ${health.store})`, 'Look where its name or its proxy leads.'),
    )
  if (health.status === 'read-only')
    findings.push(
      wrong(`It refuses changes: ${health.reason}. Screens go on`, adviceForReason[health.reason ?? ''] ?? 'Look into its log.'),
    )
  for (const { about, file } of health.problems)
    findings.push(wrong(`It reports a problem (${about}) with ${file}`, adviceFor[about]))
  if (findings.length === 0)
    findings.push(well(`It is well at change ${health.revision}, with ${health.screens} screens connected`))
  return { answers: true, findings }
}
