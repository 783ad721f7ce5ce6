import type { Stats } from 'node:fs'
import { access, constants, readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { reserveOf, type DiskSpace } from '../store/disk-space.ts'
import { diskFiles } from '../store/file-layer.ts'
import { readMarker } from '../store/marker.ts'
import { note, orWell, someOf, well, wrong, type Finding } from './finding.ts'

const look = (path: string): Promise<Stats | undefined> => stat(path).catch(() => undefined)

/** Whether there is a content folder at all. Nothing else is worth looking at where there is none. */
export const checkFolderIsThere = async (folder: string): Promise<Finding[]> => {
  const stats = await look(folder)
  if (!stats)
    return [
      wrong(`${folder} is not there`, 'Start the server once, or set CONTENT_DIR to the right folder, or mount its volume.'),
    ]
  if (!stats.isDirectory()) return [wrong(`${folder} is no folder`, 'Set CONTENT_DIR to the right folder.')]
  try {
    const marker = await readMarker(diskFiles, folder)
    if (marker) return [well(`${folder} is a content folder, store ${marker.id}`)]
  } catch (error) {
    return [wrong(String((error as Error).message), 'Restore a backup, or run the version of Rotes Sofa that wrote it.')]
  }
  return [note(`${folder} was never used: the server fills it when it starts`)]
}

const parts = ['', '.base', '.schema', 'history', 'media', 'private']

/** Folders that their owner must be able to write, and files that only ever grow. */
const mustBeWritable = async (folder: string) => {
  const journals = (await readdir(join(folder, 'history')).catch(() => [])).filter((name) => name.endsWith('.ndjson'))
  return [...parts, ...journals.map((name) => join('history', name))]
}

/** Asks the file system, and the modes: root may write anything, the server's own user may not. */
export const checkWritable = async (folder: string): Promise<Finding[]> => {
  const findings: Finding[] = []
  for (const part of await mustBeWritable(folder)) {
    const path = join(folder, part)
    const stats = await look(path)
    if (!stats) continue
    const refused = await access(path, constants.W_OK).then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error.code,
    )
    if (refused === 'EROFS')
      return [
        wrong(
          `${folder} lies on a disk that is mounted read-only`,
          'Look into `dmesg` for a failing disk, then mount it writable again.',
        ),
      ]
    const needed = stats.isDirectory() ? 0o300 : 0o200
    if ((stats.mode & needed) !== needed)
      findings.push(wrong(`${part || folder} cannot be written by its owner`, `chmod u+rwX ${path}`))
    else if (refused)
      findings.push(
        wrong(`${part || folder} cannot be written by the user who asks (${refused})`, 'Ask as the user the server runs as.'),
      )
  }
  return orWell(findings, 'It can be written')
}

/** Whatever was done as root in the folder would stop the server at its next write. */
export const checkOwner = async (folder: string): Promise<Finding[]> => {
  const owner = (await stat(folder)).uid
  const foreign: string[] = []
  for (const part of parts) {
    for (const name of await readdir(join(folder, part)).catch(() => [])) {
      const inner = join(part, name)
      const stats = await look(join(folder, inner))
      if (stats && stats.uid !== owner) foreign.push(inner)
    }
  }
  if (foreign.length === 0) return [well(`Everything in it belongs to one user (${owner})`)]
  return [
    wrong(
      `${someOf(foreign)} belong to somebody else than the folder (user ${owner}): the server may not be able to write them`,
      `chown -R ${owner} ${folder}`,
    ),
  ]
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`

export const judgeDisk = ({ free, total }: DiskSpace, inodes: { free: number; total: number }): Finding[] => {
  const said = `${gigabytes(free)} of ${gigabytes(total)} are free`
  const makeRoom = 'Make room: old backups, logs (`journalctl --vacuum-size=500M`), packages. Pictures are refused until then.'
  if (free < reserveOf(total))
    return [wrong(`The disk is nearly full: ${said}; ${gigabytes(reserveOf(total))} should be`, makeRoom)]
  if (inodes.total > 0 && inodes.free < 1000)
    return [wrong(`The disk has no more room for new files: ${inodes.free} left`, makeRoom)]
  return [well(said)]
}

export const checkDisk = async (folder: string): Promise<Finding[]> => {
  const { bavail, blocks, bsize, ffree, files } = await statfs(folder)
  return judgeDisk({ free: bavail * bsize, total: blocks * bsize }, { free: ffree, total: files })
}
