import { statfs } from 'node:fs/promises'

export interface DiskSpace {
  /** bytes */
  free: number
  total: number
}

/** What must stay free for content: 1 GB, or a tenth of a small disk. */
export const reserveOf = (total: number): number => Math.min(1_000_000_000, total / 10)

export const readSpace = async (folder: string): Promise<DiskSpace> => {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { free: bavail * bsize, total: blocks * bsize }
}

/** Throws a sentence when the disk would become too full for what is edited every day. */
export const requireSpace = async (folder: string, bytes: number): Promise<void> => {
  const { free, total } = await readSpace(folder)
  const missing = bytes + reserveOf(total) - free
  if (missing <= 0) return
  const inMegabytes = (size: number) => `${Math.ceil(size / 1_000_000)} MB`
  throw new Error(
    `there is not enough room on the disk of ${folder}: ${inMegabytes(bytes)} are needed, ${inMegabytes(reserveOf(total))} stay reserved ` +
      `for daily work, ${inMegabytes(missing)} are missing`,
  )
}
