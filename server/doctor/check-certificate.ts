import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { note, type Finding } from './finding.ts'
import { judgeCertificate } from './judge-certificate.ts'

const shake = (host: string, port: number): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const names = isIP(host) === 0 ? { servername: host } : {}
    const socket = connect({ host, port, ...names, rejectUnauthorized: false, timeout: 10_000 }, () => resolve(socket))
    socket.on('timeout', () => socket.destroy(new Error('no answer')))
    socket.on('error', reject)
  })

/** Said of the chain, not of this certificate's own dates and names. */
const chainFaults = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
])

/** The certificate that an https address shows. `now`: epoch milliseconds. */
export const checkCertificate = async (origin: string, now: number): Promise<Finding[]> => {
  const { protocol, hostname, port } = new URL(origin)
  if (protocol !== 'https:') return []
  const host = hostname.replace(/^\[|\]$/g, '')
  const socket = await shake(host, Number(port || 443))
  try {
    const findings = judgeCertificate(new X509Certificate(socket.getPeerCertificate().raw), host, now)
    // Node types it as an error; it is the code alone.
    const fault = String(socket.authorizationError ?? '')
    if (chainFaults.has(fault))
      findings.push(
        note(
          `This machine does not know who signed the certificate (${fault})`,
          'Right for a house of its own, if every screen was told to trust it. Else serve the whole chain (fullchain.pem).',
        ),
      )
    return findings
  } finally {
    socket.destroy()
  }
}
