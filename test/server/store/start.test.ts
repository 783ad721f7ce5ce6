import { appendFile, copyFile, mkdir, readFile, readdir, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StoreRefused } from '../../../server/store/errors.ts'
import { buildCollections, buildJoined } from './collections.ts'
import { makeTemporaryFolder } from './folder.ts'
import { ada, editByHand, openAt, openSeeded, readItems } from './open.ts'

const water = { kind: 'notices' as const, id: 'water', item: buildJoined('notices', { id: 'water' }) }
const dates = () => new Date('2026-01-05T10:00:00Z')

/** The folder as a killed process leaves it right after a change was acknowledged: history newer than files. */
async function killedAfterWater() {
  const { store, folder } = await openSeeded({ now: dates, timing: { follow: 60_000 } })
  await store.change([water], ada)
  const left = join(await makeTemporaryFolder(), 'data')
  await copyFolder(folder, left)
  return { folder: left, journal: join(left, 'history', '2026-01.ndjson') }
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.isDirectory()) await copyFolder(join(from, entry.name), join(to, entry.name))
    else if (entry.isFile()) await copyFile(join(from, entry.name), join(to, entry.name))
  }
}

test('a new folder is filled with the seed, an empty one without', async () => {
  const { folder } = await openSeeded()
  expect((await readdir(folder)).filter((name) => name.endsWith('.json')).sort()).toEqual(
    [
      '.store',
      'alerts',
      'centre',
      'events',
      'feeds',
      'media',
      'notices',
      'offers',
      'pages',
      'places',
      'playlists',
      'screens',
      'slides',
      'surveys',
    ].map((name) => `${name}.json`),
  )
  const empty = await openAt(await makeTemporaryFolder())
  expect(empty.revision()).toBe(0)
  expect(empty.content().places.size).toBe(0)
})

test('a used folder is not seeded again', async () => {
  const { store, folder } = await openSeeded()
  await store.change([{ kind: 'notices', id: 'lift', item: null }], ada)
  await store.close()
  const again = await openAt(folder, { seed: () => buildCollections() })
  expect(again.content().notices.size).toBe(0)
  expect(again.revision()).toBe(2)
})

test('a seed that is not valid is refused and leaves nothing that counts', async () => {
  const folder = await makeTemporaryFolder()
  await expect(openAt(folder, { seed: () => ({ notices: [{ id: 'x' }] }) })).rejects.toThrow('notices/x')
  expect((await openAt(folder, { seed: () => buildCollections() })).content().notices.size).toBe(1)
})

test('an acknowledged change whose file was not yet written is there again', async () => {
  const { folder } = await killedAfterWater()
  const store = await openAt(folder)
  expect(store.revision()).toBe(2)
  expect(store.problems()).toEqual([])
  expect((await readItems(folder, 'notices')).map(({ id }) => id)).toEqual(['lift', 'water'])
})

test('a file that was written before its copy in .base is not a hand edit', async () => {
  const { folder } = await killedAfterWater()
  await editByHand(folder, 'notices', (items) => [...items, water.item])
  const store = await openAt(folder)
  expect(store.revision()).toBe(2)
  expect([...store.content().notices.keys()]).toEqual(['lift', 'water'])
})

test('a hand edit made while nothing ran is merged with the history', async () => {
  const { folder } = await killedAfterWater()
  await editByHand(folder, 'notices', ([lift]) => [{ ...lift, title: { de: 'von Hand' } }])
  const store = await openAt(folder)
  expect(store.content().notices.get('lift')?.title.de).toBe('von Hand')
  expect(store.content().notices.has('water')).toBe(true)
  expect(store.history(2)).toMatchObject([{ via: 'file' }])
})

test.each([
  ['half a line', '{"revision":3,"at":"2026-01-05T'],
  ['a long half line', `{"revision":3,"by":"${'x'.repeat(400_000)}`],
  ['zeros', '\0'.repeat(5000)],
  ['zeros and a newline', `${'\0'.repeat(5000)}\n`],
])('%s at the end of the history is cut', async (_, torn) => {
  const { folder, journal } = await killedAfterWater()
  const whole = await readFile(journal, 'utf8')
  await appendFile(journal, torn)
  const store = await openAt(folder, { now: dates })
  expect(store.revision()).toBe(2)
  expect(await readFile(journal, 'utf8')).toBe(whole)
  await store.change([{ ...water, item: null }], ada)
  expect((await readFile(journal, 'utf8')).trimEnd().split('\n')).toHaveLength(3)
})

test('a damaged line inside the history is reported by its number, and what follows still counts', async () => {
  const { folder, journal } = await killedAfterWater()
  const [first = '', second = ''] = (await readFile(journal, 'utf8')).split('\n')
  await writeFile(journal, `${first}\n#${second.slice(1)}\n${second.replace('"revision":2', '"revision":3')}\n`)
  const store = await openAt(folder)
  expect(store.problems()).toMatchObject([{ about: 'history', file: 'history/2026-01.ndjson', line: 2 }])
  expect(store.revision()).toBe(3)
  expect(store.content().notices.has('water')).toBe(true)
})

test('a missing file in a used folder is refused by name, and nothing is written', async () => {
  const { store, folder } = await openSeeded()
  await store.close()
  await unlink(join(folder, 'offers.json'))
  await expect(openAt(folder, { seed: () => buildCollections() })).rejects.toThrow(StoreRefused)
  await expect(openAt(folder)).rejects.toThrow(`${join(folder, 'offers.json')}: the file is missing`)
  expect(await readdir(folder)).not.toContain('offers.json')
})

test('unfinished files of a killed process are swept away', async () => {
  const { store, folder } = await openSeeded()
  await store.close()
  for (const part of ['', '.base', 'history']) await writeFile(join(folder, part, '.unfinished-abc'), 'x')
  await openAt(folder)
  for (const part of ['', '.base', 'history']) expect(await readdir(join(folder, part))).not.toContain('.unfinished-abc')
})

test.each(['all of it', 'one file of it', 'a damaged file of it'])(
  'without the copies in .base (%s) the history rebuilds them',
  async (what) => {
    const { store, folder } = await openSeeded()
    await store.change([water], ada)
    await store.close()
    const path = join(folder, '.base', 'notices.json')
    if (what.startsWith('all')) await rm(join(folder, '.base'), { recursive: true })
    if (what.startsWith('one')) await unlink(path)
    if (what.startsWith('a damaged')) await writeFile(path, '{')
    await editByHand(folder, 'notices', (items) => items.map((item) => ({ ...item, title: { de: `${String(item.id)} neu` } })))
    const again = await openAt(folder)
    expect([...again.content().notices.values()].map(({ title }) => title.de)).toEqual(['lift neu', 'water neu'])
    expect(again.content().places.size).toBe(1)
    expect(await readFile(path, 'utf8')).toContain('water neu')
  },
)

test('a folder that somebody has filled by hand is taken as it is', async () => {
  const folder = await makeTemporaryFolder()
  for (const [kind, items] of Object.entries(buildCollections())) {
    if (kind !== 'surveys') await writeFile(join(folder, `${kind}.json`), JSON.stringify({ format: 1, items }))
  }
  const store = await openAt(folder, { seed: () => ({ surveys: [buildJoined('surveys')] }) })
  expect(store.content().offers.size).toBe(1)
  expect(store.content().surveys.size).toBe(0)
  expect(store.content().notices.get('lift')?.translations.en).toMatchObject({ by: 'person' })
})

test('a folder filled by hand with something broken is refused by file and place', async () => {
  const folder = await makeTemporaryFolder()
  await writeFile(join(folder, 'notices.json'), '{"format": 1,\n "items": [,]}')
  await expect(openAt(folder)).rejects.toThrow(
    `${join(folder, 'notices.json')}: not JSON at ",": expected a value (line 2, column 12)`,
  )
})

test('a newer folder is refused by name', async () => {
  const { store, folder } = await openSeeded()
  await store.close()
  const path = join(folder, '.store.json')
  await writeFile(path, (await readFile(path, 'utf8')).replace('"format": 1', '"format": 2'))
  await expect(openAt(folder)).rejects.toThrow(`${path}: the folder has format 2`)
})

test('the history goes on in the next month, and never back', async () => {
  let today = '2026-01-31T23:59:00Z'
  const { store, folder } = await openSeeded({ now: () => new Date(today) })
  for (const at of ['2026-02-01T00:01:00Z', '2025-12-24T00:00:00Z']) {
    today = at
    await store.change([{ ...water, item: buildJoined('notices', { id: 'water', title: { de: at } }) }], ada)
  }
  await store.close()
  expect((await readdir(join(folder, 'history'))).sort()).toEqual(['2026-01.ndjson', '2026-02.ndjson'])
  const again = await openAt(folder)
  expect(again.revision()).toBe(3)
  expect(again.history(0)?.map(({ revision }) => revision)).toEqual([1, 2, 3])
})

test.each([
  ['/proc/nope/data', 'ENOENT'],
  ['/dev/null/data', 'what should be a folder is none (ENOTDIR)'],
])('a folder that cannot be made (%s) is refused by name at once', async (folder, reason) => {
  await expect(openAt(folder)).rejects.toThrow(StoreRefused)
  await expect(openAt(folder)).rejects.toThrow(`${folder}: the folder cannot be made: ${reason}`)
})
