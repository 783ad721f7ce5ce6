import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { chmod, copyFile, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { askHolder } from '../store/lock.ts'
import type { BackupReport } from '../store/store.ts'
import { findContentFolder, givenFile, patience, runCommand, withStore } from './content-folder.ts'

/**
 * npm run backup
 * npm run backup -- FILE.tar.gz
 * Works while the server runs, and while it does not.
 */
const usage = 'npm run backup -- FILE.tar.gz'

const usualName = () => {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return `rotes-sofa-${date}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}.tar.gz`
}

const readTarget = async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const target = givenFile(positionals[0] ?? usualName())
  if (positionals.length > 1 || !/\.(tar\.gz|tgz)$/.test(target)) throw new Error(`${usage}\nThe name ends with .tar.gz.`)
  const folder = await stat(dirname(target)).catch(() => undefined)
  if (!folder?.isDirectory()) throw new Error(`there is no folder ${dirname(target)}`)
  return target
}

const sync = async (path: string, flags: number) => {
  const handle = await open(path, flags)
  await handle.sync().finally(() => handle.close())
}

/** The archive lies in the content folder, complete and durable. Its new place may be on another disk. */
const moveTo = async (path: string, target: string) => {
  const aside = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}`)
  try {
    await rename(path, aside).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EXDEV') throw error
      await copyFile(path, aside, constants.COPYFILE_EXCL)
      await sync(aside, constants.O_RDWR)
    })
    await chmod(aside, 0o600)
    await rename(aside, target)
    await sync(dirname(target), constants.O_RDONLY)
  } finally {
    await rm(aside, { force: true })
    await rm(path, { force: true })
  }
}

await runCommand(async () => {
  const target = await readTarget()
  const folder = await findContentFolder()
  const running = (await askHolder(folder, 'backup', {}, patience)) as BackupReport | undefined
  if (running) await moveTo(running.path, target)
  const { revision, files, bytes } =
    running ??
    (await withStore(folder, async (store) => {
      const report = await store.backup()
      await moveTo(report.path, target)
      return report
    }))
  return (
    `${target}: everything up to revision ${revision}, ${files} files, ${(bytes / 1_000_000).toFixed(1)} MB\n` +
    'It holds the accounts, too: keep it where only you can read it, and not only on this machine.'
  )
})
