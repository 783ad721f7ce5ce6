import { createHash } from 'node:crypto'
import { chmod, cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StoreRefused } from '../../../server/store/errors.ts'
import { openPrivateFile } from '../../../server/store/private-file.ts'
import { AccountList } from '../../../server/staff/accounts.ts'
import { SessionList } from '../../../server/staff/sessions.ts'
import { buildJoined } from '../../server/store/collections.ts'
import { makeTemporaryFolder } from '../../server/store/folder.ts'
import { ada, openAt } from '../../server/store/open.ts'

/**
 * `format-1/` is a content folder exactly as version 0.1.0 has written it: two changes after the seed, an account, a session.
 * It never changes; a version with another format opens it through its migration, or these tests say that it does not.
 */
const written = join(import.meta.dirname, 'format-1')

async function copyWritten(): Promise<string> {
  const folder = join(await makeTemporaryFolder(), 'data')
  await cp(written, folder, { recursive: true })
  for (const name of await readdir(join(folder, 'private'))) await chmod(join(folder, 'private', name), 0o600)
  return folder
}

test('a folder of format 1 is opened by this version with all it holds, and goes on from there', async () => {
  const folder = await copyWritten()
  const store = await openAt(folder)
  expect(store.problems()).toEqual([])
  expect(store.revision()).toBe(3)
  const content = store.content()
  expect(Object.fromEntries(Object.entries(content).map(([kind, items]) => [kind, [...items.keys()]]))).toEqual({
    centre: ['centre'],
    places: ['hall'],
    offers: ['advice'],
    events: ['choir'],
    notices: ['lift', 'water'],
    alerts: ['storm'],
    pages: ['about'],
    slides: ['today'],
    playlists: ['all'],
    screens: [...content.screens.keys()],
    surveys: [],
    media: [...content.media.keys()],
    // Came later.
    feeds: [],
  })
  expect(content.notices.get('water')?.title).toEqual({ de: 'Kein Wasser', en: 'No water' })
  expect(store.history(1)).toMatchObject([
    { revision: 2, by: 'Ada', via: 'staff' },
    { revision: 3, edits: [{ kind: 'surveys', after: null }] },
  ])
  expect(await store.change([{ kind: 'notices', id: 'gas', item: buildJoined('notices', { id: 'gas' }) }], ada)).toMatchObject({
    revision: 4,
  })
})

test('accounts and sessions of format 1 are read by this version', async () => {
  const folder = join(await copyWritten(), 'private')
  const accounts = await openPrivateFile({ path: join(folder, 'accounts.json'), schema: AccountList, empty: [] })
  expect(accounts.value()).toMatchObject([{ id: 'a1', name: 'Ada', role: 'admin' }])
  const sessions = await openPrivateFile({ path: join(folder, 'sessions.json'), schema: SessionList, empty: [] })
  expect(sessions.value()).toMatchObject([{ id: 's1', account: 'a1' }])
})

async function printOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile() && !entry.parentPath.includes('.schema'))
  const prints = files.map(async (entry) => {
    const bytes = await readFile(join(entry.parentPath, entry.name))
    return `${join(entry.parentPath, entry.name)} ${createHash('sha256').update(bytes).digest('hex')}`
  })
  return (await Promise.all(prints)).sort()
}

async function makeNewer(folder: string, file: string): Promise<void> {
  const path = join(folder, file)
  const value = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
  await writeFile(path, JSON.stringify({ ...value, format: 2 }))
}

test.each(['.store.json', 'notices.json', '.base/notices.json'])(
  'a folder in which a newer version has written %s is refused by that name, and not a byte of it changes',
  async (file) => {
    const folder = await copyWritten()
    await makeNewer(folder, file)
    const before = await printOf(folder)
    const opening = openAt(folder)
    await expect(opening).rejects.toThrow(StoreRefused)
    await expect(opening).rejects.toThrow(`${join(folder, file)}: the f`)
    await expect(opening).rejects.toThrow('has format 2')
    expect(await printOf(folder)).toEqual(before)
  },
)

test.each(['accounts.json', 'sessions.json'])(
  'a newer private/%s is refused by its whole path and stays as it is',
  async (file) => {
    const folder = await copyWritten()
    await makeNewer(folder, `private/${file}`)
    const before = await printOf(folder)
    const path = join(folder, 'private', file)
    const schema = file === 'accounts.json' ? AccountList : SessionList
    await expect(openPrivateFile<unknown>({ path, schema, empty: [] })).rejects.toThrow(
      `${path}: the file's format is 2, known is 1`,
    )
    expect(await printOf(folder)).toEqual(before)
  },
)

test('a line that only a newer version understands is named and kept, and everything else counts', async () => {
  const folder = await copyWritten()
  const path = join(folder, 'history', '2026-01.ndjson')
  const newer = JSON.stringify({ revision: 4, at: '2026-01-05T11:00:00Z', by: 'Ada', via: 'telepathy', edits: [] })
  const history = `${await readFile(path, 'utf8')}${newer}\n`
  await writeFile(path, history)
  const store = await openAt(folder)
  expect(store.problems()).toMatchObject([{ about: 'history', file: 'history/2026-01.ndjson', line: 4 }])
  expect(store.content().notices.size).toBe(2)
  // Its number was told to screens: no other change ever has it.
  expect(store.revision()).toBe(4)
  await store.close()
  expect(await readFile(path, 'utf8')).toBe(history)
})
