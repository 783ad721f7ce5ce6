import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../../server/store/open-store.ts'
import { buildCollections, buildJoined } from '../../server/store/collections.ts'
import { makeTemporaryFolder } from '../../server/store/folder.ts'
import { ada } from '../../server/store/open.ts'
import { cutEverywhere, printOf, recordStore, reopen } from './every-cut.ts'
import { cutFirstStart } from './first-start.ts'
import { layOut, losses, recordDisk, type Loss } from './power-cut.ts'

test('the power goes during the first start, in every way', async () => {
  expect(await cutFirstStart(losses)).toBeGreaterThan(150)
})

test('the power goes during a save, and again while the next start recovers: a second cut loses no more than one', async () => {
  const recording = await recordStore({ seed: () => buildCollections() })
  const { store, disk } = recording
  const from = disk.steps()
  const edits = [
    { kind: 'notices' as const, id: 'lift', item: buildJoined('notices', { title: { de: 'neu' } }) },
    { kind: 'offers' as const, id: 'advice', item: buildJoined('offers', { name: { de: 'neu' } }) },
  ]
  await store.change(edits, ada)
  recording.tell('saved')
  await store.settle()
  const until = disk.steps()
  await recording.close()

  const ways: Loss[] = [
    { names: 'kept', bytes: 'kept' },
    { names: 'lost', bytes: 'lost' },
    { names: 'kept', bytes: 'half' },
  ]
  const seen = new Set<string>()
  let cuts = 0
  for (let step = from; step <= until; step++) {
    for (const loss of ways) {
      const remains = disk.cut(step, loss)
      const promised = recording.told.flatMap((each) => (each.step <= step ? each.what : []))
      const print = printOf(remains, promised)
      if (seen.has(print)) continue
      seen.add(print)
      const root = await makeTemporaryFolder()
      await layOut(remains, root)
      const recovery = recordDisk(root, remains)
      const begin = recovery.steps()
      const again = await openStore({ folder: join(root, 'centre', 'data'), files: recovery.files })
      const revision = again.revision()
      await again.close()
      cuts += await cutEverywhere({
        recording: { disk: recovery, told: [] },
        from: begin,
        ways,
        look: (left) =>
          reopen(join(left, 'centre', 'data'), (store) => {
            expect(store.revision()).toBeGreaterThanOrEqual(1 + promised.length)
            // What the first recovery has found is found again.
            expect(store.revision()).toBe(revision)
            const name = revision === 2 ? 'neu' : 'Beratung'
            expect(store.content().offers.get('advice')?.name.de).toBe(name)
          }),
      })
    }
  }
  expect(cuts).toBeGreaterThan(100)
})
