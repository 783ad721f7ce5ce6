const sentences: Record<string, string> = {
  EACCES: 'not allowed (EACCES): it must belong to the user the server runs as',
  EPERM: 'not allowed (EPERM): it must belong to the user the server runs as',
  EROFS: 'its disk is mounted read-only (EROFS)',
  ENOSPC: 'the disk is full (ENOSPC): make room first',
  EDQUOT: 'the quota of the disk is used up (EDQUOT): make room first',
  ENOTDIR: 'what should be a folder is none (ENOTDIR)',
  EIO: 'the disk fails (EIO): look into dmesg',
  EMFILE: 'too many open files (EMFILE): raise the limit with ulimit -n or LimitNOFILE',
}

/** In a few words, for the person at the console, what the system said about a file. */
export const sayDisk = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  return sentences[code ?? ''] ?? code ?? message
}

/** An error of the file system that nobody has put into words yet: which file, and what is the matter. */
export const sayError = (error: unknown): string => {
  const { code, path, dest, message } = error as NodeJS.ErrnoException & { dest?: string }
  const where = dest ?? path
  return where !== undefined && code !== undefined && sentences[code] ? `${where}: ${sentences[code]}` : message
}
