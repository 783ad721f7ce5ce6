import { chmod, lstat, mkdir, readFile, readdir, rename, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Item } from '../../../content/model/kinds.ts'
import { buildJoined } from './collections.ts'
import { failingFiles } from './failing-files.ts'
import { ada, editByHand, openAt, openSeeded, readItems, until } from './open.ts'

const titled = (title: string) => ({
  kind: 'notices' as const,
  id: 'lift',
  item: buildJoined('notices', { title: { de: title } }),
})
const titleOf = (items: Item[]) => items.map((item) => ('title' in item ? item.title?.de : undefined))

test('a hand edit becomes a change by "file", without anybody asking', async () => {
  const { store, folder } = await openSeeded()
  await editByHand(folder, 'notices', (items) => [...items, { ...items[0], id: 'water', title: { de: 'Wasser' } }])
  await until(store, () => store.content().notices.has('water'))
  expect(store.history(1)).toMatchObject([{ revision: 2, by: 'file', via: 'file', edits: [{ id: 'water', before: null }] }])
  await store.settle()
  expect((await readItems(folder, 'notices')).find(({ id }) => id === 'water')?.translations).toEqual({})
})

test('an editor that replaces the file is noticed too', async () => {
  const { store, folder } = await openSeeded()
  const path = join(folder, 'notices.json')
  await writeFile(`${path}~`, (await readFile(path, 'utf8')).replace('Aufzug steht', 'Aufzug fährt'))
  await rename(`${path}~`, path)
  await until(store, () => store.content().notices.get('lift')?.title.de === 'Aufzug fährt')
})

test('the order of the file stays as a person has put it', async () => {
  const { store, folder } = await openSeeded()
  await store.change([{ kind: 'notices', id: 'water', item: buildJoined('notices', { id: 'water' }) }], ada)
  await store.settle()
  await editByHand(folder, 'notices', (items) => items.reverse())
  await store.settle()
  expect(store.revision()).toBe(2)
  await store.change([titled('Aufzug fährt')], ada)
  await store.close()
  const again = await openAt(folder)
  await again.change([{ kind: 'notices', id: 'fire', item: buildJoined('notices', { id: 'fire' }) }], ada)
  await again.settle()
  expect((await readItems(folder, 'notices')).map(({ id }) => id)).toEqual(['water', 'lift', 'fire'])
})

test('a hand edit and a saved change of different items both count', async () => {
  const { store, folder } = await openSeeded({ timing: { follow: 60_000, still: 20, poll: 50, retry: 50 } })
  await store.change([titled('Aufzug fährt')], ada)
  await editByHand(folder, 'notices', (items) => [...items, { ...items[0], id: 'water', title: { de: 'Wasser' } }])
  await store.settle()
  expect(titleOf([...store.content().notices.values()])).toEqual(['Aufzug fährt', 'Wasser'])
  expect(titleOf(await readItems(folder, 'notices'))).toEqual(['Aufzug fährt', 'Wasser'])
  expect(store.problems()).toEqual([])
})

test('the same item changed on both sides: the saved one stays, the hand edit is kept and reported until its file is gone', async () => {
  const { store, folder } = await openSeeded({ timing: { follow: 60_000, still: 20, poll: 50, retry: 50 } })
  await store.change([titled('gespeichert')], ada)
  await editByHand(folder, 'notices', ([first]) => [
    { ...first, title: { de: 'von Hand' } },
    { ...first, id: 'water', title: { de: 'Wasser' } },
  ])
  await store.settle()
  expect(titleOf(await readItems(folder, 'notices'))).toEqual(['gespeichert', 'Wasser'])
  const [kept = ''] = (await readdir(folder)).filter((name) => name.includes('conflict'))
  expect(kept).toMatch(/^notices\.conflict-\d{4}-\d\d-\d\dT[\d-]+Z\.json$/)
  expect(JSON.parse(await readFile(join(folder, kept), 'utf8'))).toMatchObject({
    items: [{ title: { de: 'von Hand' } }, { id: 'water' }],
  })
  expect(store.problems()).toMatchObject([{ about: 'conflict', file: kept }])
  await unlink(join(folder, kept))
  await until(store, () => store.problems().length === 0)
})

test('a conflict is still reported after a restart', async () => {
  const { store, folder } = await openSeeded()
  await store.close()
  await writeFile(join(folder, 'notices.conflict-2026-01-05T10-00-00-000Z.json'), '{}')
  expect((await openAt(folder)).problems()).toMatchObject([{ about: 'conflict' }])
})

const faults: [string, (text: string) => string | Uint8Array, Record<string, unknown>][] = [
  ['is empty', () => '', { reason: 'the file is empty' }],
  [
    'ends too early',
    (text) => text.slice(0, 200),
    { reason: expect.stringContaining('the file ends too early') as string, line: expect.any(Number) as number },
  ],
  [
    'misses a comma',
    (text) => text.replace('"lift",', '"lift"'),
    { reason: 'not JSON at "\\"": expected a comma or }', line: 7, column: 7 },
  ],
  [
    'is saved as Latin-1',
    (text) => Buffer.from(text.replace('steht', 'fährt'), 'latin1'),
    { reason: 'the file is not saved as UTF-8', line: 15, column: 24 },
  ],
  ['is saved as UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), { reason: 'the file is not saved as UTF-8' }],
  ['has the wrong shape', () => '[]', { reason: 'Invalid key: Expected "format" but received undefined' }],
  ['has a wrong value', (text) => text.replace('"info"', '"loud"'), { path: 'items.0.level', line: 18, column: 7 }],
  ['has an unknown key', (text) => text.replace('"level"', '"Level"'), { path: expect.stringContaining('items.0') as string }],
  [
    'has a key to the prototype',
    (text) => text.replace('"level"', '"__proto__"'),
    { reason: 'the key items.0.__proto__ is not allowed', line: 18, column: 7 },
  ],
  [
    'breaks a rule',
    (text) => text.replace('"until": "2026', '"until": "2025'),
    { path: 'items.0.until', reason: 'the end lies after the beginning' },
  ],
  [
    'names something unknown',
    (text) => text.replace('"places": []', '"places": ["moon"]'),
    { path: 'items.0.places.0', reason: 'there is no places/moon' },
  ],
]

test.each(faults)(
  'a hand edit that %s changes nothing, is reported with its place and never overwritten',
  async (_, spoil, problem) => {
    const { store, folder } = await openSeeded()
    const path = join(folder, 'notices.json')
    const good = await readFile(path, 'utf8')
    const bad = spoil(good)
    await writeFile(path, bad)
    await store.settle()
    expect(store.problems()).toMatchObject([{ about: 'hand-edit', file: 'notices.json', ...problem }])
    expect(store.revision()).toBe(1)
    await store.change(
      [{ kind: 'notices', id: 'water', item: buildJoined('notices', { id: 'water', title: { de: 'Wasser' } }) }],
      ada,
    )
    await store.settle()
    expect(Buffer.from(bad).equals(await readFile(path))).toBe(true)
    await store.close()

    const again = await openAt(folder)
    expect(again.problems()).toMatchObject([{ about: 'hand-edit', file: 'notices.json', ...problem }])
    expect(titleOf([...again.content().notices.values()])).toEqual(['Aufzug steht', 'Wasser'])
    expect(Buffer.from(bad).equals(await readFile(path))).toBe(true)

    await writeFile(path, good)
    await again.settle()
    expect(again.problems()).toEqual([])
    expect(titleOf(await readItems(folder, 'notices'))).toEqual(['Aufzug steht', 'Wasser'])
  },
)

test('a file with a byte order mark is read all the same', async () => {
  const { store, folder } = await openSeeded()
  const path = join(folder, 'notices.json')
  await writeFile(path, `\ufeff${(await readFile(path, 'utf8')).replace('Aufzug steht', 'Aufzug fährt')}`)
  await store.settle()
  expect(store.content().notices.get('lift')?.title.de).toBe('Aufzug fährt')
  expect(store.problems()).toEqual([])
})

test('a file that misses only a reference is taken when another file brings it', async () => {
  const { store, folder } = await openSeeded()
  await editByHand(folder, 'notices', ([first]) => [{ ...first, places: ['garden'] }])
  await store.settle()
  expect(store.problems()).toMatchObject([{ reason: 'there is no places/garden' }])
  await editByHand(folder, 'places', (items) => [...items, { ...items[0], id: 'garden' }])
  await until(store, () => store.content().notices.get('lift')?.places[0] === 'garden')
  await until(store, () => store.problems().length === 0)
})

test('a file that misses only a reference is taken when a saved change brings it', async () => {
  const { store, folder } = await openSeeded()
  await editByHand(folder, 'notices', ([first]) => [{ ...first, places: ['garden'] }])
  await store.settle()
  await store.change([{ kind: 'places', id: 'garden', item: buildJoined('places', { id: 'garden' }) }], ada)
  await until(store, () => store.content().notices.get('lift')?.places[0] === 'garden')
})

test('files that name each other are one change', async () => {
  const { store, folder } = await openSeeded()
  await store.close()
  await editByHand(folder, 'places', (items) => [...items, { ...items[0], id: 'garden', image: 'tree' }])
  await editByHand(folder, 'media', (items) => [...items, { ...items[0], id: 'tree' }])
  await editByHand(folder, 'centre', ([centre]) => [{ ...centre, defaultPlace: 'garden' }])
  const again = await openAt(folder)
  expect(again.history(1)?.map(({ edits }) => edits.map(({ id }) => id))).toEqual([['centre', 'garden', 'tree']])
})

test('a deletion by hand that published items would miss is refused and says by whom', async () => {
  const { store, folder } = await openSeeded()
  await editByHand(folder, 'slides', () => [])
  await store.settle()
  expect(store.content().slides.has('today')).toBe(true)
  expect(store.problems()).toMatchObject([{ file: 'slides.json', reason: 'playlists/all still names it in entries.0.slide' }])
})

test('a newer format is refused by name: while running and at the start', async () => {
  const { store, folder } = await openSeeded()
  const path = join(folder, 'notices.json')
  await writeFile(path, (await readFile(path, 'utf8')).replace('"format": 1', '"format": 2'))
  await store.settle()
  expect(store.problems()).toMatchObject([
    { reason: 'the file has format 2, this version knows formats up to 1', path: 'format', line: 3, column: 3 },
  ])
  await store.close()
  await expect(openAt(folder)).rejects.toThrow(`${path}: the file has format 2`)
})

test('what others saved while a file was open in an editor is not taken for deleted', async () => {
  const { store, folder } = await openSeeded()
  const path = join(folder, 'notices.json')
  const opened = await readFile(path, 'utf8')
  await store.change(
    [{ kind: 'notices', id: 'water', item: buildJoined('notices', { id: 'water', title: { de: 'Wasser' } }) }],
    ada,
  )
  await store.settle()
  await writeFile(path, opened.replace('Aufzug steht', 'Aufzug fährt'))
  await store.settle()
  expect(titleOf(await readItems(folder, 'notices'))).toEqual(['Aufzug fährt', 'Wasser'])
})

test('the last entry that was made can be deleted by hand', async () => {
  const { store, folder } = await openSeeded()
  await store.change([{ kind: 'notices', id: 'water', item: buildJoined('notices', { id: 'water' }) }], ada)
  await store.settle()
  await editByHand(folder, 'notices', (items) => items.slice(0, 1))
  await store.settle()
  expect([...store.content().notices.keys()]).toEqual(['lift'])
})

test('a hand edit that comes while the file is being written is not overwritten', async () => {
  let saved = false
  let edited = false
  const files = failingFiles(() => undefined)
  const { store, folder } = await openSeeded({
    files: {
      ...files,
      async open(path, flags, mode) {
        // The first time the changed file is written: the moment before it is put in place.
        if (saved && !edited && path.startsWith(join(folder, '.unfinished-'))) {
          edited = true
          await editByHand(folder, 'notices', (items) => [...items, { ...items[0], id: 'water', title: { de: 'Wasser' } }])
        }
        return files.open(path, flags, mode)
      },
    },
  })
  saved = true
  await store.change([titled('gespeichert')], ada)
  await until(store, () => store.content().notices.has('water'))
  await store.settle()
  expect(titleOf(await readItems(folder, 'notices'))).toEqual(['gespeichert', 'Wasser'])
})

test('hand edits of one file in a storm of saved changes of another lose nothing on either side', async () => {
  const { store, folder } = await openSeeded()
  const storming = new AbortController()
  const storm = (async () => {
    for (let count = 0; !storming.signal.aborted; count++) {
      await store.change([{ kind: 'notices', id: `n${count}`, item: buildJoined('notices', { id: `n${count}` }) }], ada)
    }
  })()
  for (const id of ['one', 'two', 'three']) {
    await editByHand(folder, 'offers', (items) => [...items, { ...items[0], id }])
    await until(store, () => store.content().offers.has(id))
  }
  storming.abort()
  await storm
  await store.settle()
  expect((await readItems(folder, 'notices')).map(({ id }) => id)).toEqual([...store.content().notices.keys()])
  expect((await readItems(folder, 'offers')).map(({ id }) => id)).toEqual(['advice', 'one', 'two', 'three'])
  expect(store.problems()).toEqual([])
})

test('a file that disappears while the store runs comes back', async () => {
  const { store, folder } = await openSeeded()
  await rm(join(folder, 'notices.json'))
  await store.settle()
  expect(titleOf(await readItems(folder, 'notices'))).toEqual(['Aufzug steht'])
})

test('mode and symbolic link of a file stay', async () => {
  const { store, folder } = await openSeeded()
  const path = join(folder, 'notices.json')
  const elsewhere = join(folder, 'elsewhere')
  await mkdir(elsewhere)
  await rename(path, join(elsewhere, 'real.json'))
  await symlink(join('elsewhere', 'real.json'), path)
  await chmod(path, 0o640)
  await store.change([titled('gespeichert')], ada)
  await store.settle()
  expect((await lstat(path)).isSymbolicLink()).toBe(true)
  expect((await stat(path)).mode & 0o777).toBe(0o640)
  expect(await readdir(elsewhere)).toEqual(['real.json'])
  expect(titleOf(await readItems(folder, 'notices'))).toEqual(['gespeichert'])
})

test('a file that cannot be read at the moment is reported, never overwritten, and read when that is possible', async () => {
  let code: string | undefined
  const files = failingFiles((operation, path) => (operation === 'read' && path.endsWith('/notices.json') ? code : undefined))
  const { store, folder } = await openSeeded({ files })
  const path = join(folder, 'notices.json')
  code = 'EACCES'
  await editByHand(folder, 'notices', (items) => [...items, { ...items[0], id: 'water', title: { de: 'Wasser' } }])
  await until(store, () => store.problems().length > 0)
  expect(store.problems()).toMatchObject([{ file: 'notices.json', reason: 'the file cannot be read: EACCES' }])
  const edited = await readFile(path, 'utf8')
  await store.change([titled('gespeichert')], ada)
  await store.settle()
  expect(await readFile(path, 'utf8')).toBe(edited)
  code = undefined
  await until(store, () => store.content().notices.has('water') && store.problems().every(({ about }) => about === 'conflict'))
  await store.settle()
  expect((await readItems(folder, 'notices')).map(({ id }) => id)).toEqual(['lift', 'water'])
})

test('a folder in place of a file is reported, and everything goes on when it is gone', async () => {
  const { store, folder } = await openSeeded()
  const path = join(folder, 'notices.json')
  await unlink(path)
  await mkdir(path)
  await until(store, () => store.problems().length > 0)
  expect(store.problems()).toMatchObject([{ file: 'notices.json', reason: 'the file cannot be read: EISDIR' }])
  await rm(path, { recursive: true })
  await until(store, () => store.problems().length === 0)
  await store.settle()
  expect(titleOf(await readItems(folder, 'notices'))).toEqual(['Aufzug steht'])
})

test('an item nested without end is reported with its place', async () => {
  const { store, folder } = await openSeeded()
  await writeFile(
    join(folder, 'notices.json'),
    `{"format":1,"items":[\n{"id":"lift","title":${'['.repeat(90_000)}${']'.repeat(90_000)}}]}`,
  )
  await until(store, () => store.problems().length > 0)
  expect(store.problems()).toMatchObject([{ file: 'notices.json', reason: 'nested deeper than 30 levels', line: 2 }])
})

test('a link whose file is gone stays a link: the file is written where it leads, as soon as that is possible', async () => {
  const { store, folder } = await openSeeded()
  const path = join(folder, 'notices.json')
  const elsewhere = join(folder, 'elsewhere')
  await mkdir(elsewhere)
  await rename(path, join(elsewhere, 'n.json'))
  await symlink('elsewhere/n.json', path)
  await store.settle()
  await rename(elsewhere, `${elsewhere}-aside`)
  await until(store, () => store.problems().length > 0)
  expect(store.problems()).toMatchObject([{ about: 'disk', file: 'notices.json' }])
  await store.change([titled('gespeichert')], ada)
  await store.settle()
  expect((await lstat(path)).isSymbolicLink()).toBe(true)
  await mkdir(elsewhere)
  await until(store, () => store.problems().length === 0)
  await store.settle()
  expect([(await lstat(path)).isSymbolicLink(), titleOf(await readItems(folder, 'notices'))]).toEqual([true, ['gespeichert']])
})
