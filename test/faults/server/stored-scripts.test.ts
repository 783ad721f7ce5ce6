import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds } from '../../../content/model/kinds.ts'
import type { Snapshot } from '../../../content/model/snapshot.ts'
import { removeFolder, startServer, type RunningServer } from '../../browser/server.ts'
import { enterByLink } from '../../browser/staff-api.ts'
import { hostile, poisonEverything, readSchema } from '../hostile-texts.ts'

let server: RunningServer
let cookie: string
let untouched: string[]
beforeAll(async () => {
  server = await startServer({ from: 'source' })
  cookie = await enterByLink(server)
  untouched = await poisonEverything(server, cookie)
}, 180_000)
afterAll(async () => {
  await server.stop('SIGKILL')
  await removeFolder(server.folder)
})

/** Every object of the snapshot, with its path. */
const objectsIn = (value: unknown, path = ''): [path: string, object: Record<string, unknown>][] => {
  if (Array.isArray(value)) return value.flatMap((each: unknown, index) => objectsIn(each, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([name, each]) => objectsIn(each, `${path}.${name}`))
  return [[path, value as Record<string, unknown>], ...inner]
}

describe('hostile words in every text of every item', () => {
  it('reach every place where words may stand', () => {
    // What the sample has none of: a new field of texts belongs into the sample, or here.
    expect(untouched).toEqual([])
  })

  it('are words in the snapshot: no tree has a node for HTML, a picture or a script, and links lead to pages, mails and phones', async () => {
    const text = await (await fetch(`${server.origin}/api/content`)).text()
    const snapshot = JSON.parse(text) as Snapshot
    expect(JSON.stringify(snapshot.notices)).toContain(JSON.stringify(hostile.plain).slice(1, -1))
    const objects = objectsIn(snapshot)
    for (const [path, object] of objects) {
      const links = ['href', 'url', 'src', 'link'].flatMap((name) => (typeof object[name] === 'string' ? [object[name]] : []))
      for (const link of links) expect([path, link]).toEqual([path, expect.stringMatching(/^(https?:\/\/|mailto:|tel:)/)])
      for (const name of ['html', 'raw', 'innerHTML', 'onclick', 'style', 'script'])
        expect([path, name in object]).toEqual([path, false])
    }
    const rich = objects.flatMap(([, { paragraph }]) => (Array.isArray(paragraph) ? [JSON.stringify(paragraph)] : []))
    expect(rich.some((each) => each.includes('hostile'))).toBe(true)
    expect(rich.join('')).not.toMatch(/alert\(([2-9]|10|11)\)|display:none/)
    // Written as code, or with its signs escaped, it is meant to be read.
    expect(rich.join('')).toContain('<script>alert(12)</script>')
  })

  it('do not fit where something else than words is meant', async () => {
    const tried: string[] = []
    for (const kind of kinds) {
      const { properties = {} } = await readSchema(kind)
      const answered = await fetch(`${server.origin}/api/staff/items/${kind}`, { headers: { cookie } })
      const [first] = ((await answered.json()) as { items: { item: { id: string }; etag: string }[] }).items
      if (!first) continue
      for (const [name, schema] of Object.entries(properties)) {
        if (schema.type !== 'string' || !('pattern' in schema || 'format' in schema || 'enum' in schema)) continue
        for (const words of ['javascript:alert(1)', '"><script>alert(1)</script>', 'https://a.example/ onload=alert(1)']) {
          const headers = { cookie, origin: server.origin, 'content-type': 'application/json', 'if-match': `"${first.etag}"` }
          const body = JSON.stringify({ ...first.item, [name]: words })
          const { status } = await fetch(`${server.origin}/api/staff/items/${kind}/${first.item.id}`, {
            method: 'PUT',
            headers,
            body,
          })
          expect([kind, name, words, status]).toEqual([kind, name, words, 400])
        }
        tried.push(`${kind}.${name}`)
      }
    }
    expect(tried).toContain('places.mail')
    expect(tried.length).toBeGreaterThan(30)
  })
})
