import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a process of a bench can be asked for, by name. Everything goes as JSON. */
export type Commands = Record<string, (...asked: never[]) => unknown>

interface Asked {
  id: number
  name: string
  input: unknown[]
}
type Told = { id: number; value?: unknown; error?: string }

export interface Program<C extends Commands> {
  ask<N extends keyof C & string>(name: N, ...input: Parameters<C[N]>): Promise<Awaited<ReturnType<C[N]>>>
  /** What it has printed so far. */
  output(): string
  stop(): Promise<void>
}

/** In the asked process: answers until whoever asks is gone. */
export const answerCommands = (commands: Commands): void => {
  process.on('message', (asked: Asked) => {
    const answer = commands[asked.name] as ((...input: unknown[]) => unknown) | undefined
    const tell = (told: Omit<Told, 'id'>) => process.send?.({ ...told, id: asked.id })
    Promise.resolve()
      .then(() => answer?.(...asked.input))
      .then(
        (value) => tell({ value }),
        (error: unknown) => tell({ error: error instanceof Error ? String(error.stack) : String(error) }),
      )
  })
  process.on('disconnect', () => process.exit(0))
}

/** Milliseconds that a question may take: a bench that waits for ever would never say why. */
const patience = 120_000

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url))

export interface ProgramOptions {
  /** Loaded before the program, which then need not know of benches. Relative to this folder, as the program is. */
  preload?: string
  env?: Record<string, string>
}

/** Starts a program of this folder, or any other by its absolute path, as a process of its own. */
export const startProgram = <C extends Commands>(file: string, { preload, env = {} }: ProgramOptions = {}): Program<C> => {
  const child = fork(pathOf(file), [], {
    execArgv: ['--expose-gc', '--import', 'tsx', ...(preload ? ['--import', pathOf(preload)] : [])],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => (printed += bytes.toString()))
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let last = 0
  child.on('message', ({ id, value, error }: Told) => {
    const { resolve, reject } = waiting.get(id) ?? {}
    waiting.delete(id)
    if (error === undefined) resolve?.(value as never)
    else reject?.(new Error(error))
  })
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}:\n${printed}`))
  })
  return {
    ask: (name, ...input) =>
      new Promise((resolve, reject) => {
        const id = ++last
        waiting.set(id, { resolve, reject })
        child.send({ id, name, input } satisfies Asked)
        setTimeout(() => waiting.get(id)?.reject(new Error(`${file}: no answer to ${name}\n${printed}`)), patience).unref()
      }),
    output: () => printed,
    stop: () => stop(child),
  }
}

const stop = async (child: ChildProcess) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
