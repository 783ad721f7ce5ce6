import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { wrong, well, type Finding } from './finding.ts'

const day = 24 * 60 * 60_000
/** Renewal comes 30 days before the end where it works, or when a third of a short life is left. */
const shortly = (life: number) => Math.min(21 * day, life / 4)

const renew = 'Renew it (`certbot renew`, or what made it), and see why that does not happen by itself.'

/** What is looked at of a certificate. */
export type Judged = Pick<X509Certificate, 'validFrom' | 'validTo' | 'subject' | 'subjectAltName' | 'checkHost' | 'checkIP'>

const isFor = (certificate: Judged, host: string) =>
  (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined

/** A certificate as screens will see it. `host`: the name in their address, when it is known. Epoch milliseconds. */
export const judgeCertificate = (certificate: Judged, host: string | undefined, now: number): Finding[] => {
  const from = Date.parse(certificate.validFrom)
  const until = Date.parse(certificate.validTo)
  const end = new Date(until).toISOString().slice(0, 10)
  const findings: Finding[] = []
  if (now >= until) findings.push(wrong(`The certificate ended on ${end}: browsers refuse it`, renew))
  else if (now < from)
    findings.push(wrong('The certificate is not valid yet', 'Compare the clock of this machine, then the certificate.'))
  else if (until - now < shortly(until - from))
    findings.push(wrong(`The certificate ends on ${end}, in ${Math.floor((until - now) / day)} days`, renew))
  else findings.push(well(`The certificate is valid until ${end}`))
  const names = (certificate.subjectAltName ?? certificate.subject).replaceAll(/DNS:|IP Address:/g, '')
  if (host !== undefined && !isFor(certificate, host))
    findings.push(
      wrong(`The certificate is not for ${host} but for ${names}`, `Get one that names ${host}, or use an address it names.`),
    )
  return findings
}
