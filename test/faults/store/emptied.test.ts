import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { NotWritable } from '../../../server/store/errors.ts'
import { askHolder, lockFolder } from '../../../server/store/lock.ts'
import { openHouse } from '../../server/house.ts'
import { buildJoined } from '../../server/store/collections.ts'
import { ada, openAt, openSeeded } from '../../server/store/open.ts'

const empty = async (folder: string) => {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true })
}
const notice = (id: string) => ({ kind: 'notices' as const, id, item: buildJoined('notices', { id }) })

test('a folder emptied under a running store is locked again, keeps others out, and has everything', async () => {
  const { store, folder } = await openSeeded()
  await empty(folder)
  await store.settle()
  expect((await stat(join(folder, '.lock'))).isSocket()).toBe(true)
  await expect(openAt(folder)).rejects.toThrow(`in use by the process ${process.pid}`)
  expect(await askHolder(folder, 'who')).toMatchObject({ pid: process.pid })
  await store.change([notice('water')], ada)
  await store.close()
  expect(await readdir(folder)).not.toContain('.lock')
  const again = await openAt(folder)
  expect([again.id, [...again.content().notices.keys()], again.problems()]).toEqual([store.id, ['lift', 'water'], []])
})

test('whoever takes an emptied folder first has it: the other refuses changes and writes nothing there, until it is free', async () => {
  const { store, folder } = await openSeeded()
  // In one breath: nobody looks in between.
  await rm(join(folder, '.lock'))
  const other = await lockFolder(folder)
  await store.settle()
  expect(store.health()).toEqual({ writable: false, reason: 'folder-gone' })
  await other.release()
  await store.settle()
  expect(store.health()).toEqual({ writable: true })
  expect(await store.change([notice('water')], ada)).toMatchObject({ revision: 2 })
})

test('a folder that another process holds takes no change, not even into a history file of its own', async () => {
  const { store, folder } = await openSeeded()
  await rm(join(folder, '.lock'))
  await rm(join(folder, 'history'), { recursive: true })
  const other = await lockFolder(folder)
  await expect(store.change([notice('water')], ada)).rejects.toThrow(new NotWritable('folder-gone'))
  await expect(readdir(join(folder, 'history'))).rejects.toThrow('ENOENT')
  await other.release()
})

test('accounts, sessions and the way to upload survive a folder that is emptied under the running server', async () => {
  const root = await mkdtemp(join(tmpdir(), 'rotes-sofa-emptied-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const house = await openHouse({ folder: root })
  const cookie = await house.enterAs('admin')
  await house.ask('/api/staff/items/notices', { cookie })
  await empty(house.contentDir)
  await expect
    .poll(() => readFile(join(house.contentDir, 'private', 'sessions.json'), 'utf8').catch(() => ''), { timeout: 20_000 })
    .toContain('"hash"')
  expect((await stat(join(house.contentDir, 'private'))).mode & 0o777).toBe(0o700)
  expect((await stat(join(house.contentDir, 'media'))).isDirectory()).toBe(true)
  await house.close()

  const again = await openHouse({ folder: root })
  onTestFinished(() => again.close())
  expect(again.setupToken).toBeUndefined()
  expect((await again.ask('/api/staff/items/notices', { cookie })).status).toBe(200)
})
