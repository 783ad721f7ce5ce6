import { join } from 'node:path'
import { expect } from 'vitest'
import { buildCollections } from '../../server/store/collections.ts'
import { cutEverywhere, recordStore, reopen } from './every-cut.ts'
import type { Loss } from './power-cut.ts'

const seed = () => buildCollections()

/** A first start into a folder that has yet to be made, cut after every step: answers how many disks could come of it. */
export async function cutFirstStart(ways: readonly Loss[]): Promise<number> {
  const recording = await recordStore({ seed })
  recording.tell(recording.store.id)
  const until = recording.disk.steps()
  await recording.close()
  return cutEverywhere({
    recording,
    until,
    ways,
    look: (root, [id]) =>
      reopen(
        join(root, 'centre', 'data'),
        (store) => {
          expect(store.revision()).toBe(1)
          for (const items of Object.values(store.content())) expect(items.size).toBe(1)
          if (id !== undefined) expect(store.id).toBe(id)
        },
        { seed },
      ),
  })
}
