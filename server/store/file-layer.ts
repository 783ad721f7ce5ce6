import { constants, renameSync, statSync, type Stats } from 'node:fs'
import { mkdir, open, readFile, readdir, readlink, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Every file operation of the store goes through this one small interface, so that a test can make any of them fail.
 * Errors are Node's, with their `code`.
 */
export interface FileLayer {
  /** Flags as in open(2): 'r', 'r+', 'a' (made when absent), 'wx' (must not exist). */
  open(path: string, flags: 'r' | 'r+' | 'a' | 'wx', mode?: number): Promise<OpenFile>
  read(path: string): Promise<Buffer>
  stat(path: string): Promise<Stats>
  list(folder: string): Promise<string[]>
  /** Where symbolic links lead, also when nothing is there at the moment. */
  resolve(path: string): Promise<string>
  rename(from: string, to: string): Promise<void>
  /**
   * Renames, unless what lies at `to` is not as expected: then it answers false. Asked and renamed in one breath, so that no
   * other program of this machine gets in between but by microseconds.
   */
  renameOver(from: string, to: string, isAsExpected: (present: Stats | undefined) => boolean): Promise<boolean>
  /** A file, or a folder with all that is in it. No error when there is none. */
  remove(path: string): Promise<void>
  /** One, in a folder that is there; no error when it is there itself. */
  makeFolder(path: string, mode?: number): Promise<void>
  /** Makes the folder's entries durable. */
  syncFolder(path: string): Promise<void>
}

export interface OpenFile {
  stat(): Promise<Stats>
  /** Fewer bytes than asked for only at the end of the file. */
  readAt(position: number, length: number): Promise<Buffer>
  /** Writes all of it: at the end of a file opened with 'a', else where the last write ended. */
  write(bytes: Uint8Array): Promise<void>
  /** Content and size are on the disk (fdatasync). After a failure never ask this file again: open another. */
  sync(): Promise<void>
  truncate(size: number): Promise<void>
  /** Takes over permissions and, where the system allows it, the owner. */
  adopt(owner: { mode: number; uid: number; gid: number }): Promise<void>
  close(): Promise<void>
}

export const diskFiles: FileLayer = {
  open: async (path, flags, mode = 0o644) => openFile(await open(path, flags, mode)),
  read: (path) => readFile(path),
  stat: (path) => stat(path),
  list: (folder) => readdir(folder),
  resolve: (path) => realpath(path).catch((error: unknown) => followDangling(path, error)),
  rename,
  async renameOver(from, to, isAsExpected) {
    // Two short calls without waiting for the thread pool: there, thousands of microseconds may lie between them.
    if (!isAsExpected(statSync(to, { throwIfNoEntry: false }))) return false
    renameSync(from, to)
    return true
  },
  remove: (path) => rm(path, { force: true, recursive: true }),
  async makeFolder(path, mode = 0o755) {
    // Never recursive: below /proc and the like Node's own walk has no end.
    await mkdir(path, { mode }).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error
    })
  },
  async syncFolder(path) {
    const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
}

const followDangling = async (path: string, error: unknown): Promise<string> => {
  const target = await readlink(path).catch(() => undefined)
  if (target === undefined) throw error
  return resolve(dirname(path), target)
}

function openFile(handle: FileHandle): OpenFile {
  return {
    stat: () => handle.stat(),
    async readAt(position, length) {
      const bytes = Buffer.alloc(length)
      let filled = 0
      while (filled < length) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return bytes.subarray(0, filled)
    },
    async write(bytes) {
      let done = 0
      while (done < bytes.length) done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten
    },
    sync: () => handle.datasync(),
    truncate: (size) => handle.truncate(size),
    async adopt({ mode, uid, gid }) {
      await handle.chmod(mode & 0o7777)
      // Only root may give files away; anybody else keeps what is theirs.
      await handle.chown(uid, gid).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPERM') throw error
      })
    },
    close: () => handle.close(),
  }
}
