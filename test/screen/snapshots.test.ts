import { describe, expect, test } from 'vitest'
import type { Database } from '../../screen/cache/database.ts'
import { createSnapshotCache, databasePlace, type SnapshotCopy } from '../../screen/cache/snapshots.ts'
import { buildSnapshot } from './snapshot-builder.ts'

/** A database in memory, in which a value can be altered behind its back. */
function createMemoryDatabase() {
  const values = new Map<string, unknown>()
  const database: Database = {
    get: <T>(key: string) => Promise.resolve(structuredClone(values.get(key)) as T | undefined),
    put: (key, value) => Promise.resolve(void values.set(key, structuredClone(value))),
    keys: () => Promise.resolve([...values.keys()]),
    remove: (prefix) =>
      Promise.resolve([...values.keys()].filter((key) => key.startsWith(prefix)).forEach((key) => values.delete(key))),
    renew: () => Promise.resolve(values.clear()),
  }
  /** One letter of the content becomes another: it is JSON as before. */
  const alter = () => {
    const copy = values.get('snapshot') as SnapshotCopy
    values.set('snapshot', { ...copy, text: copy.text.replace('"store":"store-a"', '"store":"store-x"') })
  }
  return { database, alter }
}

async function keepTwice() {
  const first = createMemoryDatabase()
  const second = createMemoryDatabase()
  const cache = createSnapshotCache(first.database, () => Promise.resolve(databasePlace(second.database)))
  await cache.write(buildSnapshot({ store: 'store-a', revision: 7 }), 1000)
  const read = async () => {
    const kept = await cache.read()
    return kept && [kept.snapshot.store, kept.snapshot.revision, kept.confirmedAt]
  }
  return { first, second, cache, read }
}

describe('content kept twice', () => {
  test('altered by one letter in the first place is not shown: the second is, and mending brings the first back', async () => {
    const { first, second, cache, read } = await keepTwice()
    first.alter()
    expect(await read()).toEqual(['store-a', 7, 1000])
    expect(await cache.mend(buildSnapshot({ store: 'store-a', revision: 7 }), 1000)).toBe(1)
    second.alter()
    expect(await read()).toEqual(['store-a', 7, 1000])
  })

  test('altered in both places is as good as none', async () => {
    const { first, second, read } = await keepTwice()
    first.alter()
    second.alter()
    expect(await read()).toBeUndefined()
  })

  test('whose first place has lost it is mended in a new one, with the instant of its confirmation', async () => {
    const { first, second, cache, read } = await keepTwice()
    first.alter()
    await first.database.put('left over', 1)
    await cache.mend(buildSnapshot({ store: 'store-a', revision: 7 }), 2000)
    expect((await first.database.keys()).toSorted()).toEqual(['confirmed-at', 'snapshot'])
    second.alter()
    expect(await read()).toEqual(['store-a', 7, 2000])
  })

  test('is not rewritten where it is right', async () => {
    const { cache } = await keepTwice()
    expect(await cache.mend(buildSnapshot({ store: 'store-a', revision: 7 }), 1000)).toBe(0)
  })
})
