import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { checkApps } from '../../../server/doctor/check-apps.ts'
import { checkCertificate } from '../../../server/doctor/check-certificate.ts'
import { checkContent } from '../../../server/doctor/check-content.ts'
import { checkHealth } from '../../../server/doctor/check-health.ts'
import { checkHttps, checkMetricsAreClosed } from '../../../server/doctor/check-https.ts'
import { checkLive } from '../../../server/doctor/check-live.ts'
import type { Finding } from '../../../server/doctor/finding.ts'
import { openHouse, tuesday, type House } from '../house.ts'
import { freePort } from '../../browser/server.ts'
import { makeTemporaryFolder } from '../store/folder.ts'

let house: House
let origin: string
beforeAll(async () => {
  house = await openHouse({ env: { TRUST_PROXY: '127.0.0.1' } })
  origin = `http://127.0.0.1:${house.port}`
})
afterAll(() => house.close())

const said = (findings: Finding[]) => findings.map(({ is, what }) => `${is}: ${what}`)

interface Change {
  /** Sent on to the house instead of what came. */
  ask?: (headers: Record<string, string>) => Record<string, string>
  /** Given back instead of what the house said. */
  answer?: (answered: { status: number; headers: Record<string, string>; body: Buffer }, path: string) => void
}

/** Passes everything to the house and back, whole, and changes it on the way; streams end up in it for ever. */
const pass =
  ({ ask, answer }: Change) =>
  (asked: IncomingMessage, response: ServerResponse) => {
    const own = asked.headers as Record<string, string>
    const path = asked.url ?? ''
    request({ port: house.port, host: '127.0.0.1', path, headers: ask?.(own) ?? own, agent: false }, (answered) => {
      const chunks: Buffer[] = []
      answered.on('data', (chunk: Buffer) => chunks.push(chunk))
      answered.on('end', () => {
        const given = {
          status: answered.statusCode ?? 0,
          headers: answered.headers as Record<string, string>,
          body: Buffer.concat(chunks),
        }
        answer?.(given, path)
        response.writeHead(given.status, given.headers).end(given.body)
      })
      response.on('close', () => answered.destroy())
    }).end()
  }

const listen = async (server: ReturnType<typeof createServer>): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const startProxy = async (change: Change = {}) => `http://127.0.0.1:${await listen(createServer(pass(change)))}`

const startSecureProxy = async (change: Change = {}) => {
  const keys = join(import.meta.dirname, '../tls')
  const pair = { cert: await readFile(join(keys, 'cert.pem')), key: await readFile(join(keys, 'key.pem')) }
  return `https://127.0.0.1:${await listen(createTlsServer(pair, pass(change)))}`
}

describe('a server', () => {
  it('that is well, of another folder, in trouble, or not there', async () => {
    const { store } = (await house.ask('/healthz')).json() as { store: string }
    expect(said((await checkHealth(origin, store)).findings)).toEqual(['well: It is well at change 1, with 0 screens connected'])
    expect(said((await checkHealth(origin, 'another')).findings)[0]).toContain('wrong: ')
    const troubled = await startProxy({
      answer(given) {
        given.body = Buffer.from(
          JSON.stringify({
            status: 'read-only',
            reason: 'disk-full',
            store,
            revision: 1,
            screens: 0,
            problems: [{ about: 'conflict', file: 'notices.conflict-1.json' }],
          }),
        )
        given.headers['content-length'] = String(given.body.length)
      },
    })
    expect(said((await checkHealth(troubled, store)).findings)).toEqual([
      'wrong: It refuses changes: disk-full. Screens go on',
      'wrong: It reports a problem (conflict) with notices.conflict-1.json',
    ])
    const nobody = `http://127.0.0.1:${await freePort()}`
    expect(await checkHealth(nobody, undefined)).toMatchObject({
      answers: false,
      findings: [{ what: `${nobody}/healthz does not answer: ECONNREFUSED`, todo: expect.stringContaining('start the server') }],
    })
    const other = await startProxy({ answer: (given) => void (given.status = 502) })
    expect(said((await checkHealth(other, undefined)).findings)).toEqual([
      `wrong: ${other}/healthz does not answer: it answers 502`,
    ])
  })
})

describe('the content', () => {
  it('is whole, of today, and the same each time', async () => {
    expect(said(await checkContent(origin, tuesday))).toEqual([
      expect.stringMatching(/^well: \/api\/content is whole: change 1, \d+ kB$/),
    ])
    expect(said(await checkContent(origin, tuesday + 2 * 24 * 60 * 60_000))).toEqual(['wrong: /api/content is not of today'])
  })

  it('that a proxy cuts off, keeps, retags or rewrites', async () => {
    const through = async (answer: Change['answer']) => said(await checkContent(await startProxy({ answer }), tuesday))
    expect(
      await through((given) => {
        given.body = given.body.subarray(0, 1000)
        given.headers['content-length'] = '1000'
      }),
    ).toEqual(['wrong: /api/content is no JSON: it is cut off, or something else answers'])
    expect(await through((given) => void (given.headers['age'] = '60'))).toEqual([
      'wrong: /api/content is kept by something on the way: screens get old content',
    ])
    expect(
      await through((given) => {
        if (given.headers['content-encoding'] !== 'gzip') return
        given.body = gzipSync('{}')
        given.headers['content-length'] = String(given.body.length)
      }),
    ).toEqual(['wrong: /api/content says something else when it is compressed'])
    let count = 0
    expect(await through((given) => void (given.headers['etag'] = `"${count++}"`))).toEqual([
      'wrong: /api/content has another ETag each time: every screen loads everything anew',
    ])
    expect(await through((given) => void (given.headers['etag'] = `W/${given.headers['etag']}`))).toEqual([
      'wrong: /api/content has no strong ETag',
    ])
  })
})

describe('the apps', () => {
  it('that are not built, or come without their headers', async () => {
    expect(said(await checkApps(origin, '0.1.0'))).toEqual([
      'wrong: /kiosk/ is not built',
      'wrong: /signage/ is not built',
      'wrong: /staff/ is not built',
    ])
    const folder = await makeTemporaryFolder()
    for (const app of ['kiosk', 'signage', 'staff']) {
      await mkdir(join(folder, 'build', app), { recursive: true })
      await writeFile(join(folder, 'build', app, 'index.html'), '<!doctype html>')
      await writeFile(join(folder, 'build', app, 'sw.js'), '')
      await writeFile(join(folder, 'build', app, 'version.json'), '{"version": "1.0.0"}')
    }
    const built = await openHouse({ folder })
    onTestFinished(() => built.close())
    const there = `http://127.0.0.1:${built.port}`
    expect(said(await checkApps(there, '1.0.0'))).toEqual(['well: Kiosk, signage and staff pages are there, with their headers'])
    expect(said(await checkApps(there, '1.1.0'))[0]).toBe('wrong: /kiosk/ is of version 1.0.0, this folder of 1.1.0')
    const careless = createServer((asked, response) => {
      request({ port: built.port, host: '127.0.0.1', path: asked.url, agent: false }, (answered) => {
        const headers: Record<string, string> = {
          ...(answered.headers as Record<string, string>),
          'x-content-type-options': 'nosniff, nosniff',
        }
        if (asked.url === '/kiosk/') delete headers['content-security-policy']
        if (asked.url === '/signage/sw.js') headers['age'] = '3600'
        response.writeHead(answered.statusCode ?? 0, headers)
        answered.pipe(response)
      }).end()
    })
    expect(said(await checkApps(`http://127.0.0.1:${await listen(careless)}`, undefined))).toEqual([
      'wrong: /kiosk/ comes with content-security-policy: nothing',
      'wrong: /kiosk/ comes with x-content-type-options: "nosniff, nosniff"',
      'wrong: /signage/ comes with x-content-type-options: "nosniff, nosniff"',
      'wrong: /signage/sw.js is kept by something on the way: screens do not get new versions',
      'wrong: /staff/ comes with x-content-type-options: "nosniff, nosniff"',
    ])
  })
})

describe('the live channel', () => {
  const patience = { hello: 1500, heartbeat: 1500 }
  const sending = async (headers: Record<string, string>, ...texts: string[]) => {
    const server = createServer((_, response) => {
      response.writeHead(200, headers)
      response.flushHeaders()
      for (const text of texts)
        if (text === 'END') response.end()
        else response.write(text)
    })
    return said(await checkLive(`http://127.0.0.1:${await listen(server)}`, () => tuesday, patience))
  }
  const stream = { 'content-type': 'text/event-stream' }
  const event = (name: string, now = tuesday) => `event: ${name}\ndata: ${JSON.stringify({ now })}\n\n`

  it('of a server itself greets and beats', async () => {
    expect(said(await checkLive(origin, () => tuesday))).toEqual(['well: The live channel greets at once and its heart beats'])
  })

  it('that is held back, by its greeting or altogether', async () => {
    expect(await sending(stream)).toEqual([
      'wrong: The live channel opens, but its greeting does not come through: something on the way holds it back',
    ])
    const buffering = await startProxy()
    expect(said(await checkLive(buffering, () => tuesday, patience))).toEqual([
      'wrong: The live channel does not open: something on the way holds it back',
    ])
    expect(await sending(stream, event('hello'))).toEqual(['wrong: The live channel has no heartbeat'])
  })

  it('that is cut off, compressed, or none', async () => {
    expect(await sending(stream, event('hello'), 'END')).toEqual(['wrong: The live channel is cut off while it is quiet'])
    expect(await sending({ ...stream, 'content-encoding': 'gzip' })).toEqual([
      'wrong: The live channel is compressed on its way, which holds it back',
    ])
    expect(await sending({ 'content-type': 'text/html' }, '<p>', 'END')).toEqual([
      'wrong: The live channel answers 200 text/html',
    ])
  })

  it('tells of clocks that differ', async () => {
    expect(
      await sending(stream, event('hello', tuesday + 90_000), event('change'), event('heartbeat', tuesday + 90_000)),
    ).toEqual([
      "wrong: The server's clock and the one here are 90 seconds apart",
      'well: The live channel greets at once and its heart beats',
    ])
  })
})

describe('https', () => {
  const tell = (headers: Record<string, string>) => ({
    ...headers,
    host: 'kiosk.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '203.0.113.7',
  })

  it('is asked for by screens, but not on the machine itself', async () => {
    expect(said(await checkHttps(origin))[0]).toContain('note: This is the address for this machine alone')
    // A name of this machine that browsers do not trust without TLS, wherever its hosts file leads it.
    expect(said(await checkHttps(`http://[::ffff:127.0.0.1]:${house.port}`))).toEqual([
      'wrong: Screens at this address keep nothing for when the network is gone, and nobody can sign in: that needs https',
    ])
  })

  it('is known to the server when its proxy is trusted and says so', async () => {
    expect(said(await checkHttps(await startSecureProxy({ ask: tell })))).toEqual([
      'well: It speaks https, and staff can sign in',
    ])
    expect(said(await checkHttps(await startSecureProxy({ ask: (headers) => ({ ...headers, host: 'kiosk.example' }) })))).toEqual(
      ['wrong: The server does not know that this address is https: signing in is refused, or not safe'],
    )
    const careless = await startSecureProxy({ ask: () => ({ host: '127.0.0.1' }) })
    expect(said(await checkHttps(careless))[0]).toContain('wrong: The server does not know that this address is https')
  })

  it('shows a certificate that is judged', async () => {
    const findings = said(await checkCertificate(await startSecureProxy(), Date.parse('2026-12-24T12:00:00Z')))
    expect(findings).toEqual([
      'well: The certificate is valid until 2126-10-29',
      'note: This machine does not know who signed the certificate (DEPTH_ZERO_SELF_SIGNED_CERT)',
    ])
    expect(await checkCertificate(origin, Date.now())).toEqual([])
  })
})

describe('the metrics', () => {
  it('are closed at the address of everybody', async () => {
    const everybody = `http://[::ffff:127.0.0.1]:${house.port}`
    expect(await checkMetricsAreClosed(everybody)).toEqual([])
    // As a proxy does that tells nothing of who asks.
    const careless = createServer(pass({ ask: () => ({ host: '127.0.0.1' }) }))
    const port = await listen(careless)
    expect(said(await checkMetricsAreClosed(`http://[::ffff:127.0.0.1]:${port}`))).toEqual([
      'wrong: /metrics is open to everybody: the proxy makes every visitor look like this machine',
    ])
  })
})
