import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRoute, routes, type RouteName } from '../../../server/routes.ts'
import { createPasswords } from '../../../server/staff/passwords.ts'
import { adminPassword, cookieOf, openHouse, type House } from '../../server/house.ts'
import { exchange, requestText, statusesOf } from '../raw.ts'

let house: House
let cookie: string
beforeAll(async () => {
  house = await openHouse({ env: { TRUST_PROXY: 'loopback' } })
  cookie = await house.enterAs('admin')
})
afterAll(() => house.close())

const enter = (name: string, password: string, address: string, headers: Record<string, string> = {}) =>
  house.ask('/api/staff/session', {
    method: 'POST',
    json: { name, password },
    headers: { 'x-forwarded-for': address, ...headers },
  })
const addressOf = (number: number) => `203.0.${Math.floor(number / 250)}.${1 + (number % 250)}`
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))

describe('a thousand sign-ins at once', () => {
  const storms: Record<string, (index: number) => [name: string, address: string]> = {
    'on one account from one address': () => ['Ada', '198.51.100.1'],
    'on one account from everywhere': (index) => ['Ada', addressOf(index)],
    'on every name there is from one address': (index) => [`name ${index}`, '198.51.100.2'],
    'on every name there is from everywhere': (index) => [`name ${index}`, addressOf(1000 + index)],
  }
  it.each(Object.keys(storms))('%s: each is refused, and whoever reads does not wait for them', async (kind) => {
    const order: string[] = []
    const attempts = many(1000, async (index) => {
      const [name, address] = storms[kind]?.(index) ?? ['', '']
      const { status } = await enter(name, `guess number ${index}`, address)
      order.push('attempt')
      return status
    })
    const reads = many(100, async () => {
      const { status } = await house.ask('/api/content')
      order.push('read')
      return status
    })
    expect(new Set(await Promise.all(reads))).toEqual(new Set([200]))
    const statuses = await Promise.all(attempts)
    for (const status of statuses) expect([401, 429, 503]).toContain(status)
    // What is computed at all is a handful: the rest is sent away unread.
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(18)
    expect(order.lastIndexOf('read')).toBeLessThan(order.lastIndexOf('attempt'))
  })

  it('leave nobody locked out who was there before, and no trace of a name in the log', async () => {
    // From the address of the set-up, as `enterAs` made it.
    const known = await house.ask('/api/staff/session', { method: 'DELETE', cookie: cookieOf(await house.ask('/')) })
    expect(known.status).toBe(204)
    expect((await house.ask('/api/staff/items/notices', { cookie })).status).toBe(200)
    expect(house.log.filter(({ level }) => level !== 'info')).toEqual([])
    expect(JSON.stringify(house.log)).not.toContain('Ada')
  })
})

describe('a name that nobody has', () => {
  it('is answered like one that somebody has, word by word, header by header, and refused after as many guesses', async () => {
    const fresh = await openHouse({ env: { TRUST_PROXY: 'loopback' } })
    await fresh.enterAs('admin')
    const answersFor = async (name: string, address: string) => {
      const answers: unknown[] = []
      for (let guess = 0; guess < 6; guess++) {
        const json = { name, password: 'not the right password' }
        const { status, headers, body } = await fresh.ask('/api/staff/session', {
          method: 'POST',
          json,
          headers: { 'x-forwarded-for': address },
        })
        const { date: _, ...rest } = headers
        answers.push([status, rest, body.toString()])
      }
      return answers
    }
    const known = await answersFor('Ada', '198.51.100.7')
    expect(await answersFor('Nobody', '198.51.100.8')).toEqual(known)
    expect(known.map((answer) => (answer as [number])[0])).toEqual([401, 401, 401, 401, 401, 429])
    await fresh.close()
  })

  it('costs the same work', async () => {
    const passwords = createPasswords()
    const stored = await passwords.hash(adminPassword)
    const time = async (hash: string | undefined) => {
      const before = performance.now()
      expect(await passwords.verify(hash, 'not the right password')).toBe(false)
      return performance.now() - before
    }
    const [known, unknown]: [number[], number[]] = [[], []]
    await time(undefined)
    for (let round = 0; round < 12; round++) {
      known.push(await time(stored))
      unknown.push(await time(undefined))
    }
    const describeTimes = (times: number[]) => times.sort((a, b) => a - b).map((each) => each.toFixed(0))
    process.stdout.write(`known name, ms: ${describeTimes(known).join(' ')}\nunknown, ms: ${describeTimes(unknown).join(' ')}\n`)
  })
})

describe('a session', () => {
  const isIn = async (headers: Record<string, string>, path = '/api/staff/items/notices') =>
    (await house.ask(path, { headers })).status === 200
  const https = { host: 'kiosk.example', 'x-forwarded-proto': 'https' }

  it('is carried by one cookie, of one name, and by nothing else', async () => {
    const token = cookie.slice('session='.length)
    expect(await isIn({ cookie: `session=${token}` })).toBe(true)
    expect(await isIn({ cookie: `other=1; session=${token}; third=2` })).toBe(true)
    for (const headers of [
      { cookie: `Session=${token}` },
      { cookie: `__Host-session=${token}` },
      { cookie: `__Secure-session=${token}` },
      { cookie: `xsession=${token}` },
      { cookie: `session${token}` },
      { cookie: `session="${token}"` },
      { cookie: `a="; session=${token.slice(1)}"` },
      { cookie: `session=${token}x` },
      { cookie: `session=${token.slice(0, -1)}` },
      { cookie: 'session=' },
      { cookie: 'session=undefined' },
      { authorization: `Bearer ${token}` },
      { 'x-session': token },
    ] as Record<string, string>[])
      expect([headers, await isIn(headers)]).toEqual([headers, false])
    expect(await isIn({}, `/api/staff/items/notices?session=${token}`)).toBe(false)
  })

  it('of a plain address is worth nothing over https, nor the other way round', async () => {
    const token = cookie.slice('session='.length)
    expect(await isIn({ ...https, cookie: `session=${token}` })).toBe(false)
    expect(await isIn({ ...https, cookie: `__Host-session=${token}` })).toBe(true)
  })

  it('that somebody planted before the sign-in is not the one that is signed in', async () => {
    const planted = 'A'.repeat(43)
    const entered = await enter('Ada', adminPassword, '192.0.2.1', { cookie: `session=${planted}` })
    // Guessed at from everywhere before: only whoever was here may try at once.
    expect([200, 429]).toContain(entered.status)
    expect(cookieOf(entered)).not.toContain(planted)
    expect(await isIn({ cookie: `session=${planted}` })).toBe(false)
  })

  it('that was stolen is worth nothing on any route once its owner has ended it', async () => {
    const editor = await house.enterAs('editor')
    expect(await isIn({ cookie: editor })).toBe(true)
    expect((await house.ask('/api/staff/session', { method: 'DELETE', cookie: editor })).status).toBe(204)
    for (const [name, who] of Object.entries(routes) as [RouteName, string][]) {
      if (who !== 'staff' && who !== 'admin') continue
      const { method, path } = readRoute(name)
      const { status } = await house.ask(path.replace(':kind', 'notices').replace(/:\w+/, 'x'), { method, cookie: editor })
      expect([name, status]).toEqual([name, 401])
    }
  })
})

describe('a page of another site', () => {
  const unsafe = (Object.keys(routes) as RouteName[]).map(readRoute).filter(({ method }) => method !== 'GET')
  const samplePath = (path: string) => path.replace(':kind', 'notices').replace(/:\w+/, 'lift')

  it('changes nothing with any route, by any content type, with any doubt about where it comes from', async () => {
    const own = `http://localhost:${house.port}`
    const doubts: string[][] = [
      [],
      ['origin: null'],
      ['origin: '],
      [`origin: ${own}.evil.example`],
      [`origin: https://localhost:${house.port}`],
      [`origin: ${own}`, 'origin: http://evil.example'],
      ['origin: http://evil.example', `origin: ${own}`],
      [`referer: ${own}/staff/`],
      ['sec-fetch-site: Same-Origin'],
      ['sec-fetch-site: same-origin', 'sec-fetch-site: cross-site'],
      ['sec-fetch-site: cross-site', `origin: ${own}`],
      ['sec-fetch-site: same-origin; x'],
    ]
    const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'image/png', '']
    const before = (await house.ask('/healthz')).json() as { revision: number }
    for (const { method, path } of unsafe) {
      for (const doubt of doubts) {
        const requests = types.map((type) =>
          [
            `${method} ${samplePath(path)} HTTP/1.1`,
            `host: localhost:${house.port}`,
            `cookie: ${cookie}`,
            'if-match: *',
            ...(type ? [`content-type: ${type}`] : []),
            'content-length: 2',
            ...doubt,
            'connection: close',
            '',
            '{}',
          ].join('\r\n'),
        )
        const answered = await Promise.all(requests.map((request) => exchange(house.port, request)))
        for (const each of answered) {
          expect([method, path, doubt, statusesOf(each)]).toEqual([method, path, doubt, [403]])
          expect(each.toLowerCase()).not.toContain('access-control-allow')
        }
      }
    }
    expect((await house.ask('/healthz')).json()).toMatchObject({ revision: before.revision })
  })

  it('may not even ask beforehand', async () => {
    for (const { path } of unsafe) {
      const answered = await exchange(
        house.port,
        requestText(`OPTIONS ${samplePath(path)} HTTP/1.1`, {
          origin: 'http://evil.example',
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'content-type, if-match',
        }),
      )
      expect([path, statusesOf(answered)]).toEqual([path, [405]])
      expect(answered.toLowerCase()).not.toContain('access-control-allow')
    }
  })
})
