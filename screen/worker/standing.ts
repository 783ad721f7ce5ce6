import type { Shelf } from './shelf.ts'

/** What is known of a build: whether a page of it has shown its content, and how often one was started without. */
export interface Standing {
  isProved: boolean
  starts: number
}

/** A build that was started this often and never showed its content is given up. */
const chances = 2

export const isGivenUp = ({ isProved, starts }: Standing): boolean => !isProved && starts >= chances

const address = '/standing.json'

/** Kept once, beside the files: lost with them, it only means that the build proves itself anew. */
export async function readStanding(shelf: Shelf, build: string): Promise<Standing> {
  try {
    const kept = (await (await shelf.read(build, address))?.json()) as Standing | undefined
    return { isProved: kept?.isProved === true, starts: kept?.starts ?? 0 }
  } catch {
    return { isProved: false, starts: 0 }
  }
}

export const writeStanding = (shelf: Shelf, build: string, standing: Standing): Promise<void> =>
  shelf.write(build, address, Response.json(standing))
