import type { IncomingMessage } from 'node:http'
import type { Caller } from '../caller.ts'
import { Problem } from '../problem.ts'
import { absoluteLimit } from './sessions.ts'

/** Browsers keep `__Host-` cookies to this host, this path and TLS; on plain localhost there is no TLS to keep them to. */
const nameFor = ({ secure }: Caller) => (secure ? '__Host-session' : 'session')

export const readToken = (request: IncomingMessage, caller: Caller): string | undefined => {
  if (!caller.secure && !caller.local) return undefined
  const wanted = `${nameFor(caller)}=`
  const pair = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(wanted))
  return pair?.slice(wanted.length) || undefined
}

const attributes = ({ secure }: Caller, seconds: number) =>
  `; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`

export const sessionCookie = (caller: Caller, token: string): string =>
  `${nameFor(caller)}=${token}${attributes(caller, absoluteLimit / 1000)}`

export const noCookie = (caller: Caller): string => `${nameFor(caller)}=${attributes(caller, 0)}`

/** A password must not cross a network in the clear. */
export const requirePrivacy = (caller: Caller): void => {
  if (caller.secure || caller.local) return
  throw new Problem(
    403,
    'Needs https',
    'Signing in needs an https address: start the server with TLS_CERT and TLS_KEY, or behind a proxy that speaks https and is named in ' +
      'TRUST_PROXY. On the computer the server runs on, http://localhost works too.',
    { needs: 'https' },
  )
}
