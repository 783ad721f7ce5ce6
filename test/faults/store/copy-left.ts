import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTemporaryFolder } from '../../server/store/folder.ts'

/** The content folder as a process that is killed now leaves it: without its lock, which nobody answers then. */
export async function copyLeft(folder: string): Promise<string> {
  const left = join(await makeTemporaryFolder(), 'data')
  await cp(folder, left, { recursive: true, filter: (path) => !/\/\.lock(-\w+)?$/.test(path) })
  return left
}
