import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { StoreRefused } from '../../../server/store/errors.ts'
import { askHolder } from '../../../server/store/lock.ts'
import { makeTemporaryFolder } from './folder.ts'
import { openAt, openSeeded } from './open.ts'

test('a second store is refused and names the folder and the first', async () => {
  const { folder } = await openSeeded()
  const second = openAt(folder)
  await expect(second).rejects.toThrow(StoreRefused)
  await expect(second).rejects.toThrow(`${await realpath(folder)}: the folder is in use by the process ${process.pid} on `)
})

test('a folder can be opened again when it was closed', async () => {
  const { store, folder } = await openSeeded()
  await store.close()
  expect(await readdir(folder)).not.toContain('.lock')
  await openAt(folder)
})

test('of many that start at the same moment, one opens the folder', async () => {
  const folder = await makeTemporaryFolder()
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => openAt(folder)))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('only the owner may speak to the lock', async () => {
  const { folder } = await openSeeded()
  const lock = await stat(join(folder, '.lock'))
  expect([lock.isSocket(), lock.mode & 0o777]).toEqual([true, 0o600])
  expect((await readdir(folder)).filter((name) => name.startsWith('.lock-'))).toEqual([])
})

test('another process asks the one that holds the folder', async () => {
  const { store, folder } = await openSeeded()
  const end = store.onCommand('add', ({ a, b }) => Promise.resolve(Number(a) + Number(b)))
  store.onCommand('fail', () => {
    throw new Error('not today')
  })
  expect(await askHolder(folder, 'add', { a: 1, b: 2 })).toBe(3)
  await expect(askHolder(folder, 'fail')).rejects.toThrow('not today')
  end()
  await expect(askHolder(folder, 'add')).rejects.toThrow('there is no command add')
  await store.close()
  expect(await askHolder(folder, 'add')).toBeUndefined()
})

test('a folder too deep for the address of a socket is locked all the same', async () => {
  const folder = join(await makeTemporaryFolder(), 'x'.repeat(100))
  await mkdir(folder)
  const store = await openAt(folder)
  const { socket } = JSON.parse(await readFile(join(folder, '.lock'), 'utf8')) as { socket: string }
  expect((await stat(socket)).mode & 0o777).toBe(0o600)
  await expect(openAt(folder)).rejects.toThrow('in use by the process')
  expect(await askHolder(folder, 'who')).toMatchObject({ pid: process.pid })
  await store.close()
  await expect(stat(socket)).rejects.toThrow('ENOENT')
  await openAt(folder)
})

test.each(['data', 'x'.repeat(100)])(
  'another process is kept out of %s while it lives, and its lock is stale once it is killed',
  async (name) => {
    const folder = join(await makeTemporaryFolder(), name)
    const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'storm.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(createInterface(child.stdout), 'line')
    await expect(openAt(folder)).rejects.toThrow(`in use by the process ${child.pid} on `)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await openAt(folder)
  },
)
