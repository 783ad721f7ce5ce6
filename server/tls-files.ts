import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import type { Log } from './store/store.ts'

export interface TlsFiles {
  /** Absolute paths of PEM files. */
  cert: string
  key: string
}

export interface TlsPair {
  cert: Buffer
  key: Buffer
}

const readPem = (variable: string, path: string) =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${variable}: ${path} cannot be read: ${error.code}`)
  })

const sayWhy = (error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error)
  if (/key values mismatch/i.test(reason)) return 'do not belong together: the key is of another certificate'
  if (/bad decrypt|password|interrupted or cancelled/i.test(reason)) return 'cannot be used: the key is locked with a password'
  return `are not a certificate and its key in PEM form (${reason})`
}

/** Reads both and proves that TLS can be spoken with them. Throws one sentence that names variables and files. */
export const readTlsFiles = async ({ cert, key }: TlsFiles): Promise<TlsPair> => {
  const pair = { cert: await readPem('TLS_CERT', cert), key: await readPem('TLS_KEY', key) }
  try {
    createSecureContext(pair)
    return pair
  } catch (error) {
    throw new Error(`TLS_CERT, TLS_KEY: ${cert} and ${key} ${sayWhy(error)}`, { cause: error })
  }
}

/** Certificates are renewed every few weeks by others. Milliseconds between looks. */
const usualPause = 60_000

/**
 * Looks again and again whether the files were renewed, and hands over what can be used; what cannot, because only one of
 * the two was replaced yet or it is broken, is said once, and the old pair stays. Returns the end of it.
 */
export const watchTlsFiles = (
  files: TlsFiles,
  first: TlsPair,
  log: Pick<Log, 'info' | 'warn'>,
  renew: (pair: TlsPair) => void,
  pause = usualPause,
): (() => void) => {
  let known = first
  let said = ''
  const look = async () => {
    try {
      const found = await readTlsFiles(files)
      said = ''
      if (found.cert.equals(known.cert) && found.key.equals(known.key)) return
      renew(found)
      known = found
      log.info('the certificate was renewed')
    } catch (error) {
      const reason = (error as Error).message
      if (reason !== said) log.warn('the certificate cannot be renewed; the old one stays', { reason })
      said = reason
    }
  }
  let looking = false
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    void look().finally(() => (looking = false))
  }, pause)
  timer.unref()
  return () => clearInterval(timer)
}
