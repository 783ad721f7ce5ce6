import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSessions, SessionList } from '../../../server/staff/sessions.ts'
import { openPrivateFile } from '../../../server/store/private-file.ts'
import { failingFiles } from '../store/failing-files.ts'
import { makeTemporaryFolder } from '../store/folder.ts'

async function openOnFullDisk() {
  let full = false
  const files = failingFiles((operation) => (full && operation === 'write' ? 'ENOSPC' : undefined))
  const path = join(await makeTemporaryFolder(), 'private', 'sessions.json')
  const file = await openPrivateFile({ path, schema: SessionList, empty: [], files })
  const lost: unknown[] = []
  const sessions = createSessions(
    file,
    () => 1_767_607_200_000,
    (error) => lost.push(error),
  )
  const written = async () =>
    (await openPrivateFile({ path, schema: SessionList, empty: [] })).value().map(({ account }) => account)
  return { sessions, lost, written, setFull: (now: boolean) => void (full = now) }
}

test('on a full disk people sign in and out all the same, and it is said', async () => {
  const { sessions, lost, written, setFull } = await openOnFullDisk()
  const before = await sessions.start('ada')
  setFull(true)
  const [bob, cleo] = await Promise.all([sessions.start('bob'), sessions.start('cleo')])
  await sessions.end(before.session.id)
  expect([bob, cleo, before].map(({ token }) => sessions.find(token)?.account)).toEqual(['bob', 'cleo', undefined])
  expect([lost.length, await written()]).toEqual([3, ['ada']])
})

test('with room again the next change writes what the disk has missed', async () => {
  const { sessions, written, setFull } = await openOnFullDisk()
  const before = await sessions.start('ada')
  setFull(true)
  await sessions.start('bob')
  await sessions.end(before.session.id)
  setFull(false)
  await sessions.start('cleo')
  expect(await written()).toEqual(['bob', 'cleo'])
})
