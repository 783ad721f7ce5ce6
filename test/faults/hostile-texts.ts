import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { kinds, type Kind } from '../../content/model/kinds.ts'
import type { RunningServer } from '../browser/server.ts'

/** What somebody with an account, or a stolen session, may write wherever words are taken. */
export const hostile = {
  plain: `<img src=x onerror=alert(1)>"'`,
  markdown: [
    'hostile [tap](javascript:alert(2)) [tap](JaVaScRiPt:alert(3)) [data](data:text/html,<script>alert(4)</script>) <b onclick=alert(5)>b</b>',
    '![p](x "onerror=alert(6)") <img src=x onerror=alert(7)> [tap][rel]',
    '[rel]: javascript:alert(8)',
    '<script>alert(9)</script>',
    '<iframe src="javascript:alert(10)"></iframe><style>*{display:none}</style><svg/onload=alert(11)>',
    '`<script>alert(12)</script>` &lt;script&gt;alert(13)&lt;/script&gt; <javascript:alert(14)>',
  ].join('\n\n'),
}

/** The parts of a JSON Schema that say where words may stand. */
interface Schema {
  type?: string
  text?: 'plain' | 'markdown'
  longest?: number
  maxLength?: number
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  [more: string]: unknown
}

const isFree = (schema: Schema) =>
  schema.type === 'string' && !['pattern', 'enum', 'format', 'const', 'refers', 'time'].some((each) => each in schema)

/** Names that mean something to the server and are checked against a list of their own. */
const meaningful = new Set(['timeZone'])

export const readSchema = async (kind: Kind): Promise<Schema> => {
  const path = fileURLToPath(new URL(`../../content/schema/${kind}.json`, import.meta.url))
  return (JSON.parse(await readFile(path, 'utf8')) as { properties: { items: { items: Schema } } }).properties.items.items
}

const alternatives = ({ anyOf = [], oneOf = [], allOf = [] }: Schema) => [...anyOf, ...oneOf, ...allOf]

/** Every place in items of a kind where words may stand, `people[].role`. */
export const textPaths = (schema: Schema, path = ''): string[] => [
  ...(schema.text || isFree(schema) ? [path] : []),
  ...(schema.text ? [] : Object.entries(schema.properties ?? {}))
    .filter(([name]) => !meaningful.has(name))
    .flatMap(([name, each]) => textPaths(each, path ? `${path}.${name}` : name)),
  ...(schema.items ? textPaths(schema.items, `${path}[]`) : []),
  ...alternatives(schema).flatMap((each) => textPaths(each, path)),
]

const cut = (words: string, longest: number | undefined) => words.slice(0, longest ?? words.length)

/** The value with hostile words in every text its schema has, absent texts included; `filled` hears of each path. */
export const poison = (schema: Schema, value: unknown, filled: (path: string) => void, path = ''): unknown => {
  if (schema.text) {
    filled(path)
    const words = hostile[schema.text]
    const languages = new Set(['de', 'en', ...Object.keys((value as object | undefined) ?? {})])
    return Object.fromEntries([...languages].map((language) => [language, cut(words, schema.longest)]))
  }
  if (isFree(schema)) {
    filled(path)
    return cut(hostile.plain, schema.maxLength)
  }
  const whole = alternatives(schema).reduce((so, each) => poison(each, so, filled, path), value)
  if (Array.isArray(whole)) return whole.map((each) => poison(schema.items ?? {}, each, filled, `${path}[]`))
  if (typeof whole !== 'object' || whole === null) return whole
  const poisoned: Record<string, unknown> = { ...whole }
  for (const [name, each] of Object.entries(schema.properties ?? {})) {
    if (meaningful.has(name) || (!(name in poisoned) && !each.text)) continue
    poisoned[name] = poison(each, poisoned[name], filled, path ? `${path}.${name}` : name)
  }
  return poisoned
}

interface Entry {
  item: { id: string; status?: string }
  /** Absent: it is to be made. */
  etag?: string
}

/** What the sample has none of, so that words stand there as well. */
const more: Partial<Record<Kind, object>> = {
  offers: { contact: { name: 'Maria' }, specialDays: [{ id: 'stock', from: '2027-01-02', reason: { de: 'Inventur' } }] },
  events: { source: { feed: 'feed', uid: 'uid' } },
  feeds: { name: 'Tanzhaus', cost: { kind: 'paid' } },
}

/** An item of each kind of which the sample has none. */
const absent: Partial<Record<Kind, Entry[]>> = {
  feeds: [{ item: { id: 'calendar', status: 'draft' } }],
}

/** Writes hostile words into every text of every item of a running server, as staff. Answers the places where words may stand but did not. */
export const poisonEverything = async ({ origin }: RunningServer, cookie: string): Promise<string[]> => {
  const untouched: string[] = []
  for (const kind of kinds) {
    const schema = await readSchema(kind)
    const left = new Set(textPaths(schema))
    const read = await fetch(`${origin}/api/staff/items/${kind}`, { headers: { cookie } })
    const { items } = (await read.json()) as { items: Entry[] }
    for (const [index, { item, etag }] of (items.length > 0 ? items : (absent[kind] ?? [])).entries()) {
      const whole = index === 0 ? { ...item, ...more[kind] } : item
      const body = JSON.stringify(poison(schema, whole, (path) => left.delete(path)))
      const condition: Record<string, string> = etag === undefined ? { 'if-none-match': '*' } : { 'if-match': `"${etag}"` }
      const headers = { cookie, origin, 'content-type': 'application/json', ...condition }
      const answer = await fetch(`${origin}/api/staff/items/${kind}/${item.id}`, { method: 'PUT', headers, body })
      if (!answer.ok) throw new Error(`${kind}/${item.id}: ${await answer.text()}`)
    }
    untouched.push(...[...left].map((path) => `${kind}.${path}`))
  }
  return untouched
}
