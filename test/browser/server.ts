import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { program } from '../programs.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface RunningServer {
  /** `http://localhost:<port>` */
  origin: string
  port: number
  pid: number
  folder: string
  /** The addresses and the set-up link it printed. */
  output: () => string
  /** Ends this process, politely or at once, and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

export interface ServerOptions {
  port?: number
  /** Content to go on with; a new temporary folder when absent. */
  folder?: string
  env?: Record<string, string>
  /** `source`: as it is written now, without a build; the apps are there if they were built. */
  from?: 'build' | 'source'
  /** How many files and sockets the process may hold open. */
  openFiles?: number
}

const programs = { build: () => ['build/server/main.js'], source: () => program('server/main.ts') }

/** A port nobody holds just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}

async function untilHealthy(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`)
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Starts the server as its own process on a content folder of its own. */
export async function startServer({
  port,
  folder,
  env = {},
  from = 'build',
  openFiles,
}: ServerOptions = {}): Promise<RunningServer> {
  const chosenPort = port ?? (await freePort())
  const chosenFolder = folder ?? (await mkdtemp(join(tmpdir(), 'rotes-sofa-')))
  const origin = `http://localhost:${chosenPort}`
  let printed = ''
  const limit = openFiles === undefined ? '' : `ulimit -n ${openFiles} && `
  const child = spawn('/bin/sh', ['-c', `${limit}exec "$0" "$@"`, process.execPath, ...programs[from]()], {
    cwd: root,
    env: { ...process.env, PORT: String(chosenPort), CONTENT_DIR: chosenFolder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', (bytes: Buffer) => (printed += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (printed += bytes.toString()))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await untilHealthy(origin, child, () => printed)
  return {
    origin,
    port: chosenPort,
    pid: child.pid ?? 0,
    folder: chosenFolder,
    output: () => printed,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      await ended
    },
  }
}

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })
