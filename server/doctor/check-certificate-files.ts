import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { wrong, type Finding } from './finding.ts'
import { judgeCertificate } from './judge-certificate.ts'

const read = async <T>(variable: string, path: string, form: string, parse: (pem: Buffer) => T): Promise<T | Finding> => {
  let pem: Buffer
  try {
    pem = await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return wrong(
      `${variable}: ${path} cannot be read: ${code}`,
      'Let the user the server runs as read it, and every folder above it.',
    )
  }
  try {
    return parse(pem)
  } catch {
    return wrong(`${variable}: ${path} is no ${form}`, 'Give the path of a file in PEM form.')
  }
}

const isFinding = (value: object): value is Finding => 'is' in value

/** The files that TLS_CERT and TLS_KEY name. `host`: of PUBLIC_URL. */
export const checkCertificateFiles = async (
  tls: { cert: string; key: string },
  host: string | undefined,
  now: number,
): Promise<Finding[]> => {
  const certificate = await read('TLS_CERT', tls.cert, 'certificate', (pem) => new X509Certificate(pem))
  const key = await read('TLS_KEY', tls.key, 'private key', (pem) => createPrivateKey(pem))
  const broken = [certificate, key].filter(isFinding)
  if (isFinding(certificate) || isFinding(key)) return broken
  if (!certificate.checkPrivateKey(key))
    return [wrong('TLS_CERT and TLS_KEY do not belong together', 'Name the key that the certificate was made for.')]
  return judgeCertificate(certificate, host, now)
}
