import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Item, Kind } from '../../../content/model/kinds.ts'
import { openStore, type StoreOptions } from '../../../server/store/open-store.ts'
import type { Author, Store } from '../../../server/store/store.ts'
import { buildCollections } from './collections.ts'
import { makeTemporaryFolder } from './folder.ts'

export const ada: Author = { by: 'ada', via: 'staff' }

/** Everything that waits, waits shortly. */
export const quick = { follow: 20, still: 20, poll: 50, retry: 50 }

export const openAt = async (folder: string, options: Partial<StoreOptions> = {}): Promise<Store> => {
  const store = await openStore({ folder, timing: quick, ...options })
  onTestFinished(() => store.close())
  return store
}

/** A store in a folder of its own with one item of every kind. */
export async function openSeeded(options: Partial<StoreOptions> = {}): Promise<{ store: Store; folder: string }> {
  const folder = await makeTemporaryFolder()
  return { folder, store: await openAt(folder, { seed: () => buildCollections(), ...options }) }
}

/** Edits a collection's file as a person does in an editor. */
export async function editByHand(
  folder: string,
  kind: Kind,
  edit: (items: Record<string, unknown>[]) => unknown[] | void,
): Promise<void> {
  const path = join(folder, `${kind}.json`)
  const file = JSON.parse(await readFile(path, 'utf8')) as { items: Record<string, unknown>[] }
  const items = edit(file.items) ?? file.items
  await writeFile(path, `${JSON.stringify({ ...file, items }, null, 2)}\n`)
}

export const readItems = async (folder: string, kind: Kind): Promise<Item[]> =>
  (JSON.parse(await readFile(join(folder, `${kind}.json`), 'utf8')) as { items: Item[] }).items

/** Resolves as soon as the condition holds; asked again whenever the store has news. */
export async function until(store: Store, condition: () => boolean): Promise<void> {
  const news = new Set<() => void>()
  const ends = [store.subscribe(() => news.forEach((tell) => tell())), store.onTrouble(() => news.forEach((tell) => tell()))]
  while (!condition()) {
    await new Promise<void>((resolve) => {
      const tell = () => {
        news.delete(tell)
        resolve()
      }
      news.add(tell)
    })
  }
  for (const end of ends) end()
}
