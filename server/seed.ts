import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { kinds } from '../content/model/kinds.ts'
import type { Edit, Store } from './store/store.ts'

interface SampleFile {
  items: { id: string }[]
}

export interface SeedOptions {
  /** content/sample in the package. */
  sampleFolder: string
  /** CONTENT_DIR/media */
  mediaFolder: string
  /** Moves what was written for one week to the week of today. */
  shift: (edits: Edit[]) => Edit[]
}

const readSample = async (folder: string): Promise<Edit[]> => {
  const edits: Edit[] = []
  for (const kind of kinds) {
    const text = await readFile(join(folder, `${kind}.json`), 'utf8').catch(() => undefined)
    if (text === undefined) continue
    for (const item of (JSON.parse(text) as SampleFile).items) edits.push({ kind, id: item.id, before: '', item })
  }
  return edits
}

export const isEmpty = (store: Pick<Store, 'content'>): boolean => kinds.every((kind) => store.content()[kind].size === 0)

/** Fills an empty store with the sample: pictures first, so that no item ever names one that is not there. */
export const seed = async (store: Store, { sampleFolder, mediaFolder, shift }: SeedOptions): Promise<void> => {
  const pictures = join(sampleFolder, 'media')
  for (const name of await readdir(pictures).catch(() => [])) await cp(join(pictures, name), join(mediaFolder, name))
  await store.change(shift(await readSample(sampleFolder)), { by: 'sample', via: 'seed' })
}
