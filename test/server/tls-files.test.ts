import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { readTlsFiles, watchTlsFiles } from '../../server/tls-files.ts'
import { makeTemporaryFolder } from './store/folder.ts'

const keys = join(import.meta.dirname, 'tls')
let folder: string
let files: { cert: string; key: string }
beforeEach(async () => {
  folder = await makeTemporaryFolder()
  files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  await put('cert.pem', files.cert)
  await put('key.pem', files.key)
})

/** Replaces one of the two files where the server looks, at once, as whoever renews certificates does. */
const put = async (name: string, path: string) => {
  await copyFile(join(keys, name), `${path}.new`)
  await rename(`${path}.new`, path)
}

const serialOf = async (name: string) => new X509Certificate(await readFile(join(keys, name))).serialNumber

it('a pair that does not belong together, or is locked, is told in plain words', async () => {
  await put('renewed-key.pem', files.key)
  await expect(readTlsFiles(files)).rejects.toThrow(
    `TLS_CERT, TLS_KEY: ${files.cert} and ${files.key} do not belong together: the key is of another certificate`,
  )
  await writeFile(files.key, '-----BEGIN ENCRYPTED PRIVATE KEY-----\n')
  await expect(readTlsFiles(files)).rejects.toThrow(`TLS_CERT, TLS_KEY: ${files.cert} and ${files.key} `)
})

it('a renewed certificate is shown to whoever comes next, without a restart; a broken one never', async () => {
  const pair = await readTlsFiles(files)
  const server = createServer(pair, (_, response) => response.end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const heard: string[] = []
  let hear = () => {}
  const note = (message: string) => {
    heard.push(message)
    hear()
  }
  const nextWord = () => new Promise<void>((resolve) => (hear = resolve))
  const end = watchTlsFiles(files, pair, { info: note, warn: note }, (renewed) => server.setSecureContext(renewed), 20)
  onTestFinished(() => {
    end()
    server.close()
  })
  const shown = async () => {
    const socket = connect({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, rejectUnauthorized: false })
    await once(socket, 'secureConnect')
    const { serialNumber } = socket.getPeerCertificate()
    socket.destroy()
    return serialNumber
  }
  expect(await shown()).toBe(await serialOf('cert.pem'))

  // The certificate comes first, its key a moment later.
  let word = nextWord()
  await put('renewed-cert.pem', files.cert)
  await word
  expect(await shown()).toBe(await serialOf('cert.pem'))
  word = nextWord()
  await put('renewed-key.pem', files.key)
  await word
  expect(await shown()).toBe(await serialOf('renewed-cert.pem'))
  expect(heard).toEqual(['the certificate cannot be renewed; the old one stays', 'the certificate was renewed'])
})
