import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { program } from '../../programs.ts'

const root = join(import.meta.dirname, '../../..')

const environment = (contentDir: string) => ({
  ...process.env,
  HOST: '127.0.0.1',
  PORT: '0',
  CONTENT_DIR: contentDir,
  INIT_CWD: join(contentDir, '..'),
})

export interface ServerProcess {
  port: number
  setupToken: string | undefined
  err(): string
  /** Whether it is still there. */
  lives(): boolean
  /** Ends it by a signal; answers its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** The server, as a process of its own; answers when it says that it listens. */
export async function startProcess(contentDir: string, args: string[] = []): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...args, ...program('server/main.ts')], {
    cwd: root,
    env: environment(contentDir),
  })
  const texts = { out: '', err: '' }
  child.stdout.on('data', (part: Buffer) => (texts.out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (texts.err += part.toString()))
  const exited = once(child, 'exit') as Promise<[number | null]>
  const lives = () => child.exitCode === null && child.signalCode === null
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (lives()) child.kill(signal)
    return (await exited)[0]
  }
  onTestFinished(async () => void (await end('SIGKILL')))
  while (!texts.out.includes('Staff ')) {
    await Promise.race([once(child.stdout, 'data'), exited.then(() => Promise.reject(new Error(texts.err)))])
  }
  const port = Number(/"message":"started","port":(\d+)/.exec(texts.err)?.[1])
  return { port, setupToken: /#setup=([\w-]{43})/.exec(texts.out)?.[1], err: () => texts.err, lives, end }
}

export interface CommandResult {
  code: number
  out: string
  err: string
}

/** `npm run <name> -- <args>` for this content folder, without npm. */
export async function runConsole(contentDir: string, name: string, ...args: string[]): Promise<CommandResult> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...program(`server/console/${name}.ts`), ...args], {
      cwd: root,
      env: environment(contentDir),
    })
    return { code: 0, out: stdout.trim(), err: stderr.trim() }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout.trim(), err: stderr.trim() }
  }
}
