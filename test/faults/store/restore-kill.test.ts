import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../server/store/open-store.ts'
import { buildCollections, buildJoined } from '../../server/store/collections.ts'
import { makeTemporaryFolder } from '../../server/store/folder.ts'
import { ada } from '../../server/store/open.ts'

const titled = (title: string) => ({
  kind: 'notices' as const,
  id: 'lift',
  item: buildJoined('notices', { title: { de: title } }),
})

const repository = join(import.meta.dirname, '../../..')

/** `npm run restore` as a process of its own, killed as soon as a name like this lies in the folder; false: it was faster. */
async function restoreAndKill(folder: string, archive: string, sign: RegExp): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/console/restore.ts', archive, '--yes'], {
    cwd: repository,
    env: { ...process.env, CONTENT_DIR: folder },
    stdio: 'ignore',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  while (child.exitCode === null && child.signalCode === null) {
    if ((await readdir(folder)).some((name) => sign.test(name))) child.kill('SIGKILL')
    await new Promise((resolve) => setImmediate(resolve))
  }
  await exited
  return child.signalCode === 'SIGKILL'
}

test('a restore that is killed has changed nothing, or is finished by the next start', { timeout: 240_000 }, async () => {
  const folder = join(await makeTemporaryFolder(), 'data')
  const archive = join(await makeTemporaryFolder(), 'one.tar.gz')
  const first = await openStore({ folder, seed: () => buildCollections() })
  await first.change([titled('gesichert')], ada)
  await rename((await first.backup()).path, archive)
  await first.close()
  let killed = 0
  // Preparing, decided, exchanging, sweeping.
  for (const sign of [/^\.restore-[0-9a-f]/, /^\.restoring$/, /^before-restore-/, /^\.restore-done/]) {
    const before = await openStore({ folder })
    await before.change([titled(`später ${sign}`)], ada)
    await before.close()
    if (await restoreAndKill(folder, archive, sign)) killed++
    const left = await openStore({ folder })
    const title = left.content().notices.get('lift')?.title.de
    if (left.id === before.id) expect([left.revision(), title]).toEqual([before.revision(), `später ${sign}`])
    else expect([left.revision(), title]).toEqual([2, 'gesichert'])
    expect(left.problems()).toEqual([])
    expect((await readdir(folder)).filter((name) => name.startsWith('.rest'))).toEqual([])
    await left.close()
    if (sign.test('.restore-0')) expect(left.id).toBe(before.id)
    if (sign.test('before-restore-') && killed > 0) expect(left.id).not.toBe(before.id)
    for (const name of await readdir(folder))
      if (name.startsWith('before-')) await rename(join(folder, name), `${folder}-${killed}-${name}`)
  }
  expect(killed).toBeGreaterThanOrEqual(2)
})
