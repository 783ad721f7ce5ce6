import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import type { PictureJob, PictureOutcome } from './picture-process.ts'
import { secondsLimit, takesTooLong, unreadable, type MadePicture } from './pictures.ts'

export interface PictureWorkshop {
  /**
   * As `makeVariants`, of the picture in a file. Throws its problems, and 422 for a picture that takes too long or that its
   * reader does not survive.
   */
  make(path: string): Promise<MadePicture>
  /** Ends what is still at work. */
  close(): void
}

/** Milliseconds after which a process that has nothing to do ends, and its memory is the system's again. */
const rest = 60_000

/** From source it lies beside this file, from a build beside the server; it learns nothing of the server's environment. */
const startProcess = (): ChildProcess => {
  const isSource = import.meta.filename.endsWith('.ts')
  const child = fork(join(import.meta.dirname, `picture-process.${isSource ? 'ts' : 'js'}`), {
    execArgv: isSource ? ['--import', 'tsx'] : [],
    env: {},
    serialization: 'advanced',
  })
  // Whoever ends the server need not wait for a process that rests.
  child.unref()
  child.channel?.unref()
  return child
}

const ask = (child: ChildProcess, job: PictureJob, patience: number) =>
  new Promise<PictureOutcome>((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(takesTooLong())), patience)
    const onEnd = () => settle(() => reject(unreadable('The picture could not be read: it needs more than there is here.')))
    const onMessage = (outcome: PictureOutcome) => settle(() => resolve(outcome))
    const settle = (act: () => void) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd)
      act()
    }
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd)
    child.send(job)
  })

const unpack = (outcome: PictureOutcome): MadePicture => {
  if ('problem' in outcome) throw new Problem(outcome.problem.status, outcome.problem.title, outcome.problem.detail)
  if ('fault' in outcome) throw new Error(outcome.fault)
  return { variants: outcome.variants, files: new Map(outcome.files.map(([name, bytes]) => [name, Buffer.from(bytes)])) }
}

/**
 * Reads pictures in processes of their own. A drawing can ask for hours and a bomb for gigabytes, and no time limit of the library
 * reaches into either: a process can be ended from outside. Nor do pictures then take threads from the disk and from sign-ins.
 * `patience`: milliseconds for one picture.
 */
export const createPictureWorkshop = (patience = (secondsLimit + 5) * 1000): PictureWorkshop => {
  const resting = new Map<ChildProcess, ReturnType<typeof setTimeout>>()
  const working = new Set<ChildProcess>()

  const take = () => {
    for (const [child, timer] of resting) {
      clearTimeout(timer)
      resting.delete(child)
      if (child.connected) return child
    }
    return startProcess()
  }
  const lay = (child: ChildProcess) => {
    const timer = setTimeout(() => {
      resting.delete(child)
      child.kill()
    }, rest)
    timer.unref()
    resting.set(child, timer)
  }

  return {
    async make(path) {
      const child = take()
      working.add(child)
      try {
        const outcome = await ask(child, { path }, patience)
        lay(child)
        return unpack(outcome)
      } catch (error) {
        if (!resting.has(child)) child.kill('SIGKILL')
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
