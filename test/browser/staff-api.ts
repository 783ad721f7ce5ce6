import type { RunningServer } from './server.ts'

export interface StaffApi {
  /** The item as stored, with the ETag to send back. */
  get<T>(kind: string, id: string): Promise<{ item: T; etag: string }>
  /** Creates (`etag` absent) or replaces; throws with the server's words when refused. */
  put(kind: string, item: { id: string }, etag?: string): Promise<void>
}

/** Makes the first account with the printed link; answers the cookie of its session. */
export async function enterByLink(server: Pick<RunningServer, 'origin' | 'output'>): Promise<string> {
  const token = /#setup=([\w-]+)/.exec(server.output())?.[1]
  const headers = { origin: server.origin, 'content-type': 'application/json' }
  const body = JSON.stringify({ token, name: 'maria', password: 'ein rotes sofa am markt' })
  const entered = await fetch(`${server.origin}/api/staff/setup`, { method: 'POST', headers, body })
  if (!entered.ok) throw new Error(await entered.text())
  return entered.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** Makes the first account with the printed link and edits as that person. */
export async function signInByLink(server: Pick<RunningServer, 'origin' | 'output'>): Promise<StaffApi> {
  const cookie = await enterByLink(server)
  const headers = { origin: server.origin, 'content-type': 'application/json' }
  const address = (kind: string, id: string) => `${server.origin}/api/staff/items/${kind}/${id}`
  return {
    async get<T>(kind: string, id: string) {
      const answer = await fetch(address(kind, id), { headers: { cookie } })
      if (!answer.ok) throw new Error(await answer.text())
      return (await answer.json()) as { item: T; etag: string }
    },
    async put(kind, item, etag) {
      const condition: Record<string, string> = etag === undefined ? { 'if-none-match': '*' } : { 'if-match': `"${etag}"` }
      const answer = await fetch(address(kind, item.id), {
        method: 'PUT',
        headers: { ...headers, cookie, ...condition },
        body: JSON.stringify(item),
      })
      if (!answer.ok) throw new Error(await answer.text())
    },
  }
}
