import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BrokenReference, InvalidEdit, NotWritable, StaleEdit } from '../../../server/store/errors.ts'
import type { Change } from '../../../server/store/store.ts'
import { buildJoined as build } from './collections.ts'
import { ada, openAt, openSeeded, readItems } from './open.ts'

const notice = (id: string, title = id) => ({
  kind: 'notices' as const,
  id,
  item: build('notices', { id, title: { de: title } }),
})

test('a change is in memory, in the history and then in its file', async () => {
  const { store, folder } = await openSeeded({ now: () => new Date('2026-01-05T10:00:00Z') })
  const change = await store.change([notice('water')], ada)
  expect(change).toMatchObject({ revision: 2, at: '2026-01-05T10:00:00.000Z', by: 'ada', via: 'staff' })
  expect(store.content().notices.get('water')?.title).toEqual({ de: 'water' })
  expect(store.revision()).toBe(2)
  const lines = (await readFile(join(folder, 'history', '2026-01.ndjson'), 'utf8')).trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as Change).revision)).toEqual([1, 2])
  await store.settle()
  expect((await readItems(folder, 'notices')).map(({ id }) => id)).toEqual(['lift', 'water'])
  const text = await readFile(join(folder, 'notices.json'), 'utf8')
  expect(text.slice(0, 115)).toBe(
    '{\n  "$schema": "./.schema/notices.json",\n  "format": 1,\n  "items": [\n    {\n      "id": "lift",\n      "status": "pub',
  )
  expect(text.endsWith('    }\n  ]\n}\n')).toBe(true)
  expect(await readdir(join(folder, '.schema'))).toContain('notices.json')
})

test('content that was read stays as it is when a change comes', async () => {
  const { store } = await openSeeded()
  const before = store.content()
  await store.change([notice('water')], ada)
  await store.change([{ kind: 'notices', id: 'lift', item: null }], ada)
  expect([...before.notices.keys()]).toEqual(['lift'])
  expect([...store.content().notices.keys()]).toEqual(['water'])
  expect(() => Object.assign(before.notices.get('lift') ?? {}, { level: 'info' })).toThrow(TypeError)
})

test('an item that is changed after it was given changes nothing in the store', async () => {
  const { store } = await openSeeded()
  const item = structuredClone(notice('water').item)
  await store.change([{ kind: 'notices', id: 'water', item }], ada)
  item.title.de = 'something else'
  expect(store.content().notices.get('water')?.title.de).toBe('water')
})

test('saving what is already so makes no revision, even with a stale ETag', async () => {
  const { store } = await openSeeded()
  await store.change([notice('water')], ada)
  expect(await store.change([{ ...notice('water'), before: 'long ago' }], ada)).toBeNull()
  expect(await store.change([{ kind: 'notices', id: 'never-there', item: null, before: 'x' }], ada)).toBeNull()
  expect(store.revision()).toBe(2)
})

test('a stale edit is refused, names the current ETag and changes nothing', async () => {
  const { store } = await openSeeded()
  const seen = store.etag('notices', 'lift')
  await store.change([{ ...notice('lift', 'one'), before: seen }], ada)
  const second = store.change([{ ...notice('lift', 'two'), before: seen }], ada)
  await expect(second).rejects.toThrow(StaleEdit)
  await expect(second).rejects.toMatchObject({ etag: store.etag('notices', 'lift') })
  await expect(store.change([{ ...notice('lift', 'three'), before: '' }], ada)).rejects.toThrow(StaleEdit)
  expect(store.content().notices.get('lift')?.title).toEqual({ de: 'one' })
})

test('of two edits of one item at the same moment, one wins', async () => {
  const { store } = await openSeeded()
  const seen = store.etag('notices', 'lift')
  const both = await Promise.allSettled(
    ['one', 'two'].map((title) => store.change([{ ...notice('lift', title), before: seen }], ada)),
  )
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(store.content().notices.get('lift')?.title).toEqual({ de: 'one' })
})

test('every faulty field is named', async () => {
  const { store } = await openSeeded()
  const { from: _, ...item } = { ...notice('water').item, level: 'loud', extra: 1 }
  const refused = store.change([{ kind: 'notices', id: 'water', item }], ada)
  await expect(refused).rejects.toThrow(InvalidEdit)
  const { errors } = (await refused.catch((error: unknown) => error)) as InvalidEdit
  expect(errors.map(({ path }) => path).sort()).toEqual(['extra', 'from', 'level'])
  expect(errors[0]).toMatchObject({ kind: 'notices', id: 'water' })
})

test.each([
  ['another id', { id: 'fire' }, 'id'],
  ['an end before its start', { until: '2026-01-04' }, 'until'],
  ['a key to the prototype', JSON.parse('{"__proto__": {"admin": true}}') as object, '__proto__'],
  ['no text in the source language', { title: { en: 'Water' } }, 'title.de'],
])('a published notice with %s is refused', async (_, fields, path) => {
  const { store } = await openSeeded()
  const item = Object.defineProperties({ ...notice('water').item }, Object.getOwnPropertyDescriptors(fields))
  await expect(store.change([{ kind: 'notices', id: 'water', item }], ada)).rejects.toMatchObject({ errors: [{ path }] })
  expect(store.content().notices.has('water')).toBe(false)
})

test('several edits are one change: all of them or none', async () => {
  const { store } = await openSeeded()
  const broken = { kind: 'offers' as const, id: 'choir', item: build('offers', { id: 'choir', place: 'nowhere' }) }
  await expect(store.change([notice('water'), broken], ada)).rejects.toThrow(BrokenReference)
  expect(store.content().notices.has('water')).toBe(false)
  const place = { kind: 'places' as const, id: 'nowhere', item: build('places', { id: 'nowhere' }) }
  expect((await store.change([notice('water'), broken, place], ada))?.edits.map(({ id }) => id)).toEqual([
    'water',
    'choir',
    'nowhere',
  ])
})

test('a reference to something unknown is refused and named, also to a topic', async () => {
  const { store } = await openSeeded()
  const item = build('offers', { id: 'choir', place: 'nowhere', topics: ['meet', 'sing'] })
  await expect(store.change([{ kind: 'offers', id: 'choir', item }], ada)).rejects.toMatchObject({
    missing: [
      { kind: 'topics', id: 'sing', path: 'topics.1', by: { kind: 'offers', id: 'choir' } },
      { kind: 'places', id: 'nowhere', path: 'place', by: { kind: 'offers', id: 'choir' } },
    ],
    uses: [],
  })
})

test('what published items name is neither deleted nor archived, unless they go with it', async () => {
  const { store } = await openSeeded()
  const uses = [{ kind: 'playlists', id: 'all', path: 'entries.0.slide' }]
  await expect(store.change([{ kind: 'slides', id: 'today', item: null }], ada)).rejects.toMatchObject({ uses, missing: [] })
  const archived = build('slides', { status: 'archived' })
  await expect(store.change([{ kind: 'slides', id: 'today', item: archived }], ada)).rejects.toMatchObject({ uses })
  const emptied = build('playlists', { entries: [] })
  expect(
    await store.change(
      [
        { kind: 'slides', id: 'today', item: null },
        { kind: 'playlists', id: 'all', item: emptied },
      ],
      ada,
    ),
  ).toMatchObject({ revision: 2 })
})

test('a topic that published items name stays in the centre', async () => {
  const { store } = await openSeeded()
  await expect(
    store.change([{ kind: 'centre', id: 'centre', item: build('centre', { topics: [] }) }], ada),
  ).rejects.toMatchObject({
    uses: [
      { kind: 'offers', id: 'advice', path: 'topics.0' },
      { kind: 'events', id: 'choir', path: 'topics.0' },
    ],
  })
})

test('a refused deletion leaves the references known', async () => {
  const { store } = await openSeeded()
  for (let time = 0; time < 2; time++) {
    await expect(store.change([{ kind: 'playlists', id: 'all', item: null }], ada)).rejects.toMatchObject({
      uses: [{ id: 'wall' }],
    })
  }
})

test('an id is never used again, except for the very item that was deleted', async () => {
  const { store, folder } = await openSeeded()
  const deleted = store.content().notices.get('lift')
  await store.change([{ kind: 'notices', id: 'lift', item: null }], ada)
  await expect(store.change([notice('lift', 'new')], ada)).rejects.toMatchObject({ errors: [{ path: 'id' }] })
  await store.close()
  const again = await openAt(folder)
  await expect(again.change([notice('lift', 'new')], ada)).rejects.toThrow(InvalidEdit)
  expect(await again.change([{ kind: 'notices', id: 'lift', item: deleted }], { by: 'ada', via: 'undo' })).toMatchObject({
    revision: 3,
  })
})

test('there is one centre, and it stays', async () => {
  const { store } = await openSeeded()
  await expect(store.change([{ kind: 'centre', id: 'other', item: build('centre', { id: 'other' }) }], ada)).rejects.toThrow(
    'there is one centre',
  )
  await expect(store.change([{ kind: 'centre', id: 'centre', item: null }], ada)).rejects.toThrow('the centre cannot be deleted')
})

test('a text changed in a language says that a person translated what is there now', async () => {
  const { store } = await openSeeded()
  const first = store.content().notices.get('lift')
  const { of } = first?.translations.en ?? {}
  expect(first?.translations).toEqual({ en: { of, by: 'person' } })
  const save = async (fields: Record<string, unknown>) => {
    await store.change(
      [{ kind: 'notices', id: 'lift', item: build('notices', { translations: first?.translations, ...fields }) }],
      ada,
    )
    return store.content().notices.get('lift')?.translations
  }
  expect(await save({ title: { de: 'Heute zu', en: 'Lift out of order' } })).toEqual({ en: { of, by: 'person' } })
  const now = await save({ title: { de: 'Heute zu', en: 'Shut today' } })
  expect(now).toEqual({ en: { of: expect.stringMatching(/^[0-9a-f]{16}$/), by: 'person' } })
  expect(now?.en?.of).not.toBe(of)
  const machine = { of: '0123456789abcdef', by: 'machine' as const }
  expect(await save({ title: { de: 'Heute zu', en: 'Shut', ar: 'مغلق' }, translations: { ar: machine } })).toEqual({
    ar: machine,
    en: now?.en,
  })
  expect(await save({ title: { de: 'Heute zu', en: ' ' }, translations: {} })).toEqual({})
})

test('listeners hear every change in order, with its content, until they end', async () => {
  const { store } = await openSeeded()
  const heard: [number, number][] = []
  const end = store.subscribe(({ revision }, content) => heard.push([revision, content.notices.size]))
  store.subscribe(() => {
    throw new Error('this listener is broken')
  })
  await Promise.all(['a', 'b', 'c'].map((id) => store.change([notice(id)], ada)))
  end()
  await store.change([notice('d')], ada)
  expect(heard).toEqual([
    [2, 2],
    [3, 3],
    [4, 4],
  ])
})

test('the newest changes can be asked for, also after a restart', async () => {
  const { store, folder } = await openSeeded()
  await store.change([notice('a')], ada)
  await store.change([notice('b')], ada)
  expect(store.history(1)?.map(({ edits }) => edits[0]?.id)).toEqual(['a', 'b'])
  expect(store.history(3)).toEqual([])
  expect(store.history(4)).toBeUndefined()
  await store.close()
  const again = await openAt(folder)
  expect(again.history(1)?.map(({ revision }) => revision)).toEqual([2, 3])
  expect(again.id).toBe(store.id)
})

test('a closed store refuses changes and has written everything', async () => {
  const { store, folder } = await openSeeded()
  const last = store.change([notice('a')], ada)
  await store.close()
  expect(await last).toMatchObject({ revision: 2 })
  expect((await readItems(folder, 'notices')).map(({ id }) => id)).toContain('a')
  await expect(store.change([notice('b')], ada)).rejects.toThrow(new NotWritable('closed'))
})

test('an id that every object knows is an id like any other, also when it is gone', async () => {
  const { store, folder } = await openSeeded()
  await store.change([notice('constructor')], ada)
  await store.change([{ kind: 'notices', id: 'constructor', item: null }], ada)
  await store.close()
  const warnings: string[] = []
  const again = await openAt(folder, { log: { info() {}, warn: (message) => void warnings.push(message), error() {} } })
  expect(warnings).toEqual([])
  await expect(again.change([notice('constructor', 'another')], ada)).rejects.toThrow('ids are never used again')
})
