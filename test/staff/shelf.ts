import { etagOf } from '../../server/store/canonical.ts'
import type { Items, Kind } from '../../content/model/kinds.ts'

type Stored = { item: Items[Kind]; etag: string }
export interface Sent {
  method: string
  path: string
  headers: Record<string, string>
  body: Record<string, unknown> | undefined
}

const answer = (status: number, body: unknown) =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
  })

/**
 * The item routes of the server as far as ETags go, for tests of the browser's side. `next` takes the place of the next answer:
 * `lost` means that the request arrived and its answer did not.
 */
export function createShelf(items: { [K in Kind]?: Items[K][] } = {}) {
  const stored = new Map<string, Stored>()
  /** What each revision put in the place of. */
  const past = new Map<number, { kind: Kind; id: string; before: Stored | undefined }>()
  const put = (kind: Kind, item: Items[Kind]): Stored => {
    const entry = { item, etag: etagOf(item) }
    stored.set(`${kind}/${item.id}`, entry)
    return entry
  }
  for (const [kind, list] of Object.entries(items) as [Kind, Items[Kind][]][]) for (const item of list) put(kind, item)
  const sent: Sent[] = []
  let next: 'away' | 'lost' | Response | undefined

  const change = ({ path, method, headers, body }: Sent): Response => {
    const undone = past.get(Number(/^\/api\/staff\/history\/(\d+)\/undo$/.exec(path)?.[1]))
    if (undone) {
      const { kind, id, before } = undone
      if (before) put(kind, before.item)
      else stored.delete(`${kind}/${id}`)
      return answer(200, { revision: past.size + 2, items: [{ kind, id, etag: before?.etag ?? null }] })
    }
    const [kind, id] = path.split('/').slice(-2) as [Kind, string]
    if (method === 'GET') return answer(200, stored.get(`${kind}/${id}`))
    const there = stored.get(`${kind}/${id}`)
    const expected = headers['if-match']?.replaceAll('"', '') ?? ''
    const isSame = there && body && etagOf(body as never) === there.etag
    if (!isSame && (there?.etag ?? '') !== expected) {
      return answer(412, { status: 412, title: 'Changed meanwhile', detail: '', etag: there?.etag, current: there?.item ?? null })
    }
    if (method === 'DELETE') {
      stored.delete(`${kind}/${id}`)
      return new Response(null, { status: 204 })
    }
    const made = past.size + 2
    past.set(made, { kind, id, before: there })
    return answer(200, { ...put(kind, body as unknown as Items[Kind]), made })
  }

  return {
    sent,
    put,
    get: (kind: Kind, id: string) => stored.get(`${kind}/${id}`),
    all: (kind: Kind) => [...stored].filter(([key]) => key.startsWith(`${kind}/`)).map(([, { item }]) => item),
    answerNext(what: 'away' | 'lost' | Response) {
      next = what
    },
    fetch: async (path: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
      const request: Sent = {
        method: init.method ?? 'GET',
        path: String(path),
        headers: init.headers as Record<string, string>,
        body: typeof init.body === 'string' ? (JSON.parse(init.body) as Sent['body']) : undefined,
      }
      const instead = next
      next = undefined
      sent.push(request)
      if (instead instanceof Response) return instead
      if (instead === 'away') throw new TypeError('fetch failed')
      const response = change(request)
      if (instead === 'lost') throw new TypeError('terminated')
      return response
    },
  }
}
