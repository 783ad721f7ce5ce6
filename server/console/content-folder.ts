import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createLog } from '../log.ts'
import { openStore } from '../store/open-store.ts'
import { diskFiles } from '../store/file-layer.ts'
import { readMarker } from '../store/marker.ts'
import type { Log, Store } from '../store/store.ts'

/** A backup, a restore or an erasure may take its time; milliseconds. */
export const patience = 60 * 60_000

/** As the person wrote it, from where the person stands: npm itself stands in the package. */
export const givenFile = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path)

export const givenFolder = (): string => resolve(process.env['CONTENT_DIR'] || 'data')

/** The folder of the server, without symbolic links. Throws a sentence when there is no content in it. */
export const findContentFolder = async (): Promise<string> => {
  const given = givenFolder()
  const folder = await realpath(given).catch(() => undefined)
  if (folder === undefined || !(await readMarker(diskFiles, folder)))
    throw new Error(`there is no content in ${given}: set CONTENT_DIR to the folder of the server`)
  return folder
}

/** What goes wrong is said; what is well is not. */
export const consoleLog = (): Log => ({ ...createLog((line) => process.stderr.write(line)), info() {} })

/** Does the work on a folder that no server has open. */
export const withStore = async <T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openStore({ folder, log: consoleLog() })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Runs a command: its sentence goes to standard output, what went wrong to standard error, with exit code 1. */
export const runCommand = async (command: () => Promise<string>): Promise<void> => {
  try {
    process.stdout.write(`${await command()}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
