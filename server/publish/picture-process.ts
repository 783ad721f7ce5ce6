import { readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { Problem, type ProblemBody } from '../problem.ts'
import type { Variant } from '../../content/model/media.ts'
import { makeVariants } from './pictures.ts'

/** A process of its own that reads pictures, started by picture-workshop.ts: one after the other, until its parent has gone. */

/** What it is sent: where the picture lies. */
export interface PictureJob {
  path: string
}

/** What it sends back. */
export type PictureOutcome =
  | { variants: Variant[]; files: [name: string, bytes: Uint8Array][] }
  | { problem: ProblemBody }
  | { fault: string }

const makePicture = async ({ path }: PictureJob): Promise<PictureOutcome> => {
  try {
    const { variants, files } = await makeVariants(await readFile(path))
    return { variants, files: [...files] }
  } catch (error) {
    return error instanceof Problem ? { problem: error.body } : { fault: String(error) }
  }
}

// Screens and staff come first.
setPriority(10)
process.on('message', (job: PictureJob) => void makePicture(job).then((outcome) => process.send?.(outcome)))
process.on('disconnect', () => process.exit(0))
