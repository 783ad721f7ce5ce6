import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NotWritable } from '../../../server/store/errors.ts'
import { buildJoined } from './collections.ts'
import { failingFiles, type Operation } from './failing-files.ts'
import { ada, openAt, openSeeded, readItems, until } from './open.ts'

const notice = (id: string) => ({ kind: 'notices' as const, id, item: buildJoined('notices', { id }) })

/** A disk that can be made to fail for the files whose path matches. */
function breakable() {
  let broken: { operation: Operation; path: RegExp; code: string; times: number } | undefined
  const files = failingFiles((operation, path) => {
    if (!broken || broken.operation !== operation || !broken.path.test(path) || broken.times-- <= 0) return undefined
    return broken.code
  })
  return {
    files,
    fail: (operation: Operation, path: RegExp, code: string, times = Infinity) =>
      void (broken = { operation, path, code, times }),
    mend: () => void (broken = undefined),
  }
}

test.each([
  ['write', 'ENOSPC', 'disk-full'],
  ['write', 'EIO', 'disk-error'],
  ['sync', 'EIO', 'disk-error'],
] as const)(
  'when the append fails (%s, %s) nothing has changed, and no part of the line stays',
  async (operation, error, code) => {
    const disk = breakable()
    const { store, folder } = await openSeeded({ files: disk.files, now: () => new Date('2026-01-05T10:00:00Z') })
    const journal = join(folder, 'history', '2026-01.ndjson')
    const before = await readFile(journal, 'utf8')
    const heard: number[] = []
    store.subscribe(({ revision }) => heard.push(revision))

    disk.fail(operation, /ndjson$/, error, 1)
    const both = await Promise.allSettled([
      store.change([notice('a')], ada),
      store.change([{ kind: 'slides', id: 'today', item: null }], ada),
    ])
    for (const each of both) expect(each).toMatchObject({ status: 'rejected', reason: new NotWritable(code) })
    expect(await readFile(journal, 'utf8')).toBe(before)
    expect([store.revision(), store.content().notices.size, heard]).toEqual([1, 1, []])

    expect(await store.change([notice('b')], ada)).toMatchObject({ revision: 2 })
    expect(store.health()).toEqual({ writable: true })
    await store.close()
    const again = await openAt(folder)
    expect([...again.content().notices.keys()]).toEqual(['lift', 'b'])
  },
)

test('after a failed fsync the descriptor is not used again', async () => {
  const disk = breakable()
  const { store } = await openSeeded({ files: disk.files })
  disk.fail('sync', /ndjson$/, 'EIO', 1)
  await expect(store.change([notice('a')], ada)).rejects.toThrow(NotWritable)
  const asked = disk.files.asked.length
  await store.change([notice('b')], ada)
  const journal = disk.files.asked.slice(asked).filter(([, path]) => path.endsWith('.ndjson'))
  expect(journal.map(([operation]) => operation)).toEqual(['open', 'fstat', 'write', 'sync'])
})

test('after two failures changes are refused at once and said so, until there is room again', async () => {
  const disk = breakable()
  const { store } = await openSeeded({ files: disk.files })
  disk.fail('write', /history/, 'ENOSPC')
  for (let time = 0; time < 2; time++)
    await expect(store.change([notice('a')], ada)).rejects.toThrow(new NotWritable('disk-full'))
  expect(store.health()).toEqual({ writable: false, reason: 'disk-full' })
  expect(store.problems()).toMatchObject([{ about: 'disk', reason: 'changes cannot be saved: disk-full' }])
  const asked = disk.files.asked.filter(([, path]) => path.endsWith('ndjson')).length
  await expect(store.change([notice('a')], ada)).rejects.toThrow(new NotWritable('disk-full'))
  expect(disk.files.asked.filter(([, path]) => path.endsWith('ndjson'))).toHaveLength(asked)

  disk.mend()
  await until(store, () => store.health().writable)
  expect(store.problems()).toEqual([])
  expect(await store.change([notice('a')], ada)).toMatchObject({ revision: 2 })
})

test('a partial line that cannot be cut at once is cut before anything else is written', async () => {
  const disk = breakable()
  const { store, folder } = await openSeeded({ files: disk.files, now: () => new Date('2026-01-05T10:00:00Z') })
  let cut = false
  const { open } = disk.files
  disk.fail('write', /ndjson$/, 'EIO', 1)
  disk.files.open = (path, flags, mode) => {
    if (flags === 'r+' && !cut) {
      cut = true
      throw Object.assign(new Error('EIO'), { code: 'EIO' })
    }
    return open(path, flags, mode)
  }
  await expect(store.change([notice('a')], ada)).rejects.toThrow(NotWritable)
  await store.change([notice('b')], ada)
  const lines = (await readFile(join(folder, 'history', '2026-01.ndjson'), 'utf8')).trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { edits: { id: string }[] }).edits.at(-1)?.id)).toEqual(['sofa', 'b'])
})

test.each(['open', 'write', 'sync', 'rename', 'syncFolder'] as const)(
  'a collection file that cannot be written (%s) is reported, tried again and loses nothing',
  async (operation) => {
    const disk = breakable()
    const { store, folder } = await openSeeded({ files: disk.files })
    disk.fail(operation, operation === 'rename' ? /notices\.json$/ : operation === 'syncFolder' ? /.*/ : /unfinished/, 'ENOSPC')
    await store.change([notice('a')], ada)
    await until(store, () => store.problems().some(({ about }) => about === 'disk'))
    expect(store.health()).toEqual({ writable: true })
    expect(store.problems()).toMatchObject([{ file: 'notices.json', reason: 'the file is behind: disk-full' }])
    expect((await readdir(folder)).filter((name) => name.startsWith('.unfinished'))).toEqual([])
    disk.mend()
    await until(store, () => store.problems().length === 0)
    expect((await readItems(folder, 'notices')).map(({ id }) => id)).toEqual(['lift', 'a'])
  },
)

test('waiting changes share one write', async () => {
  const disk = breakable()
  const { store } = await openSeeded({ files: disk.files })
  const asked = disk.files.asked.length
  await Promise.all(Array.from({ length: 10 }, (_, index) => store.change([notice(`n${index}`)], ada)))
  const journal = disk.files.asked.slice(asked).filter(([operation, path]) => operation === 'sync' && path.endsWith('.ndjson'))
  expect(journal.length).toBeLessThanOrEqual(2)
  expect(store.revision()).toBe(11)
})

test('a change whose file could not follow is there after a restart', async () => {
  const disk = breakable()
  const { store, folder } = await openSeeded({ files: disk.files })
  disk.fail('rename', /.*/, 'EROFS')
  await store.change([notice('a')], ada)
  await store.close()
  expect((await readItems(folder, 'notices')).map(({ id }) => id)).toEqual(['lift'])
  const again = await openAt(folder)
  expect([...again.content().notices.keys()]).toEqual(['lift', 'a'])
})
