import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setInterval as every } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Store } from '../../../server/store/store.ts'
import { buildJoined } from '../../server/store/collections.ts'
import { ada, editByHand, openAt, openSeeded, readItems, until } from '../../server/store/open.ts'

const titled = (id: string, title: string) => ({
  kind: 'notices' as const,
  id,
  item: buildJoined('notices', { id, title: { de: title } }),
})

/** Fifty changes a second of ten notices in turn; `end` answers what each of them said last. */
function storm(store: Store) {
  const last = new Map<string, string>()
  const ending = new AbortController()
  const blowing = (async () => {
    let count = 0
    for await (const _ of every(20)) {
      if (ending.signal.aborted) return
      const id = `n${count % 10}`
      await store.change([titled(id, `Runde ${count}`)], ada)
      last.set(id, `Runde ${count++}`)
    }
  })()
  return async () => {
    ending.abort()
    await blowing
    return last
  }
}

const titles = (store: Store) => new Map([...store.content().notices].map(([id, { title }]) => [id, title.de]))

test('hand edits of the very file that fifty changes a second go into: both are kept, and nobody is told of a conflict', async () => {
  const { store, folder } = await openSeeded({ timing: { follow: 100, still: 30, poll: 100, retry: 50 } })
  const end = storm(store)
  for (let count = 0; count < 8; count++) {
    await editByHand(folder, 'notices', (items) => [...items, { ...items[0], id: `hand-${count}`, title: { de: 'von Hand' } }])
    await until(store, () => store.content().notices.has(`hand-${count}`))
  }
  const last = await end()
  await store.settle()
  expect(store.problems()).toEqual([])
  const expected = new Map([['lift', 'Aufzug steht'], ...last])
  for (let count = 0; count < 8; count++) expected.set(`hand-${count}`, 'von Hand')
  expect(titles(store)).toEqual(expected)
  expect(new Set((await readItems(folder, 'notices')).map(({ id }) => id))).toEqual(new Set(expected.keys()))
  await store.close()
  const again = await openAt(folder)
  expect([titles(again), again.revision(), again.problems()]).toEqual([expected, store.revision(), []])
})

test('a hand edit of an item that is changed fifty times a second: the saved one stays, the text is kept aside and reported', async () => {
  const aside = await mkdtemp(join(tmpdir(), 'rotes-sofa-editor-'))
  onTestFinished(() => rm(aside, { recursive: true }))
  const { store, folder } = await openSeeded({ timing: { follow: 100, still: 30, poll: 100, retry: 50 } })
  const end = storm(store)
  await until(store, () => store.content().notices.has('n9'))
  await store.settle()
  // As an editor that replaces the file: it was opened a while ago.
  const read = await readItems(folder, 'notices')
  const items = read.map((item) => (item.id === 'n3' ? { ...item, title: { de: 'von Hand' } } : item))
  const before = read.find(({ id }) => id === 'n3')
  const opened = before && 'title' in before ? before.title?.de : undefined
  await until(store, () => titles(store).get('n3') !== opened)
  await writeFile(join(aside, 'notices.json'), JSON.stringify({ format: 1, items }))
  await rename(join(aside, 'notices.json'), join(folder, 'notices.json'))
  await until(store, () => store.problems().some(({ about }) => about === 'conflict'))
  const last = await end()
  await store.settle()
  expect(titles(store).get('n3')).toBe(last.get('n3'))
  expect(store.problems()).toMatchObject([{ about: 'conflict' }])
})
