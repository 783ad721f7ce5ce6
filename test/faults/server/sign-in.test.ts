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

/** The small number; crowd.long.ts has a thousand a minute. */
const attempts = 100

describe('many sign-ins at once', { timeout: 120_000 }, () => {
  const storms: [kind: string, guess: (index: number) => [name: string, address: string], mostComputed: number][] = [
    ['on one account from one address', () => ['Ada', '198.51.100.1'], 10],
    ['on one account from everywhere', (index) => ['Ada', addressOf(index)], 10],
    ['on every name from one address', (index) => [`name ${index}`, '198.51.100.2'], 10],
    ['on every name from everywhere', (index) => [`name ${index}`, addressOf(1000 + index)], attempts],
  ]
  it.each(storms)('%s are all refused, and whoever reads does not wait for them', async (_, guess, mostComputed) => {
    const order: string[] = []
    const guesses = many(attempts, async (index) => {
      const { status } = await enter(guess(index)[0], `guess number ${index}`, guess(index)[1])
      order.push('guess')
      return status
    })
    const reads = many(50, async () => {
      const { status } = await house.ask('/api/content')
      order.push('read')
      return status
    })
    expect(new Set(await Promise.all(reads))).toEqual(new Set([200]))
    const statuses = await Promise.all(guesses)
    for (const status of statuses) expect([401, 429, 503]).toContain(status)
    // What is computed at all is a handful: the rest is sent away with its body unread or its password unhashed.
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(mostComputed)
    if (mostComputed === attempts) expect(order.lastIndexOf('read')).toBeLessThan(order.lastIndexOf('guess'))
  })

  it('lock nobody out who was here before, and leave no trace in the log', async () => {
    expect((await enter('Ada', adminPassword, '127.0.0.1')).status).toBe(200)
    expect(house.log.filter(({ level }) => level !== 'info')).toEqual([])
    expect(JSON.stringify(house.log)).not.toContain('Ada')
  })
})

describe('a name that nobody has', { timeout: 120_000 }, () => {
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
    for (let round = 0; round < 6; round++) {
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
    const entered = await enter('Ada', adminPassword, '127.0.0.1', { cookie: `session=${planted}` })
    expect(entered.status).toBe(200)
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

describe('a page of another site', { timeout: 120_000 }, () => {
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
      for (const [doubt, type] of doubts.flatMap((doubt, index) =>
        (index ? ['application/json'] : types).map((type) => [doubt, type] as const),
      )) {
        const lines = [
          `cookie: ${cookie}`,
          'if-match: *',
          `content-type: ${type}`,
          'content-length: 2',
          ...doubt,
          'connection: close',
        ]
        const request = [`${method} ${samplePath(path)} HTTP/1.1`, `host: localhost:${house.port}`, ...lines, '', '{}']
        const answered = await exchange(house.port, request.join('\r\n'))
        expect([method, path, doubt, type, statusesOf(answered)]).toEqual([method, path, doubt, type, [403]])
        expect(answered.toLowerCase()).not.toContain('access-control-allow')
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
