import type { Fault } from '../../content/model/check.ts'
import type { Item, Kind } from '../../content/model/kinds.ts'

/** What the server says when it does not do what was asked: RFC 9457 with the members its routes add. */
export interface ProblemAnswer {
  status: number
  title: string
  detail: string
  errors?: Fault[]
  /** Seconds until the next attempt to sign in. */
  wait?: number
  needs?: 'https'
  /** What is stored now, after a stale edit; null when it is gone. */
  current?: Item | null
  etag?: string
  /** Who still names what was to go. */
  uses?: { kind: Kind; id: string; path: string }[]
  /** Changes that touched the same items after the one that was to be undone. */
  later?: { revision: number; at: string; by: string; kind: Kind; id: string }[]
  missing?: { kind: string; id: string; path: string }[]
  code?: string
  /** Why a calendar was not taken. */
  says?: { de: string; en: string }
  /** Why a series cannot be split at a date. */
  reason?: string
}

/** The server answered, but not what was hoped for. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly problem: ProblemAnswer
  constructor(problem: ProblemAnswer) {
    super(`${problem.status} ${problem.title}: ${problem.detail}`)
    this.problem = problem
  }
}

/** No answer came: no network, no server. Nothing is known about what happened to the request. */
export class NotReached extends Error {
  override readonly name = 'NotReached'
}

export interface Asking {
  json?: unknown
  /** Sent as it is, with its own type. */
  bytes?: Blob
  headers?: Record<string, string>
}

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'
/** Answers the body as JSON; undefined for an empty one. Throws Refused or NotReached. */
export type Ask = <T>(method: Method, path: string, asking?: Asking) => Promise<T>

/** `onSignedOut` hears of every 401 of a route that needs a session. */
export function createAsk(fetch: typeof globalThis.fetch, onSignedOut: () => void): Ask {
  return async <T>(method: Method, path: string, { json, bytes, headers = {} }: Asking = {}): Promise<T> => {
    const type = json === undefined ? bytes?.type : 'application/json'
    const response = await fetch(path, {
      method,
      body: json === undefined ? (bytes ?? null) : JSON.stringify(json),
      headers: type ? { 'content-type': type, ...headers } : headers,
    }).catch((error: unknown) => {
      throw new NotReached('the server was not reached', { cause: error })
    })
    if (response.ok) return (response.status === 204 ? undefined : await readBody(response)) as T
    const problem = await readProblem(response)
    if (problem.status === 401 && !path.endsWith('/session')) onSignedOut()
    throw new Refused(problem)
  }
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    throw new NotReached('the answer broke off', { cause: error })
  }
}

async function readProblem(response: Response): Promise<ProblemAnswer> {
  const plain = { status: response.status, title: response.statusText, detail: '' }
  if (!response.headers.get('content-type')?.includes('json')) return plain
  const body: unknown = await response.json().catch(() => undefined)
  return typeof body === 'object' && body !== null ? { ...plain, ...body } : plain
}
