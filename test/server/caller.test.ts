import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createCallerCheck, readProxies, type Caller } from '../../server/caller.ts'

const asked = (remoteAddress: string, headers: Record<string, string> = {}, encrypted = false) =>
  ({ socket: { remoteAddress, encrypted }, headers: { host: 'centre.example', ...headers } }) as unknown as IncomingMessage

const plain = ({ address, secure, local, origin }: Caller) => ({ address, secure, local, origin })

describe('who asks', () => {
  const callerOf = createCallerCheck(readProxies('10.0.0.1, loopback'))

  it('is the address of the connection; headers of strangers count for nothing', () => {
    const caller = callerOf(asked('203.0.113.9', { 'x-forwarded-for': '198.51.100.1', 'x-forwarded-proto': 'https' }))
    expect(plain(caller)).toEqual({ address: '203.0.113.9', secure: false, local: false, origin: 'http://centre.example' })
  })

  it('is the last address that a trusted proxy did not add itself', () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 198.51.100.1, 127.0.0.1', 'x-forwarded-proto': 'https' }
    expect(plain(callerOf(asked('::ffff:10.0.0.1', headers)))).toEqual({
      address: '198.51.100.1',
      secure: true,
      local: false,
      origin: 'https://centre.example',
    })
  })

  it('is known by what a proxy wrote, even when that is no address', () => {
    for (const forwarded of ['unknown', '198.51.100.1:5678, 127.0.0.1', '_hidden'])
      expect(callerOf(asked('10.0.0.1', { 'x-forwarded-for': forwarded })).address).toBe(forwarded.split(',')[0])
  })

  it('is local by the name it used', () => {
    for (const host of ['localhost:8080', '127.0.0.1', '[::1]:8080'])
      expect(callerOf(asked('127.0.0.1', { host })).local).toBe(true)
    for (const host of ['localhost.evil.example', '127.evil.example', '192.168.1.5:8080']) {
      expect(callerOf(asked('127.0.0.1', { host })).local).toBe(false)
    }
  })

  it('names a proxy setting that makes no sense', () => {
    for (const text of ['nginx', '10.0.0.0/', '10.0.0.0/x', '10.0.0.0/33', '10.0.0.0/-1'])
      expect(() => readProxies(text)).toThrow(`TRUST_PROXY: "${text}"`)
  })
})
