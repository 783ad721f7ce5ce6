import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder, startServer } from './server.ts'

/**
 * A content folder with the sample in it, in which a test then writes what it is about, while no server runs: the next server takes
 * it as edits by hand.
 */
export async function makeContentFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const server = await startServer()
  await server.stop()
  return { folder: server.folder, remove: () => removeFolder(server.folder) }
}

/** Replaces the items of one collection. */
export async function writeItems(folder: string, collection: string, items: readonly object[]): Promise<void> {
  const path = join(folder, `${collection}.json`)
  const file = JSON.parse(await readFile(path, 'utf8')) as object
  await writeFile(path, `${JSON.stringify({ ...file, items }, null, 2)}\n`)
}

export async function readItems<T>(folder: string, collection: string): Promise<T[]> {
  return (JSON.parse(await readFile(join(folder, `${collection}.json`), 'utf8')) as { items: T[] }).items
}
