import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const run = promisify(execFile)

/** A server on a disk that can be filled. */
export interface SmallDisk {
  port: number
  setupToken: string
  /** The content folder, as it is seen from here. */
  contentDir: string
  fill(): Promise<void>
  makeRoom(): Promise<void>
}

type Start = (folder: string) => Promise<SmallDisk>

const launch = async (command: string, args: string[]) => {
  const child: ChildProcess = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
  })
  if (!child.stdout) throw new Error('it has no voice')
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    exited.then(() => Promise.reject(new Error(`${command} ended`))),
  ])) as [string]
  return { pid: child.pid ?? 0, ...(JSON.parse(line) as { port: number; contentDir: string; setupToken: string }) }
}

const house = ['--import', 'tsx', join(import.meta.dirname, 'small-house.ts')]

const namespace = process.getuid?.() === 0 ? ['--mount'] : ['--map-root-user', '--mount']
const mountAndRun = 'mount -t tmpfs -o size=1m,mode=700 tmpfs "$1" && shift && exec "$@"'

/** A file system of 1 MB, mounted where only the server sees it; from outside it is reached through the process. */
const onSmallFileSystem: Start = async (folder) => {
  const inside = ['sh', '-c', mountAndRun, 'sh', folder, process.execPath, ...house, folder]
  const { pid, contentDir, ...told } = await launch('unshare', [...namespace, ...inside])
  const seen = (path: string) => join('/proc', String(pid), 'root', path)
  const ballast = seen(join(folder, 'ballast'))
  return {
    ...told,
    contentDir: seen(contentDir),
    async fill() {
      const file = await open(ballast, 'a')
      const full = async (): Promise<void> => {
        await file.write(Buffer.alloc(4096))
        return full()
      }
      await full()
        .catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOSPC') throw error
        })
        .finally(() => file.close())
    },
    makeRoom: () => rm(ballast),
  }
}

/** No file of the process may grow any more: each write behaves as on a full disk. */
const underLimit: Start = async (folder) => {
  const { pid, contentDir, ...told } = await launch(process.execPath, [...house, folder])
  const limit = async (bytes: string) => void (await run('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]))
  return {
    ...told,
    contentDir,
    async fill() {
      const sizes = (await readdir(join(contentDir, 'history'))).map((name) => stat(join(contentDir, 'history', name)))
      await limit(String(Math.max(...(await Promise.all(sizes)).map(({ size }) => size)) + 100))
    },
    makeRoom: () => limit('unlimited'),
  }
}

const mayMount = await run('unshare', [...namespace, 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']).then(
  () => true,
  () => false,
)
if (!mayMount) process.stdout.write('no file system may be mounted here: a full disk is a limit on the process instead\n')

/** Every kind of small disk that this machine allows. */
export const smallDisks: { kind: string; start: Start }[] = [
  ...(mayMount ? [{ kind: 'a file system of 1 MB', start: onSmallFileSystem }] : []),
  { kind: 'a limit on the size of files', start: underLimit },
]
