import { appendFile, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BrokenReference, ChangedSince, ChangeGone, UnknownChange } from '../../../server/store/errors.ts'
import type { Store } from '../../../server/store/store.ts'
import { build } from '../../content/builders.ts'
import { buildCollections } from './collections.ts'
import { ada, openAt, openSeeded } from './open.ts'

const bob = { by: 'bob' }
const notice = (title: string, fields: Record<string, unknown> = {}) =>
  build('notices', { id: 'water', title: { de: title }, ...fields })
const save = (store: Store, title: string, fields: Record<string, unknown> = {}) =>
  store.change([{ kind: 'notices', id: 'water', item: notice(title, fields) }], ada)
const titleOf = (store: Store) => store.content().notices.get('water')?.title.de

const historyFile = async (folder: string) => {
  const [name = ''] = (await readdir(join(folder, 'history'))).filter((each) => each.endsWith('.ndjson'))
  return join(folder, 'history', name)
}

describe('an undo', () => {
  test('of an edit puts the item back exactly as it was, by a change of its own', async () => {
    const { store } = await openSeeded()
    await save(store, 'A', { title: { de: 'A', en: 'A' }, translations: { en: { of: '0'.repeat(16), by: 'machine' } } })
    const before = store.etag('notices', 'water')
    await save(store, 'B', { title: { de: 'B', en: 'B' } })
    expect(await store.undo(3, bob)).toMatchObject({ revision: 4, by: 'bob', via: 'undo', edits: [{ id: 'water' }] })
    expect([titleOf(store), store.etag('notices', 'water')]).toEqual(['A', before])
  })

  test('brings back a translation as outdated as it was', async () => {
    const { store } = await openSeeded()
    const say = (de: string, en: string) =>
      save(store, de, { title: { de, en }, translations: store.content().notices.get('water')?.translations ?? {} })
    await say('Wasser weg', 'No water')
    await say('Wasser da', 'No water')
    const before = store.etag('notices', 'water')
    await say('Wasser weg', 'Water is off')
    await store.undo(4, bob)
    expect(store.etag('notices', 'water')).toBe(before)
  })

  test('of a new item takes it away, of a deletion brings it back under its id', async () => {
    const { store } = await openSeeded()
    await save(store, 'A')
    const before = store.etag('notices', 'water')
    await store.change([{ kind: 'notices', id: 'water', item: null }], ada)
    await store.undo(3, bob)
    expect(store.etag('notices', 'water')).toBe(before)
    await store.undo(4, bob)
    expect(store.content().notices.has('water')).toBe(false)
  })

  test('can itself be undone', async () => {
    const { store } = await openSeeded()
    await save(store, 'A')
    await save(store, 'B')
    await store.undo(3, bob)
    await store.undo(4, bob)
    expect([titleOf(store), store.revision()]).toEqual(['B', 5])
  })

  test('puts back every item of the change, or none', async () => {
    const { store } = await openSeeded()
    const titleBefore = store.content().pages.get('about')?.title.de
    const pages = build('pages', { id: 'about', title: { de: 'Neu' } })
    await store.change(
      [
        { kind: 'notices', id: 'water', item: notice('A') },
        { kind: 'pages', id: 'about', item: pages },
      ],
      ada,
    )
    await save(store, 'B')
    await expect(store.undo(2, bob)).rejects.toThrow(ChangedSince)
    expect([titleOf(store), store.content().pages.get('about')?.title.de, store.revision()]).toEqual(['B', 'Neu', 3])
    await store.undo(3, bob)
    await store.undo(2, bob)
    expect([titleOf(store), store.content().pages.get('about')?.title.de]).toEqual([undefined, titleBefore])
  })

  test('goes back step by step: what came later and was undone does not stand in the way', async () => {
    const { store } = await openSeeded()
    for (const title of ['A', 'B', 'C']) await save(store, title)
    const undoable = async () =>
      (await store.past({ limit: 9 })).changes.filter((each) => each.undoable).map((each) => each.revision)
    expect(await undoable()).toEqual([4])
    await store.undo(4, bob)
    expect(await undoable()).toEqual([5, 3])
    await store.undo(3, bob)
    expect([titleOf(store), await undoable()]).toEqual(['A', [6, 2]])
    await expect(store.undo(4, bob)).rejects.toThrow(ChangedSince)
    await store.undo(2, bob)
    expect(store.content().notices.has('water')).toBe(false)
  })

  test('names the later changes of the same items, and only those', async () => {
    const { store } = await openSeeded()
    await save(store, 'A')
    await store.change([{ kind: 'pages', id: 'about', item: build('pages', { title: { de: 'Andere' } }) }], ada)
    const made = await save(store, 'B')
    const later = [{ revision: 4, at: made?.at, by: 'ada', via: 'staff', kind: 'notices', id: 'water' }]
    await expect(store.undo(2, bob)).rejects.toMatchObject({ later })
    expect([titleOf(store), store.revision()]).toEqual(['B', 4])
  })

  test('that would leave a reference without its end is refused like any edit', async () => {
    const { store } = await openSeeded()
    await store.change([{ kind: 'media', id: 'tap', item: build('media', { id: 'tap' }) }], ada)
    await save(store, 'A', { image: 'tap' })
    await expect(store.undo(2, bob)).rejects.toThrow(BrokenReference)
    expect(store.content().media.has('tap')).toBe(true)
  })

  test('of a revision that never was is unknown', async () => {
    const { store } = await openSeeded()
    for (const revision of [0, 2, 99]) await expect(store.undo(revision, bob)).rejects.toThrow(UnknownChange)
  })

  test('is possible for 24 months', async () => {
    let now = new Date('2026-01-06T10:00:00Z')
    const { store } = await openSeeded({ now: () => now })
    await save(store, 'A')
    await save(store, 'B')
    now = new Date('2028-01-06T09:59:00Z')
    await store.undo(3, bob)
    now = new Date('2028-01-06T10:01:00Z')
    await expect(store.undo(2, bob)).rejects.toThrow(ChangeGone)
  })

  test('meets a save of the same moment without overwriting it', async () => {
    const { store } = await openSeeded()
    await save(store, 'A')
    await save(store, 'B')
    const [undone] = await Promise.allSettled([store.undo(3, bob), save(store, 'C')])
    expect([undone.status, titleOf(store)]).toEqual(['rejected', 'C'])
  })

  test('that may not happen for whoever asks changes nothing', async () => {
    const { store } = await openSeeded()
    await save(store, 'A')
    const refuse = () => {
      throw new Error('not you')
    }
    await expect(store.undo(2, bob, refuse)).rejects.toThrow('not you')
    expect(store.revision()).toBe(2)
  })

  test('reaches back to what memory has long forgotten, over months and restarts', async () => {
    let now = new Date('2026-01-06T10:00:00Z')
    const { store, folder } = await openSeeded({ now: () => now })
    await save(store, 'A')
    now = new Date('2026-03-06T10:00:00Z')
    for (let round = 0; round < 2_100; round += 100) {
      await Promise.all(
        Array.from({ length: 100 }, (_, each) =>
          store.change([{ kind: 'pages', id: 'about', item: build('pages', { title: { de: `${round + each}` } }) }], ada),
        ),
      )
    }
    await store.close()
    const again = await openAt(folder, { now: () => now })
    expect(again.history(1)).toBeUndefined()
    await again.undo(2, bob)
    expect(again.content().notices.has('water')).toBe(false)
  })
})

describe('the past', () => {
  const read = async (store: Store, limit: number) => {
    const pages: number[][] = []
    for (let before: number | undefined; ;) {
      const { changes, next } = await store.past({ before, limit })
      pages.push(changes.map(({ revision }) => revision))
      if (next === null) return pages
      before = next
    }
  }

  test('is read page by page, newest first, to its very beginning', async () => {
    let now = new Date('2026-01-30T10:00:00Z')
    const { store } = await openSeeded({ now: () => now })
    for (const title of ['A', 'B', 'C', 'D', 'E']) {
      now = new Date(now.getTime() + 86_400_000)
      await save(store, title)
    }
    expect(await read(store, 4)).toEqual([
      [6, 5, 4, 3],
      [2, 1],
    ])
    expect(await read(store, 6)).toEqual([[6, 5, 4, 3, 2, 1]])
  })

  test('says of each change whether it can be undone, on every page', async () => {
    const { store } = await openSeeded()
    await save(store, 'A')
    await store.change([{ kind: 'pages', id: 'more', item: build('pages', { id: 'more' }) }], ada)
    await save(store, 'B')
    const first = await store.past({ limit: 2 })
    const second = await store.past({ limit: 2, before: first.next ?? 0 })
    expect([...first.changes, ...second.changes].map(({ revision, undoable }) => [revision, undoable])).toEqual([
      [4, true],
      [3, true],
      // Changed again later; the first filling would take the centre away.
      [2, false],
      [1, false],
    ])
    expect(first.changes[0]).toMatchObject({ by: 'ada', via: 'staff', edits: [{ before: { title: { de: 'A' } } }] })
  })

  test('ends a page early when its changes are large', async () => {
    const { store } = await openSeeded()
    for (let round = 0; round < 4; round++) {
      const pages = Array.from({ length: 10 }, (_, each) => ({
        kind: 'pages' as const,
        id: `p${each}`,
        item: build('pages', { id: `p${each}`, body: { de: `${round} ${'x'.repeat(19_000)}` } }),
      }))
      await store.change(pages, ada)
    }
    expect(await read(store, 50)).toEqual([
      [5, 4],
      [3, 2, 1],
    ])
  })

  test('leaves out a line nobody can read, and what is just being written', async () => {
    const { store, folder } = await openSeeded()
    await save(store, 'A')
    await store.settle()
    const path = await historyFile(folder)
    const [seed = '', ...rest] = (await readFile(path, 'utf8')).split('\n')
    await writeFile(path, [seed, '{"revision":', ...rest].join('\n'))
    await appendFile(path, `${seed.replace('"revision":1', '"revision":3')}\n{"revision":4,"at":"2026`)
    expect(await read(store, 10)).toEqual([[2, 1]])
  })

  test('is the same after a start of which nothing but the history is left', async () => {
    const { store, folder } = await openSeeded({ seed: () => buildCollections() })
    await save(store, 'A')
    await store.undo(2, bob)
    await store.close()
    const again = await openAt(folder)
    const { changes } = await again.past({ limit: 1 })
    expect(changes).toMatchObject([{ revision: 3, by: 'bob', via: 'undo', edits: [{ after: null, before: { id: 'water' } }] }])
  })
})
