import { readFile, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../../server/store/open-store.ts'
import { checkArchive, prepareRestore } from '../../../server/store/restore.ts'
import { decideSwap, finishSwap } from '../../../server/store/swap.ts'
import { buildCollections, buildJoined } from '../../server/store/collections.ts'
import { makeTemporaryFolder } from '../../server/store/folder.ts'
import { ada } from '../../server/store/open.ts'
import { cutEverywhere, reopen } from './every-cut.ts'
import { recordDisk, type Remains } from './power-cut.ts'

const titled = (title: string) => ({
  kind: 'notices' as const,
  id: 'lift',
  item: buildJoined('notices', { title: { de: title } }),
})

/** All that lies below a folder, as a disk remembers it. */
async function readIn(root: string): Promise<Remains> {
  const remains = new Map<string, Uint8Array | null>()
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  for (const entry of entries.sort((a, b) => a.parentPath.length - b.parentPath.length)) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) remains.set(`${path.slice(root.length + 1)}/`, null)
    else if (entry.isFile()) remains.set(path.slice(root.length + 1), await readFile(path))
  }
  return remains
}

/** An archive of revision 2, and a folder that has gone on to revision 3. */
async function prepareFolder() {
  const root = await makeTemporaryFolder()
  const archive = join(await makeTemporaryFolder(), 'one.tar.gz')
  const store = await openStore({ folder: join(root, 'data'), seed: () => buildCollections() })
  await store.change([titled('gesichert')], ada)
  await rename((await store.backup()).path, archive)
  await store.change([titled('später')], ada)
  await store.close()
  return { root, archive, id: store.id }
}

test(
  'the power goes at any step of a restore: the folder is the old one or the restored one, never a mixture, and nothing old is lost',
  { timeout: 240_000 },
  async () => {
    const { root, archive, id } = await prepareFolder()
    const folder = join(root, 'data')
    const disk = recordDisk(root, await readIn(root))
    const told: { step: number; what: string }[] = []
    const tell = (what: string) => told.push({ step: disk.steps(), what })
    const from = disk.steps()
    const prepared = await prepareRestore(
      { files: disk.files, folder, archive, now: () => new Date() },
      await checkArchive(archive),
    )
    const decisive = disk.steps()
    await decideSwap(disk.files, folder, prepared)
    tell('decided')
    await finishSwap(disk.files, folder, { info() {}, warn() {}, error() {} })
    tell('finished')
    const outcomes = new Set<string>()
    const look = (left: string, promised: string[]) =>
      reopen(join(left, 'data'), async (store) => {
        const title = store.content().notices.get('lift')?.title.de
        const isOld = store.id === id
        outcomes.add(isOld ? 'old' : 'restored')
        if (isOld) {
          expect([store.revision(), title]).toEqual([3, 'später'])
          expect(promised).toEqual([])
        } else {
          expect([store.revision(), title]).toEqual([2, 'gesichert'])
          const [kept = ''] = (await readdir(join(left, 'data'))).filter((name) => name.startsWith('before-restore-'))
          expect(await readFile(join(left, 'data', kept, 'notices.json'), 'utf8')).toContain('später')
          const months = (await readdir(join(left, 'data', kept, 'history'))).filter((name) => name.endsWith('.ndjson'))
          expect(await readFile(join(left, 'data', kept, 'history', months[0] ?? ''), 'utf8')).toContain('später')
        }
        expect((await readdir(join(left, 'data'))).filter((name) => name.startsWith('.rest'))).toEqual([])
      })
    const recording = { disk, told }
    // While it is prepared nothing that counts is touched: a glance now and then. From the decision on, every way at every step.
    const ways = [{ names: 'kept', bytes: 'half' }] as const
    for (let step = from; step < decisive; step += 25) await cutEverywhere({ recording, from: step, until: step, ways, look })
    const both = [...ways, { names: 'lost', bytes: 'lost' }] as const
    expect(await cutEverywhere({ recording, from: decisive - 1, ways: both, look })).toBeGreaterThan(20)
    expect([...outcomes].sort()).toEqual(['old', 'restored'])
  },
)
