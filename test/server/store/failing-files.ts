import { diskFiles, type FileLayer, type OpenFile } from '../../../server/store/file-layer.ts'

export type Operation = keyof FileLayer | 'fstat' | 'readAt' | 'write' | 'sync' | 'truncate' | 'adopt' | 'close'

/** The real disk, except for what `fault` answers with an error's code; `asked` tells what was asked, in order. */
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
    renameOver: async (from, to, isAsExpected) => (pass('rename', to), diskFiles.renameOver(from, to, isAsExpected)),
    remove: async (path) => (pass('remove', path), diskFiles.remove(path)),
    makeFolder: async (path, mode) => (pass('makeFolder', path), diskFiles.makeFolder(path, mode)),
    syncFolder: async (path) => (pass('syncFolder', path), diskFiles.syncFolder(path)),
  }
}

/** A failing write leaves the half of its bytes behind, as a full disk does; a file that fails to close is closed. */
function failingFile(file: OpenFile, path: string, pass: (operation: Operation, path: string) => void): OpenFile {
  return {
    stat: async () => (pass('fstat', path), file.stat()),
    readAt: async (position, length) => (pass('readAt', path), file.readAt(position, length)),
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
    async close() {
      await file.close()
      pass('close', path)
    },
  }
}

export interface FaultPlan {
  /** Of the operations asked for since the plan was made, the one that fails first; 0 is the next. */
  at: number
  code: string
  lasting: 'once' | 'from then on'
}

/** A disk whose n-th operation from a moment on fails, once or with everything after it. */
export function planFaults() {
  let plan: FaultPlan | undefined
  let count = 0
  let struck: string | undefined
  const files = failingFiles((operation, path) => {
    if (!plan) return undefined
    const now = count++
    if (plan.lasting === 'once' ? now !== plan.at : now < plan.at) return undefined
    struck ??= `${operation} ${path}`
    return plan.code
  })
  return {
    files,
    strike(next: FaultPlan) {
      plan = next
      count = 0
      struck = undefined
    },
    /** The operation that failed first; undefined when nothing has failed. */
    struck: () => struck,
    mend: () => void (plan = undefined),
  }
}
