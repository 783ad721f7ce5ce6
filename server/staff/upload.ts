import { open, readdir, rm, stat, utimes } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createGate } from '../gate.ts'
import { Problem } from '../problem.ts'
import type { PictureWorkshop } from '../publish/picture-workshop.ts'
import { pictureTypes } from '../publish/picture-type.ts'
import { blameVisitor, requireLength, requireType } from '../read-body.ts'
import { readSpace, reserveOf, type DiskSpace } from '../store/disk-space.ts'
import { diskFiles } from '../store/file-layer.ts'
import { makeFolders, writeDurably } from '../store/write-durably.ts'
import { sendData, type Answer } from './context.ts'
import { receive } from './receive.ts'

export const uploadLimit = 25_000_000
const arriving = '.arriving-'

const keep = async (folder: string, name: string, bytes: Buffer) => {
  const path = join(folder, name)
  const present = await stat(path).catch(() => undefined)
  if (present?.size !== bytes.length) await writeDurably(diskFiles, path, bytes)
  // Wanted again: nobody must sweep it away before an item names it.
  else await utimes(path, new Date(), new Date())
}

/** Sweeps away what a killed process left half received, and proves that the folder is there. */
export const openMediaFolder = async (folder: string): Promise<void> => {
  await makeFolders(diskFiles, folder)
  for (const name of await readdir(folder)) if (name.startsWith(arriving)) await rm(join(folder, name), { force: true })
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

/** `POST /api/staff/media`: the bytes of one picture become its variants. The page then makes the media item with them. */
export const createUpload = (
  folder: string,
  workshop: Pick<PictureWorkshop, 'make'>,
  space: (folder: string) => Promise<DiskSpace> = readSpace,
): Answer => {
  const gate = createGate(2, 8, 'Other pictures are being worked on. Please try again in a moment.')
  const requireSpace = async () => {
    const { free, total } = await space(folder)
    if (free - uploadLimit < reserveOf(total))
      throw new Problem(507, 'No space left', 'The disk is nearly full: no more pictures are taken.')
  }
  return async (asked) => {
    const { incoming } = asked.env
    requireType(incoming, pictureTypes)
    requireLength(incoming, uploadLimit)
    await requireSpace()
    const path = join(folder, `${arriving}${randomUUID()}`)
    try {
      await receive(incoming, path, uploadLimit)
      const { variants, files } = await gate(() => workshop.make(path))
      for (const [name, bytes] of files) await keep(folder, name, bytes)
      return sendData(asked, { variants }, 201)
    } catch (error) {
      throw blameVisitor(incoming, error)
    } finally {
      await rm(path, { force: true })
    }
  }
}
