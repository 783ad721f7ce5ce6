import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Manifest } from '../store/archive.ts'
import { diskFiles } from '../store/file-layer.ts'
import { askHolder, lockFolder } from '../store/lock.ts'
import { ArchiveFault } from '../store/read-archive.ts'
import { checkArchive, prepareRestore } from '../store/restore.ts'
import { decideSwap, finishSwap, keptMark } from '../store/swap.ts'
import { makeFolders } from '../store/write-durably.ts'
import { confirm } from './confirm.ts'
import { consoleLog, givenFile, givenFolder, patience, runCommand } from './content-folder.ts'

/**
 * npm run restore -- FILE.tar.gz
 * npm run restore -- FILE.tar.gz --yes
 * Works while the server runs, and while it does not.
 */
const usage = 'npm run restore -- FILE.tar.gz'

/** Does something with an archive; what is wrong with it is said with its name. */
const naming = async <T>(archive: string, work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof ArchiveFault) throw new Error(`${archive}: ${error.message}. Nothing was changed.`, { cause: error })
    throw error
  }
}

const openFolder = async () => {
  await makeFolders(diskFiles, givenFolder())
  return realpath(givenFolder())
}

const isInUse = (names: readonly string[]) => names.some((name) => name === '.store.json' || name.endsWith('.json'))

interface Outcome {
  hasAccounts: boolean
}

/** The running server takes it: it holds the folder, and goes on with the new content on the same address. */
const restoreThere = async (folder: string, archive: string, manifest: Manifest): Promise<Outcome> => {
  const prepared = await prepareRestore({ files: diskFiles, folder, archive, now: () => new Date() }, manifest)
  const asked = askHolder(folder, 'restore', { prepared }, patience).catch(async (error: unknown) => {
    // Decided, it has another name: then it is no longer ours.
    await diskFiles.remove(join(folder, prepared))
    throw error
  })
  const outcome = (await asked) as Outcome | undefined
  if (outcome) return outcome
  throw new Error(
    'the server ended in the middle of it: start it again, and look whether its content is the old or the restored one',
  )
}

const restoreHere = async (folder: string, archive: string, manifest: Manifest): Promise<Outcome> => {
  const lock = await lockFolder(folder)
  try {
    // Somebody was interrupted before us.
    await finishSwap(diskFiles, folder, consoleLog())
    const prepared = await prepareRestore({ files: diskFiles, folder, archive, now: () => new Date() }, manifest)
    await decideSwap(diskFiles, folder, prepared)
    await finishSwap(diskFiles, folder, consoleLog())
    return { hasAccounts: manifest.files.some(({ path }) => path === 'private/accounts.json') }
  } finally {
    await lock.release()
  }
}

const sayOutcome = async (folder: string, { revision, created }: Manifest, { hasAccounts }: Outcome) => {
  const kept = (await readdir(folder))
    .filter((name) => name.startsWith(keptMark))
    .sort()
    .at(-1)
  return [
    `${folder} is again as it was at revision ${revision}, ${created}. Everybody has to sign in again.`,
    kept && `What was there before lies in ${join(folder, kept)}: delete it when nothing of it is needed any more.`,
    hasAccounts ? undefined : 'The backup has no accounts: npm run staff -- add NAME --role admin',
  ]
    .filter(Boolean)
    .join('\n')
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { yes: { type: 'boolean', default: false } } })
  const [given, ...more] = positionals
  if (given === undefined || more.length > 0) throw new Error(usage)
  const archive = givenFile(given)
  const manifest = await naming(archive, checkArchive(archive))
  const folder = await openFolder()
  if (isInUse(await readdir(folder))) {
    const from = `revision ${manifest.revision} of ${manifest.created}`
    await confirm(`The content of ${folder} will be replaced by ${from}; it is kept beside it, in ${keptMark}….`, values.yes)
  }
  const isRunning = (await askHolder(folder, 'who')) !== undefined
  return sayOutcome(folder, manifest, await naming(archive, (isRunning ? restoreThere : restoreHere)(folder, archive, manifest)))
})
