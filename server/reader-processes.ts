import { fork, type ChildProcess, type Serializable } from 'node:child_process'
import { join } from 'node:path'

export interface ReaderProcessOptions {
  /** Where the program lies in the source, and what it is called; in a build all of them lie beside the server. */
  folder: string
  name: string
  /** Of Node, for the memory it may have. */
  execArgv?: readonly string[]
  /** Nobody hears what it prints: its last words when memory ends are many. */
  isSilent?: boolean
  /** Milliseconds for one job. */
  patience: number
  /** Milliseconds after which a process that has nothing to do ends, and its memory is the system's again. */
  rest: number
  /** What is thrown when a job takes longer, and when its process does not survive it. */
  tooLong(): Error
  ended(): Error
}

/** Programs that read what strangers bring, each in a process of its own: it can be ended from outside, whatever it is doing. */
export interface ReaderProcesses {
  /** Gives a job to a process that rests, or to a new one. `hear` gets every word it says, until it calls `done`. */
  run<Word, T>(job: Serializable, hear: (word: Word, done: (value: T) => void) => void): Promise<T>
  /** Ends what is still at work. */
  close(): void
}

/** It learns nothing of the server's environment. */
const startProcess = ({ folder, name, execArgv = [], isSilent = false }: ReaderProcessOptions): ChildProcess => {
  const isSource = import.meta.filename.endsWith('.ts')
  const file = isSource ? join(folder, `${name}.ts`) : join(import.meta.dirname, `${name}.js`)
  const child = fork(file, {
    execArgv: [...(isSource ? ['--import', 'tsx'] : []), ...execArgv],
    env: {},
    serialization: 'advanced',
    ...(isSilent ? { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] } : {}),
  })
  // Whoever ends the server need not wait for a process that rests.
  child.unref()
  child.channel?.unref()
  return child
}

export const createReaderProcesses = (options: ReaderProcessOptions): ReaderProcesses => {
  const working = new Set<ChildProcess>()
  const resting = new Map<ChildProcess, ReturnType<typeof setTimeout>>()

  const take = () => {
    for (const [child, timer] of resting) {
      clearTimeout(timer)
      resting.delete(child)
      if (child.connected) return child
    }
    return startProcess(options)
  }
  const lay = (child: ChildProcess) => {
    const timer = setTimeout(() => {
      resting.delete(child)
      child.kill()
    }, options.rest)
    timer.unref()
    resting.set(child, timer)
  }

  const ask = <Word, T>(child: ChildProcess, job: Serializable, hear: (word: Word, done: (value: T) => void) => void) =>
    new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => settle(() => reject(options.tooLong())), options.patience)
      const onEnd = () => settle(() => reject(options.ended()))
      const onMessage = (word: Word) => hear(word, (value) => settle(() => resolve(value)))
      const settle = (act: () => void) => {
        clearTimeout(timer)
        child.off('message', onMessage).off('exit', onEnd).off('error', onEnd)
        act()
      }
      child.on('message', onMessage).on('exit', onEnd).on('error', onEnd)
      child.send(job, (error) => error && onEnd())
    })

  return {
    async run(job, hear) {
      const child = take()
      working.add(child)
      try {
        const value = await ask(child, job, hear)
        lay(child)
        return value
      } catch (error) {
        child.kill('SIGKILL')
        throw error
      } finally {
        working.delete(child)
      }
    },
    close() {
      for (const child of [...resting.keys(), ...working]) child.kill('SIGKILL')
      for (const timer of resting.values()) clearTimeout(timer)
      resting.clear()
    },
  }
}
