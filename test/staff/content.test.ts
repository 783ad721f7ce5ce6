import { expect, it } from 'vitest'
import { kinds } from '../../content/model/kinds.ts'
import type { Ask } from '../../staff/api/request.ts'
import { createContent } from '../../staff/model/content.ts'
import { build } from '../content/builders.ts'

const stored = (id: string, title: string) => ({ item: build('notices', { id, title: { de: title } }), etag: title })

/** A server whose list takes until the test lets it go, and a stream that the test writes. */
function openDesk() {
  const stream = new EventTarget()
  let letGo: (list: unknown) => void = () => {}
  const asked: string[] = []
  const ask: Ask = (_method, path) => {
    asked.push(path)
    if (path.endsWith('/items')) return new Promise((resolve) => (letGo = resolve as typeof letGo))
    if (path.endsWith('/problems')) return Promise.resolve({ health: { writable: true }, problems: [] }) as never
    return Promise.resolve(stored(path.split('/').at(-1)!, 'new')) as never
  }
  const content = createContent({ ask, openStream: () => stream as EventSource, later: () => () => {} })
  content.listen()
  const tell = (type: string, data: unknown) => stream.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  const answer = (revision: number, ...notices: unknown[]) =>
    letGo({ revision, items: { ...Object.fromEntries(kinds.map((kind) => [kind, []])), notices } })
  const titles = () => [...(content.collections.value?.notices.values() ?? [])].map(({ item: { title } }) => title['de'])
  return { content, asked, tell, answer, titles }
}

const change = (revision: number, id: string, etag: string | null) => ({
  revision,
  by: 'Anna',
  items: [{ kind: 'notices', id, etag }],
})

it('what changes while everything is loaded is not undone by it', async () => {
  const { content, asked, tell, answer, titles } = openDesk()
  tell('hello', { revision: 4 })
  await expect.poll(() => asked).toContain('/api/staff/items')
  tell('change', change(5, 'lift', 'new'))
  tell('change', change(6, 'gone', null))
  answer(4, stored('lift', 'old'), stored('gone', 'old'))
  await expect.poll(() => content.revision.value).toBe(6)
  expect(titles()).toEqual(['new'])
})

it('a change that comes while nothing could be loaded makes no list of one', async () => {
  const { content, asked, tell, answer, titles } = openDesk()
  tell('change', change(5, 'lift', 'new'))
  await expect.poll(() => content.authors.value.get('notices/lift')).toBe('Anna')
  expect([content.collections.value, asked]).toEqual([undefined, []])
  tell('hello', { revision: 5 })
  await expect.poll(() => asked).toContain('/api/staff/items')
  answer(5, stored('lift', 'new'), stored('shop', 'old'))
  await expect.poll(titles).toEqual(['new', 'old'])
})
