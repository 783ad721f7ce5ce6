import { headersFor } from '../headers.ts'
import type { DirectAnswer } from './direct.ts'

export interface Health {
  /** `failing`: a process manager should look; `degraded`: it serves, but a person should look. */
  status: 'ok' | 'degraded' | 'failing'
  store: string
  revision: number
  problems: readonly unknown[]
  [more: string]: unknown
}

/** `/healthz`. 503 only where the server cannot do its work: a faulty hand edit is no reason to restart it. */
export const createHealthAnswer =
  (health: () => Health): DirectAnswer =>
  (request, response, caller) => {
    const facts = health()
    const body = Buffer.from(JSON.stringify(facts))
    response.writeHead(facts.status === 'failing' ? 503 : 200, { ...headersFor('data', caller.secure), 'content-length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
