import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Caller } from './caller.ts'
import { Problem, notFound } from './problem.ts'
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

const isLoopback = (address: string) => address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address)
const relays = ['x-forwarded-for', 'forwarded', 'via'] as const

/**
 * Nothing that came through a proxy, or under a name that a page elsewhere can point here, counts as this very machine.
 * Careless proxies tell nothing of who asks, but speak HTTP/1.0, which nobody else does any more.
 */
const isFromHere = ({ headers, httpVersion }: IncomingMessage, { address, local }: Caller) =>
  local && httpVersion !== '1.0' && isLoopback(address) && relays.every((name) => headers[name] === undefined)

const sha256 = (text: string) => createHash('sha256').update(text).digest()

const requireOperator = (request: IncomingMessage, caller: Caller, token: string | undefined) => {
  if (isFromHere(request, caller)) return
  // Without a token there is nothing here for anybody else.
  if (token === undefined) throw notFound('such address')
  const given = request.headers.authorization ?? ''
  if (!timingSafeEqual(sha256(given), sha256(`Bearer ${token}`)))
    throw new Problem(401, 'Not allowed', 'This address asks for a token.', {}, { 'www-authenticate': 'Bearer' })
}

/** Lets a request pass to its route, or throws 401 or 403. Answers who is signed in, where the route asks for that. */
export type Admit = (who: Who, request: IncomingMessage, caller: Caller) => SignedIn | undefined

/** Judges by what the table of routes says, for answers in front of the framework and behind it alike. */
export const createGuard =
  (signIn: Pick<SignIn, 'recognise'>, publicOrigin: string | undefined, metricsToken: string | undefined): Admit =>
  (who, request, caller) => {
    requireSameOrigin(request, caller, publicOrigin)
    if (who === 'public') return undefined
    if (who === 'operator') {
      requireOperator(request, caller, metricsToken)
      return undefined
    }
    const signedIn = signIn.recognise(request, caller)
    if (!signedIn) throw new Problem(401, 'Not signed in', 'Please sign in.')
    if (who === 'admin' && signedIn.account.role !== 'admin') throw new Problem(403, 'Not allowed', 'Only an admin can do this.')
    return signedIn
  }
