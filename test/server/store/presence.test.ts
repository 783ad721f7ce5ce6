import { renameSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { NotWritable } from '../../../server/store/errors.ts'
import type { Log } from '../../../server/store/store.ts'
import { buildJoined } from './collections.ts'
import { failingFiles } from './failing-files.ts'
import { ada, openAt, openSeeded, readItems, until } from './open.ts'

const notice = (id: string) => ({ kind: 'notices' as const, id, item: buildJoined('notices', { id }) })

const collectErrors = () => {
  const errors: string[] = []
  const log: Log = { info() {}, warn() {}, error: (message) => void errors.push(message) }
  return { errors, log }
}

const openBesides = async () => {
  const { errors, log } = collectErrors()
  const { store, folder } = await openSeeded({ log })
  const aside = `${folder}-aside`
  onTestFinished(() => rm(aside, { recursive: true, force: true }))
  return { store, folder, aside, errors }
}

test('a folder that is gone is said once; nothing is acknowledged or written until it is back, then all goes on', async () => {
  const { store, folder, aside, errors } = await openBesides()
  await rename(folder, aside)
  await until(store, () => !store.health().writable)
  expect(store.health()).toEqual({ writable: false, reason: 'folder-gone' })
  expect(store.problems()).toMatchObject([{ about: 'disk', file: '.' }])
  for (let time = 0; time < 3; time++)
    await expect(store.change([notice('a')], ada)).rejects.toThrow(new NotWritable('folder-gone'))
  await store.settle()
  expect(errors.filter((message) => message === 'the content folder is gone')).toHaveLength(1)
  expect(errors).not.toContain('the files could not be looked at')
  expect(store.content().notices.size).toBe(1)
  await expect(readdir(folder)).rejects.toThrow('ENOENT')

  await rename(aside, folder)
  await until(store, () => store.health().writable && store.problems().length === 0)
  expect(await store.change([notice('b')], ada)).toMatchObject({ revision: 2 })
  await store.close()
  expect([...(await openAt(folder)).content().notices.keys()]).toEqual(['lift', 'b'])
})

test('a change in the very moment is not written into the folder that was moved away', async () => {
  const { store, folder, aside } = await openBesides()
  const [month = ''] = await readdir(join(folder, 'history'))
  const before = await readFile(join(folder, 'history', month), 'utf8')
  await rename(folder, aside)
  await expect(store.change([notice('a')], ada)).rejects.toThrow(NotWritable)
  expect(await readFile(join(aside, 'history', month), 'utf8')).toBe(before)
  await rename(aside, folder)
})

test('a folder that goes while it is looked at is not made anew', async () => {
  let go = () => {}
  const files = failingFiles((operation, path) => {
    if (operation === 'read' && path.endsWith('.store.json')) go()
    return undefined
  })
  const { store, folder } = await openSeeded({ files })
  const aside = `${folder}-aside`
  onTestFinished(() => rm(aside, { recursive: true, force: true }))
  await store.settle()
  go = () => {
    go = () => {}
    renameSync(folder, aside)
  }
  await until(store, () => !store.health().writable)
  await expect(readdir(folder)).rejects.toThrow('ENOENT')
  await rename(aside, folder)
  await until(store, () => store.health().writable)
})

test('an empty folder in its place, as without the volume, stays empty', async () => {
  const { store, folder, aside } = await openBesides()
  await rename(folder, aside)
  await mkdir(folder)
  await until(store, () => !store.health().writable)
  await expect(store.change([notice('a')], ada)).rejects.toThrow(NotWritable)
  await store.settle()
  expect(await readdir(folder)).toEqual([])
  await rm(folder, { recursive: true })
  await cp(aside, folder, { recursive: true, filter: (path) => !path.endsWith('.lock') })
  await until(store, () => store.health().writable)
  expect(await store.change([notice('b')], ada)).toMatchObject({ revision: 2 })
})

test('what was deleted inside the folder is made again, and nothing is lost', async () => {
  const { store, folder } = await openBesides()
  for (const name of await readdir(folder)) if (name !== '.lock') await rm(join(folder, name), { recursive: true })
  await store.settle()
  expect(await store.change([notice('a')], ada)).toMatchObject({ revision: 2 })
  await store.settle()
  expect((await readItems(folder, 'notices')).map(({ id }) => id)).toEqual(['lift', 'a'])
  await store.close()
  const again = await openAt(folder)
  expect([again.id, [...again.content().notices.keys()], again.problems()]).toEqual([store.id, ['lift', 'a'], []])
})

test('a folder that cannot be looked at for a moment is not gone', async () => {
  const { errors, log } = collectErrors()
  let exhausted = false
  const files = failingFiles((operation, path) =>
    exhausted && operation === 'read' && path.endsWith('.store.json') ? 'EMFILE' : undefined,
  )
  const { store } = await openSeeded({ files, log })
  exhausted = true
  await store.settle()
  expect([store.health(), store.problems(), errors]).toEqual([{ writable: true }, [], []])
  expect(await store.change([notice('a')], ada)).toMatchObject({ revision: 2 })
})
