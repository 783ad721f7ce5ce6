import type { IncomingMessage } from 'node:http'
import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'
import type { Who } from './routes.ts'
import type { SignedIn, SignIn } from './staff/sign-in.ts'

const safe = new Set(['GET', 'HEAD'])

/**
 * Another site's page must not act for a signed-in person. Browsers say where a request comes from; over plain http they
 * send Origin only. Who sends neither is no browser and has to say its Origin.
 */
const requireSameOrigin = (request: IncomingMessage, caller: Caller, publicOrigin: string | undefined) => {
  if (safe.has(request.method ?? '')) return
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  const isOurs =
    site === undefined ? origin !== undefined && (origin === caller.origin || origin === publicOrigin) : site === 'same-origin'
  if (!isOurs) throw new Problem(403, 'Not from here', 'Changes are taken only from pages of this server.')
}

/** Lets a request pass to its route, or throws 401 or 403. Answers who is signed in, where the route asks for that. */
export type Admit = (who: Who, request: IncomingMessage, caller: Caller) => SignedIn | undefined

/** Judges by what the table of routes says, for answers in front of the framework and behind it alike. */
export const createGuard =
  (signIn: Pick<SignIn, 'recognise'>, publicOrigin: string | undefined): Admit =>
  (who, request, caller) => {
    requireSameOrigin(request, caller, publicOrigin)
    if (who === 'public') return undefined
    const signedIn = signIn.recognise(request, caller)
    if (!signedIn) throw new Problem(401, 'Not signed in', 'Please sign in.')
    if (who === 'admin' && signedIn.account.role !== 'admin') throw new Problem(403, 'Not allowed', 'Only an admin can do this.')
    return signedIn
  }
