import { createHash, randomBytes } from 'node:crypto'
import { chmod, link, lstat, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { StoreRefused } from './errors.ts'
import { sayDisk } from './say-disk.ts'
import type { CommandHandler, Lock } from './store.ts'
import { ifPresent } from './write-durably.ts'

interface Holder {
  pid: number
  host: string
}

/**
 * One process a folder. The lock is a Unix socket in it, mode 0600: who answers, holds it; a socket that refuses was left by
 * a process that is gone. (A process id would prove nothing: in a container it is always 1.) The holder answers one line
 * of JSON with one line: {"command": "who"} -> {"ok": true, "result": …} or {"ok": false, "error": "…"}.
 * Throws StoreRefused, naming the folder and who holds it. `folder` is absolute, without symbolic links.
 */
export async function lockFolder(folder: string): Promise<Lock> {
  const handlers = new Map<string, CommandHandler>([['who', (): Holder => ({ pid: process.pid, host: hostname() })]])
  let held = await takeFolder(folder, handlers)
  let released = false
  return {
    onCommand(name, handler) {
      handlers.set(name, handler)
      return () => void handlers.delete(name)
    },
    async hold() {
      if (released) return false
      if (await held.isInPlace()) return true
      try {
        const next = await takeFolder(folder, handlers)
        await held.end()
        held = next
        return true
      } catch (error) {
        if (error instanceof StoreRefused) return false
        throw error
      }
    },
    async release() {
      released = true
      await held.takeOff()
      await held.end()
    },
  }
}

/** The socket that stands in the folder for this process. */
interface Held {
  /** Deleted, or another one lies there: nobody is kept out any more. */
  isInPlace(): Promise<boolean>
  takeOff(): Promise<void>
  end(): Promise<void>
}

async function takeFolder(folder: string, handlers: ReadonlyMap<string, CommandHandler>): Promise<Held> {
  const path = await socketPath(folder)
  const own = `${path}-${randomBytes(4).toString('hex')}`
  const connections = new Set<Socket>()
  const server = createServer((socket) => {
    connections.add(socket)
    socket.on('close', () => connections.delete(socket))
    answerLines(socket, handlers)
  })
  await listen(server, own)
  let ino: number
  try {
    await chmod(own, 0o600)
    ino = (await lstat(own)).ino
    await takePlace(folder, own, path)
  } catch (error) {
    await closed(server)
    throw error
  }
  await sweepSockets(path)
  const elsewhere = path !== lockFile(folder)
  if (elsewhere) await writeFile(lockFile(folder), `${JSON.stringify({ socket: path })}\n`, { mode: 0o600 })
  server.unref()
  const isThere = async (file: string) => (await ifPresent(lstat(file))) !== undefined
  return {
    async isInPlace() {
      return (await ifPresent(lstat(path)))?.ino === ino && (!elsewhere || (await isThere(lockFile(folder))))
    },
    async takeOff() {
      await rm(path, { force: true })
      if (elsewhere) await rm(lockFile(folder), { force: true })
    },
    async end() {
      for (const socket of connections) socket.destroy()
      await closed(server)
    },
  }
}

/**
 * Sends one command to the process that holds the folder. Undefined when nobody does; throws what the handler threw.
 */
export async function askHolder(
  folder: string,
  command: string,
  input: Record<string, unknown> = {},
  /** Milliseconds. */
  patience = 10_000,
): Promise<unknown> {
  const reply = await converse(await socketPath(folder), JSON.stringify({ ...input, command }), patience)
  if (reply === undefined) return undefined
  const { ok, result, error } = JSON.parse(reply) as { ok: boolean; result?: unknown; error?: string }
  if (!ok) throw new Error(error)
  return result ?? null
}

const lockFile = (folder: string) => join(folder, '.lock')

/** The address of a socket has room for 107 bytes: a deeper folder has it among the temporary files, and says where. */
async function socketPath(folder: string): Promise<string> {
  const path = lockFile(folder)
  if ((await ifPresent(lstat(path)))?.isFile()) {
    try {
      return (JSON.parse(await readFile(path, 'utf8')) as { socket: string }).socket
    } catch {
      // Torn when the power went: made anew below.
    }
  }
  if (Buffer.byteLength(path) <= 90) return path
  return join(tmpdir(), `rotes-sofa-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.lock`)
}

/** Linking is atomic: of two that start at once, one arrives. */
async function takePlace(folder: string, own: string, path: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      return await link(own, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new StoreRefused(folder, 'the folder cannot be locked', { cause: error })
    }
    const holder = await whoHolds(path).catch((error: unknown) => {
      throw new StoreRefused(folder, 'the folder is in use by a process that does not answer; end it first', { cause: error })
    })
    if (holder)
      throw new StoreRefused(folder, `the folder is in use by the process ${holder.pid} on ${holder.host}; end it first`)
    await takeAway(path)
  }
  throw new StoreRefused(folder, 'the folder is being locked by several processes at once')
}

/** Our own first name, and what processes have left that died while they were locking. */
async function sweepSockets(path: string): Promise<void> {
  for (const name of await readdir(dirname(path))) {
    if (name.startsWith(`${basename(path)}-`)) await rm(join(dirname(path), name), { force: true })
  }
}

async function whoHolds(path: string): Promise<Holder | undefined> {
  const reply = await converse(path, '{"command":"who"}')
  return reply === undefined ? undefined : (JSON.parse(reply) as { result: Holder }).result
}

/** Moves a stale socket away; should somebody else have taken its place just now, theirs is put back. */
async function takeAway(path: string): Promise<void> {
  const aside = `${path}-${randomBytes(4).toString('hex')}`
  if ((await ifPresent(rename(path, aside).then(() => true))) === undefined) return
  if (await whoHolds(aside)) await link(aside, path).catch(() => {})
  await rm(aside, { force: true })
}

const longestLine = 64 * 1024

function answerLines(socket: Socket, handlers: ReadonlyMap<string, CommandHandler>): void {
  socket.setEncoding('utf8')
  socket.on('error', () => socket.destroy())
  let text = ''
  socket.on('data', async (part: string) => {
    text += part
    if (text.length > longestLine) return void socket.destroy()
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) {
      const reply = await answer(line, handlers)
      if (!socket.destroyed) socket.write(`${JSON.stringify(reply)}\n`)
    }
  })
}

async function answer(line: string, handlers: ReadonlyMap<string, CommandHandler>) {
  try {
    const input = JSON.parse(line) as Record<string, unknown>
    const handler = handlers.get(String(input.command))
    if (!handler) throw new Error(`there is no command ${String(input.command)}`)
    return { ok: true, result: await handler(input) }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}

const gone = ['ECONNREFUSED', 'ENOENT', 'ENOTSOCK', 'ECONNRESET', 'EPIPE']

/** One line there, one line back; undefined when nobody listens. */
const converse = (path: string, line: string, patience = 10_000): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    let text = ''
    const socket = createConnection(path, () => socket.write(`${line}\n`))
    socket.setEncoding('utf8')
    socket.setTimeout(patience, () => socket.destroy(new Error('no answer')))
    socket.on('data', (part: string) => {
      text += part
      if (!text.includes('\n')) return
      socket.destroy()
      resolve(text.slice(0, text.indexOf('\n')))
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (gone.includes(error.code ?? '')) resolve(undefined)
      else reject(error)
    })
    // It ended while we asked: it is gone.
    socket.on('close', () => resolve(undefined))
  })

const listen = (server: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new StoreRefused(dirname(path), `the folder cannot be written: ${sayDisk(error)}`, { cause: error })),
    )
    server.listen(path, resolve)
  })

const closed = (server: Server): Promise<void> => new Promise((resolve) => void server.close(() => resolve()))
