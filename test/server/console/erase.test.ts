import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { build } from '../../content/builders.ts'
import { openStore } from '../../../server/store/open-store.ts'
import { request } from '../http.ts'
import { makeTemporaryFolder } from '../store/folder.ts'
import { buildCollections } from '../store/collections.ts'
import { runConsole, startProcess } from './processes.ts'

const history = async (data: string) => {
  const names = (await readdir(join(data, 'history'))).filter((name) => name.endsWith('.ndjson'))
  return (await Promise.all(names.map((name) => readFile(join(data, 'history', name), 'utf8')))).join('')
}

it('a text is shown first, and erased when somebody is sure, with the server running or not', { timeout: 240_000 }, async () => {
  const data = join(await makeTemporaryFolder(), 'data')
  const store = await openStore({ folder: data, seed: () => buildCollections() })
  const title = { de: 'Maria Muster und Max Muster lesen' }
  const item = build('notices', { id: 'max-muster-liest', title, until: '2199-12-31' })
  await store.change([{ kind: 'notices', id: item.id, item }], { by: 'ada', via: 'staff' })
  await store.close()

  const shown = await runConsole(data, 'erase', 'text', 'Max', 'Muster')
  expect([shown.code, shown.err]).toEqual([
    1,
    `It stands in
  notices/max-muster-liest: title.de
  1 change in the history
It will be erased for good, from kept copies in the folder as well. Nothing brings it back.
Nothing was done. Say --yes to go on.`,
  ])
  expect(await history(data)).toContain('Max Muster')
  const erased = await runConsole(data, 'erase', 'text', 'Max Muster', '--yes')
  expect([erased.code, erased.out]).toEqual([
    0,
    `Erased from
  notices/max-muster-liest: title.de
  2 changes in the history
The id of notices/max-muster-liest still spells it. An id never changes: delete that item and write a new one.
Backups that were made before still hold it: delete them, or erase it again after a restore.`,
  ])
  expect(await history(data)).not.toContain('Max Muster')

  const server = await startProcess(data)
  expect((await runConsole(data, 'erase', 'text', 'Maria Muster', '--yes')).code).toBe(0)
  expect((await request(server.port, '/api/content')).body.toString()).toContain('… und … lesen')
  expect(await history(data)).not.toContain('Maria Muster')
  expect((await runConsole(data, 'erase', 'media', 'sofa', '--yes')).out).toContain('media/sofa')
  expect((await runConsole(data, 'erase', 'everything')).err).toContain('npm run erase -- media ID')
})
