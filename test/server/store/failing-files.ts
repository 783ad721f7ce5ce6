import { diskFiles, type FileLayer, type OpenFile } from '../../../server/store/file-layer.ts'

export type Operation = keyof FileLayer | 'write' | 'sync' | 'truncate' | 'adopt'

/** The real disk, except for what `fault` answers with an error's code; `done` counts what was asked, in order. */
export function failingFiles(
  fault: (operation: Operation, path: string) => string | undefined,
): FileLayer & { asked: [Operation, string][] } {
  const asked: [Operation, string][] = []
  const pass = (operation: Operation, path: string) => {
    asked.push([operation, path])
    const code = fault(operation, path)
    if (code !== undefined) throw Object.assign(new Error(`${code}: ${operation} ${path}`), { code })
  }
  return {
    asked,
    async open(path, flags, mode) {
      pass('open', path)
      return failingFile(await diskFiles.open(path, flags, mode), path, pass)
    },
    read: async (path) => (pass('read', path), diskFiles.read(path)),
    stat: async (path) => (pass('stat', path), diskFiles.stat(path)),
    list: async (path) => (pass('list', path), diskFiles.list(path)),
    resolve: async (path) => (pass('resolve', path), diskFiles.resolve(path)),
    rename: async (from, to) => (pass('rename', to), diskFiles.rename(from, to)),
    remove: async (path) => (pass('remove', path), diskFiles.remove(path)),
    makeFolder: async (path, mode) => (pass('makeFolder', path), diskFiles.makeFolder(path, mode)),
    syncFolder: async (path) => (pass('syncFolder', path), diskFiles.syncFolder(path)),
  }
}

/** A failing write leaves the half of its bytes behind, as a full disk does. */
function failingFile(file: OpenFile, path: string, pass: (operation: Operation, path: string) => void): OpenFile {
  return {
    ...file,
    async write(bytes) {
      try {
        pass('write', path)
      } catch (error) {
        await file.write(bytes.subarray(0, bytes.length >> 1))
        throw error
      }
      await file.write(bytes)
    },
    sync: async () => (pass('sync', path), file.sync()),
    truncate: async (size) => (pass('truncate', path), file.truncate(size)),
    adopt: async (owner) => (pass('adopt', path), file.adopt(owner)),
  }
}
