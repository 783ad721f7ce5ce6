import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkBuild } from '../../../server/doctor/check-build.ts'
import { checkCertificateFiles } from '../../../server/doctor/check-certificate-files.ts'
import { checkClock } from '../../../server/doctor/check-clock.ts'
import { checkNode } from '../../../server/doctor/check-node.ts'
import { checkPort } from '../../../server/doctor/check-port.ts'
import type { Finding } from '../../../server/doctor/finding.ts'
import { judgeCertificate } from '../../../server/doctor/judge-certificate.ts'
import { makeTemporaryFolder } from '../store/folder.ts'

const said = (findings: Finding[]) => findings.map(({ is, what }) => `${is}: ${what}`)
const day = 24 * 60 * 60_000

describe('Node', () => {
  it('is new enough from the very version on that package.json names', () => {
    for (const version of ['v20.19.0', 'v20.20.1', 'v22.0.0', 'v100.0.0'])
      expect(said(checkNode(version, '>=20.19.0'))).toEqual([`well: Node ${version}`])
    for (const version of ['v20.18.9', 'v18.20.4', 'v9.99.99'])
      expect(said(checkNode(version, '>=20.19.0'))).toEqual([`wrong: Node ${version} is too old: >=20.19.0 is needed`])
  })
})

describe('the clock', () => {
  it('is wrong when something is newer than now', () => {
    const now = Date.parse('2026-11-22T19:00:00Z')
    const known = [
      { what: 'the build', at: now - day },
      { what: 'the newest change', at: now + 60_000 },
    ]
    expect(said(checkClock(now, known))).toEqual(['well: The clock says 2026-11-22T19:00:00.000Z'])
    expect(said(checkClock(Date.parse('1970-01-01T00:03:00Z'), known))).toEqual([
      'wrong: The clock says 1970-01-01T00:03:00.000Z, but the newest change is of 2026-11-22T19:01:00.000Z: it is or was wrong',
    ])
  })
})

describe('the build', () => {
  const makeBuild = async (version: string) => {
    const root = await makeTemporaryFolder()
    const write = async (name: string, text: string) => {
      await mkdir(dirname(join(root, name)), { recursive: true })
      await writeFile(join(root, name), text)
    }
    await write('package.json', '{"version": "1.2.3"}')
    await write('server/main.ts', '')
    for (const part of ['kiosk', 'signage', 'staff', 'server'])
      await write(`build/${part}/version.json`, JSON.stringify({ version }))
    await utimes(join(root, 'server/main.ts'), 1000, 1000)
    return root
  }

  it('of this version is well', async () => {
    expect(said((await checkBuild(await makeBuild('1.2.3'))).findings)).toEqual(['well: Version 1.2.3 is built'])
  })

  it('is absent, of another version, or older than its sources', async () => {
    const root = await makeTemporaryFolder()
    await writeFile(join(root, 'package.json'), '{"version": "1.2.3"}')
    expect(said((await checkBuild(root)).findings)).toEqual(['wrong: Not built yet: kiosk, signage, staff, server'])
    expect(said((await checkBuild(await makeBuild('1.2.2'))).findings)).toEqual([
      'wrong: Built of another version than 1.2.3: kiosk, signage, staff, server',
    ])
    const changed = await makeBuild('1.2.3')
    await utimes(join(changed, 'server/main.ts'), Date.now() / 1000 + 60, Date.now() / 1000 + 60)
    expect(said((await checkBuild(changed)).findings)).toEqual(['wrong: The sources are newer than what was built from them'])
  })
})

describe('the port', () => {
  it('is taken by another program', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    expect(said(await checkPort('127.0.0.1', port))).toEqual([
      `wrong: No server has the content folder, but another program listens on port ${port}`,
    ])
    await new Promise((resolve) => other.close(resolve))
    expect(said(await checkPort('127.0.0.1', port))).toEqual([`well: Port ${port} is free`])
  })
})

/** The dates of a certificate can be changed only in a copy. */
const pick = ({ validFrom, validTo, subject, subjectAltName }: X509Certificate) => ({
  validFrom,
  validTo,
  subject,
  subjectAltName,
  checkHost: () => undefined,
  checkIP: () => undefined,
})

describe('the certificate', () => {
  const keys = join(import.meta.dirname, '../tls')
  const cert = join(keys, 'cert.pem')
  const key = join(keys, 'key.pem')

  it('is judged by its dates and names', async () => {
    const certificate = new X509Certificate(await readFile(cert))
    const from = Date.parse(certificate.validFrom)
    const until = Date.parse(certificate.validTo)
    const judged = (host: string | undefined, now: number) => said(judgeCertificate(certificate, host, now))
    const end = new Date(until).toISOString().slice(0, 10)
    expect(judged('localhost', from + day)).toEqual([`well: The certificate is valid until ${end}`])
    expect(judged('127.0.0.1', from + day)).toHaveLength(1)
    expect(judged('10.0.0.7', from + day)[1]).toMatch(/^wrong: The certificate is not for 10\.0\.0\.7 but for localhost, 127/)
    expect(judged(undefined, until - 20 * day)).toEqual([`wrong: The certificate ends on ${end}, in 20 days`])
    const short = { ...pick(certificate), validTo: new Date(from + 12 * 3_600_000).toString() }
    expect(said(judgeCertificate(short, undefined, from + 8 * 3_600_000))[0]).toMatch(/^well/)
    expect(said(judgeCertificate(short, undefined, from + 10 * 3_600_000))[0]).toMatch(/^wrong/)
    expect(judged('localhost', until + 1)).toEqual([`wrong: The certificate ended on ${end}: browsers refuse it`])
    expect(judged('localhost', from - 1)).toEqual(['wrong: The certificate is not valid yet'])
    expect(judged('kiosk.example', from + day)[1]).toMatch(/^wrong: The certificate is not for kiosk\.example but for /)
  })

  it('and its key are files that can be read and belong together', async () => {
    const folder = await makeTemporaryFolder()
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const other = join(folder, 'other.pem')
    await writeFile(other, privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const now = Date.parse(new X509Certificate(await readFile(cert)).validFrom) + day
    const checked = async (tls: { cert: string; key: string }) => said(await checkCertificateFiles(tls, 'localhost', now))
    expect((await checked({ cert, key }))[0]).toMatch(/^well: The certificate is valid until /)
    expect(await checked({ cert, key: other })).toEqual(['wrong: TLS_CERT and TLS_KEY do not belong together'])
    expect(await checked({ cert: key, key: cert })).toEqual([
      `wrong: TLS_CERT: ${key} is no certificate`,
      `wrong: TLS_KEY: ${cert} is no private key`,
    ])
    expect(await checked({ cert: join(folder, 'none'), key })).toEqual([
      `wrong: TLS_CERT: ${join(folder, 'none')} cannot be read: ENOENT`,
    ])
  })
})
