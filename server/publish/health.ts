import { headersFor } from '../headers.ts'
import type { DirectAnswer } from './direct.ts'

export interface Health {
  /** `degraded`: a person should look at `problems`; `read-only`: screens are served, edits are refused. */
  status: 'ok' | 'degraded' | 'read-only'
  store: string
  revision: number
  problems: readonly unknown[]
  [more: string]: unknown
}

/** `/healthz`. As long as screens are served it is 200: neither a faulty hand edit nor a full disk is mended by a restart. */
export const createHealthAnswer =
  (health: () => Health): DirectAnswer =>
  (request, response, caller) => {
    const body = Buffer.from(JSON.stringify(health()))
    response.writeHead(200, { ...headersFor('data', caller.secure), 'content-length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
