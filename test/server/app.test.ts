import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Agent, get } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { headersFor } from '../../server/headers.ts'
import { readRoute, routes, type RouteName, type Who } from '../../server/routes.ts'
import { openHouse, type House } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** What the three answer where they may not go; everything else lets them in, whatever it then says. */
const refusals: Record<Who, { anonymous?: number; editor?: number; admin?: number }> = {
  public: {},
  staff: { anonymous: 401 },
  admin: { anonymous: 401, editor: 403 },
  /** These tests ask from this very machine: metrics.test.ts asks from elsewhere. */
  operator: {},
}

const samplePath = (path: string) => path.replace(':kind', 'notices').replace(':id', 'nobody').replace('*', '')

describe('every route', () => {
  it('lets in exactly whom the table names', async () => {
    const cookies = { admin: await house.enterAs('admin'), editor: await house.enterAs('editor'), anonymous: undefined }
    for (const [name, who] of Object.entries(routes) as [RouteName, Who][]) {
      // These would end the session, or stay open.
      if (name === 'DELETE /api/staff/session' || name === 'GET /api/live' || name === 'GET /api/staff/events') continue
      const { method, path } = readRoute(name)
      for (const role of ['anonymous', 'editor', 'admin'] as const) {
        const { status } = await house.ask(samplePath(path), { method, cookie: cookies[role] })
        const refused = refusals[who][role]
        if (refused) expect([name, role, status]).toEqual([name, role, refused])
        else expect([name, role, status === 401 || status === 403 || status === 405]).toEqual([name, role, false])
      }
    }
  })

  it('refuses streams for staff to everybody else', async () => {
    expect((await house.ask('/api/staff/events')).status).toBe(401)
  })

  it('that changes something is refused to pages of other sites, whatever they send', async () => {
    const cookie = await house.enterAs('admin')
    const own = `http://127.0.0.1:${house.port}`
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site', origin: own },
      { 'sec-fetch-site': '', origin: 'http://evil.example' },
    ]
    for (const name of Object.keys(routes) as RouteName[]) {
      const { method, path } = readRoute(name)
      if (method === 'GET') continue
      for (const headers of foreign) {
        for (const type of [
          'application/json',
          'text/plain',
          'multipart/form-data; boundary=x',
          'application/x-www-form-urlencoded',
        ]) {
          const { status } = await house.ask(samplePath(path), {
            method,
            cookie,
            headers: { ...headers, 'content-type': type },
            body: '{}',
          })
          expect([name, headers, type, status]).toEqual([name, headers, type, 403])
        }
      }
    }
  })
})

describe('an unknown address', () => {
  it('is a problem, in front of the framework and behind it', async () => {
    for (const path of ['/api/nothing', '/api/', '/api/staff/', '/nowhere', '/media/', '/%', '//', '/api/content/', '/kioskx']) {
      const { status, headers, json } = await house.ask(path)
      expect([path, status]).toEqual([path, 404])
      expect(headers).toMatchObject(headersFor('problem', false))
      expect(json()).toMatchObject({ status: 404, title: 'Not found' })
    }
  })

  it('is a plain page with a way to the start for a person at a browser, and for nobody else', async () => {
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8'
    for (const path of ['/nowhere', '/kiosks/', '/anfang?x=1']) {
      const { status, headers, body } = await house.ask(path, { headers: { accept } })
      expect([path, status, headers['content-type']]).toEqual([path, 404, 'text/html; charset=utf-8'])
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/)
      expect(body.toString()).toContain('<a href="/kiosk/">Zur Startseite</a>')
      expect([...body.toString().matchAll(/ lang="([\w-]+)" dir/g)].map(([, tag]) => tag)).toEqual([
        'de',
        'de',
        'en',
        'ru',
        'ar',
        'fa-AF',
      ])
    }
    expect((await house.ask('/<script>', { headers: { accept } })).body.toString()).not.toContain('<script>')
    for (const [path, method] of [
      ['/api/nothing', 'GET'],
      ['/nowhere', 'POST'],
    ] as const)
      expect((await house.ask(path, { method, headers: { accept } })).headers['content-type']).toContain(
        'application/problem+json',
      )
  })

  it('with a method nobody answers names those that are', async () => {
    for (const [method, path, allow] of [
      ['POST', '/api/content', 'GET, HEAD'],
      ['PUT', '/kiosk/', 'GET, HEAD'],
      ['PUT', '/api/staff/session', 'GET, HEAD, POST, DELETE'],
      ['PATCH', '/api/staff/items/notices/lift', 'GET, HEAD, PUT, DELETE'],
    ] as const) {
      const { status, headers } = await house.ask(path, { method })
      expect([path, status, headers.allow]).toEqual([path, 405, allow])
    }
  })
})

describe('a body that nobody reads', () => {
  it('does not arrive for ever: the connection ends with the answer', async () => {
    for (const [method, path, status] of [
      ['GET', '/api/content', 200],
      ['GET', '/media/none', 404],
      ['GET', '/api/staff/session', 200],
      ['POST', '/kiosk/', 405],
    ] as const) {
      const answered = await house.ask(path, { method, headers: { 'transfer-encoding': 'chunked' }, body: 'x'.repeat(10_000) })
      expect([path, answered.status, answered.headers.connection]).toEqual([path, status, 'close'])
    }
    const agent = new Agent({ keepAlive: true })
    const status = await new Promise((resolve, reject) => {
      get({ port: house.port, host: '127.0.0.1', path: '/api/content', agent }, ({ headers }) => resolve(headers.connection)).on(
        'error',
        reject,
      )
    })
    agent.destroy()
    expect(status).toBe('keep-alive')
  })
})

describe('the door', () => {
  it('leads to the kiosk, queries included', async () => {
    const answers = await Promise.all(['/', '/?screen=hall', '/kiosk', '/staff'].map((path) => house.ask(path)))
    expect(answers.map(({ status, headers }) => [status, headers.location])).toEqual([
      [307, '/kiosk/'],
      [307, '/kiosk/?screen=hall'],
      [307, '/kiosk/'],
      [307, '/staff/'],
    ])
  })

  it('tells how the server is', async () => {
    const { status, headers, json } = await house.ask('/healthz')
    expect(status).toBe(200)
    expect(headers).toMatchObject(headersFor('data', false))
    expect(json()).toMatchObject({ status: 'ok', revision: 1, problems: [], screens: 0 })
  })
})

describe('/api/content', () => {
  it('answers the snapshot with the headers of the table, the same as HEAD', async () => {
    const { status, headers, json } = await house.ask('/api/content')
    expect(status).toBe(200)
    expect(headers).toMatchObject(headersFor('content', false))
    expect(json()).toMatchObject({ format: 1, revision: 1, notices: [{ id: 'lift' }] })
    const head = await house.ask('/api/content', { method: 'HEAD' })
    expect([head.status, head.body.length, head.headers['content-length'], head.headers.etag]).toEqual([
      200,
      0,
      headers['content-length'],
      headers.etag,
    ])
  })

  it('is compressed before anybody asks', async () => {
    const whole = (await house.ask('/api/content')).body
    const { headers, body } = await house.ask('/api/content', { headers: { 'accept-encoding': 'gzip, deflate, br' } })
    const read = headers['content-encoding'] === 'br' ? brotliDecompressSync : gunzipSync
    expect(read(body).equals(whole)).toBe(true)
  })

  it('answers 304 to whoever has it, in the same encoding', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const first = await house.ask('/api/content', { headers: { 'accept-encoding': encoding } })
      const again = await house.ask('/api/content', {
        headers: { 'accept-encoding': encoding, 'if-none-match': first.headers.etag ?? '' },
      })
      expect([again.status, again.body.length, again.headers.etag, again.headers['cache-control']]).toEqual([
        304,
        0,
        first.headers.etag,
        'no-cache',
      ])
    }
  })
})

describe('headers', () => {
  it('are those of the table on both sides of the framework', async () => {
    const cookie = await house.enterAs('admin')
    const framed = await house.ask('/api/staff/items/notices', { cookie })
    const direct = await house.ask('/healthz')
    const own = (headers: object) =>
      Object.fromEntries(
        Object.entries(headers).filter(([name]) => !/^(date|connection|keep-alive|content-length|transfer-encoding)$/.test(name)),
      )
    expect(own(framed.headers)).toEqual(headersFor('data', false))
    expect(own(direct.headers)).toEqual(headersFor('data', false))
    const problems = await Promise.all([house.ask('/api/nothing'), house.ask(`/media/${'a'.repeat(64)}.webp`)])
    for (const { headers } of problems) expect(own(headers)).toEqual(headersFor('problem', false))
  })
})
