import { Problem } from '../problem.ts'
import { createReaderProcesses } from '../reader-processes.ts'
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
  const processes = createReaderProcesses({
    folder: import.meta.dirname,
    name: 'picture-process',
    patience,
    rest: 60_000,
    tooLong: takesTooLong,
    ended: () => unreadable('The picture could not be read: it needs more than there is here.'),
  })
  return {
    make: async (path) =>
      unpack(
        await processes.run<PictureOutcome, PictureOutcome>({ path } satisfies PictureJob, (outcome, done) => done(outcome)),
      ),
    close: processes.close,
  }
}
