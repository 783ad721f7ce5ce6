import type { Context } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { headersFor } from '../headers.ts'
import type { Caller } from '../caller.ts'
import type { SignedIn } from './sign-in.ts'

/** What an answer behind the framework finds in its context. `signedIn` is set where the table of routes asks for it. */
export interface Env {
  Bindings: HttpBindings & { caller: Caller }
  Variables: { signedIn: SignedIn | undefined }
}
export type Asked = Context<Env>
export type Answer = (asked: Asked) => Response | Promise<Response>

/** The person, on a route that only staff reach. */
export const personOf = (asked: Asked): SignedIn => {
  const signedIn = asked.get('signedIn')
  if (!signedIn) throw new Error('a route for staff was answered without its guard')
  return signedIn
}

/** Data for staff: fresh each time, kept nowhere. */
export const sendData = (asked: Asked, data: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(data), { status, headers: { ...headersFor('data', asked.env.caller.secure), ...headers } })

/** The same, of what is JSON already. */
export const sendJson = (asked: Asked, json: Buffer<ArrayBuffer>): Response =>
  new Response(json, { headers: headersFor('data', asked.env.caller.secure) })

export const sendNothing = (asked: Asked, headers: Record<string, string> = {}): Response => {
  const { 'content-type': _, ...rest } = headersFor('data', asked.env.caller.secure)
  return new Response(null, { status: 204, headers: { ...rest, ...headers } })
}
