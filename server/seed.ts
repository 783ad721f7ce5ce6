import { cp, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { kinds } from '../content/model/kinds.ts'
import { startOfDay, writeDate } from '../content/resolve/wall.ts'
import { createZone } from '../content/resolve/zone.ts'
import { shiftSample, type Collections } from '../content/sample/shift.ts'
import { diskFiles } from './store/file-layer.ts'
import type { Seed } from './store/fill-folder.ts'
import { makeFolders } from './store/write-durably.ts'

/** The Monday of the week the sample is written for. */
const writtenFor = '2026-01-05'

export interface SeedOptions {
  /** content/sample in the package. */
  sampleFolder: string
  /** CONTENT_DIR/media */
  mediaFolder: string
  /** Epoch milliseconds. */
  now: number
}

const readSample = async (folder: string): Promise<Collections> => {
  const collections: Collections = {}
  for (const kind of kinds) {
    const text = await readFile(join(folder, `${kind}.json`), 'utf8').catch(() => undefined)
    if (text !== undefined) collections[kind] = (JSON.parse(text) as { items: unknown[] }).items
  }
  return collections
}

/** Durable, because the items that name them are: a power cut in the first minute must not leave empty pictures for good. */
const copyPictures = async (from: string, to: string): Promise<void> => {
  await makeFolders(diskFiles, to)
  await cp(from, to, { recursive: true })
  const syncOne = async (name: string) => {
    const file = await diskFiles.open(join(to, name), 'r+')
    await file.sync().finally(() => file.close())
  }
  await Promise.all((await readdir(from)).map(syncOne))
  await diskFiles.syncFolder(to)
}

const today = (collections: Collections, now: number) => {
  const [centre] = (collections.centre ?? []) as { timeZone: string }[]
  if (!centre) throw new Error('the sample has no centre')
  return writeDate(startOfDay(createZone(centre.timeZone).toWall(now)))
}

/** The sample as if written for this week: pictures first, so that no item names one that is not there. */
export const createSeed =
  ({ sampleFolder, mediaFolder, now }: SeedOptions): Seed =>
  async () => {
    await copyPictures(join(sampleFolder, 'media'), mediaFolder)
    const sample = await readSample(sampleFolder)
    return shiftSample(sample, writtenFor, today(sample, now))
  }
