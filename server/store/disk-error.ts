import { NotWritable, type NotWritableCode } from './errors.ts'

const codes: Record<string, NotWritableCode> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  ENOENT: 'folder-gone',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
}

export const diskCode = (error: unknown): NotWritableCode =>
  error instanceof NotWritable ? error.code : (codes[(error as NodeJS.ErrnoException).code ?? ''] ?? 'disk-error')

export const notWritable = (error: unknown): NotWritable =>
  error instanceof NotWritable ? error : new NotWritable(diskCode(error), { cause: error })
