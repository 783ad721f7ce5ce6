import { readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type House } from '../../server/house.ts'
import { exchange, requestText, statusesOf } from '../raw.ts'

let house: House
let cookie: string
beforeAll(async () => {
  house = await openHouse()
  cookie = await house.enterAs('admin')
  await symlink(join(house.contentDir, 'private/accounts.json'), join(house.contentDir, 'media', `${'d'.repeat(64)}.webp`))
  await symlink('/etc', join(house.contentDir, 'media/etc'))
})
afterAll(() => house.close())

const get = (path: string) => exchange(house.port, requestText(`GET ${path} HTTP/1.1`))

describe('a path', () => {
  /** Encoded, doubled, backwards, foreign, endless: all that has led out of some server's folder. */
  const tricks = [
    '../../package.json',
    '%2e%2e/%2e%2e/package.json',
    '..%2f..%2fpackage.json',
    '..%5c..%5cpackage.json',
    '..\\..\\package.json',
    '....//....//package.json',
    '%252e%252e%252fpackage.json',
    '..%c0%af..%c0%afpackage.json',
    '..%ef%bc%8f..%ef%bc%8fpackage.json',
    '../private/accounts.json',
    '../data/private/accounts.json',
    '%00',
    'a%00.js',
    '/etc/passwd',
    'etc/passwd',
    'file:///etc/passwd',
    `${'d'.repeat(64)}.webp`,
    '../'.repeat(3000),
    'C:%5cwindows%5cwin.ini',
    '.%2e/.git/config',
    ';/../package.json',
    '?/../package.json',
    '#/../package.json',
    '.store.json',
    '.lock',
  ]
  const starts = ['/', '/kiosk/', '/signage/', '/staff/', '/media/', '/api/', '/api/content/', '/api/staff/items/', '//', '/\\']

  it('never leads to a file that is not an app’s or a picture', async () => {
    const secrets = ['"rotes-sofa"', '$argon2id', 'root:x:0', 'sessions', '[core]']
    for (const start of starts) {
      for (const trick of tricks) {
        const answered = await get(start + trick)
        const [status] = statusesOf(answered)
        expect([start, trick, [200, 307, 400, 401, 404, 431].includes(status ?? 0)]).toEqual([start, trick, true])
        // What is answered with 200 is the app's page: every address below an app is the app's own.
        if (status === 200) expect([start, answered.includes('<!doctype html>')]).toEqual([start, true])
        for (const secret of secrets) expect([start, trick, answered.includes(secret)]).toEqual([start, trick, false])
      }
    }
  })

  it('to staff’s data is guarded however it is written', async () => {
    for (const path of [
      '/api/staff/items',
      '/api/../api/staff/items',
      '/kiosk/../api/staff/items',
      '/api/staff/items?/kiosk/',
      '/api/staff/items#/kiosk/',
      '/api/%73taff/items',
      'http://localhost/api/staff/items',
      'http://localhost:80/kiosk/../api/staff/items',
      '/api/staff/items/__proto__',
      '/api/staff/items/constructor/prototype',
    ]) {
      const answered = await get(path)
      expect([path, [200, 401, 404].includes(statusesOf(answered)[0] ?? 0), answered.includes('"etag"')]).toEqual([
        path,
        true,
        false,
      ])
    }
  })

  it('to what JavaScript itself brings along is nobody’s kind and nobody’s id', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect((await house.ask(`/api/staff/items/${name}`, { cookie })).status).toBe(404)
      expect((await house.ask(`/api/staff/items/notices/${name}`, { cookie })).status).toBe(404)
      const json = { id: name, title: { de: 'x' } }
      const headers = { 'if-none-match': '*' }
      const { status } = await house.ask(`/api/staff/items/notices/${name}`, { method: 'PUT', cookie, json, headers })
      expect([name, status]).toEqual([name, 400])
    }
  })

  it('cannot write a header of the answer', async () => {
    for (const path of ['/?a=%0d%0aset-cookie:%20session=x', '/kiosk?%0aset-cookie:x', '/?\u010d\u010aset-cookie:x']) {
      expect((await get(path)).toLowerCase()).not.toMatch(/^set-cookie/m)
    }
  })
})

describe('a method', () => {
  it('that nobody answers does nothing and echoes nothing', async () => {
    for (const method of ['TRACE', 'OPTIONS', 'PROPFIND', 'PATCH', 'LINK', 'PURGE', 'SEARCH', 'MKCOL', 'COPY', 'LOCK']) {
      for (const path of ['/', '/kiosk/', '/api/content', '/api/live', '/api/staff/items', '/api/staff/items/notices/lift']) {
        const answered = await exchange(house.port, requestText(`${method} ${path} HTTP/1.1`, { cookie, 'x-echo': 'echoed' }))
        expect([method, path, statusesOf(answered), answered.includes('echoed')]).toEqual([method, path, [405], false])
        expect(answered).not.toMatch(/access-control-allow/i)
      }
    }
    for (const line of ['get /healthz HTTP/1.1', 'JUMP /healthz HTTP/1.1', 'GET\t/healthz HTTP/1.1', 'OPTIONS * HTTP/1.1'])
      expect([line, statusesOf(await exchange(house.port, requestText(line)))]).toEqual([line, [400]])
    expect(statusesOf(await exchange(house.port, requestText('CONNECT intern:22 HTTP/1.1')))).toEqual([])
  })

  it('is the one in the first line, whatever headers or queries say', async () => {
    const sly = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE', 'x-http-method': 'DELETE' }
    const path = '/api/staff/items/notices/lift'
    for (const method of ['GET', 'POST']) {
      await house.ask(`${path}?_method=DELETE`, { method, cookie, headers: sly, body: '_method=DELETE' })
    }
    expect((await house.ask(path, { cookie })).status).toBe(200)
  })
})

describe('the words of HTTP', () => {
  const post =
    'POST /api/staff/session HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\n'
  const health = 'GET /healthz HTTP/1.1\r\nhost: localhost\r\n'

  it('that two readers could read in two ways end the connection with 400', async () => {
    const doubtful = {
      'length and chunks': `${post}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${health}\r\n`,
      'two lengths': `${post}content-length: 5\r\ncontent-length: 6\r\n\r\nabcdef`,
      'a negative length': `${post}content-length: -1\r\n\r\n`,
      'a length with a sign': `${post}content-length: +5\r\n\r\nabcde`,
      'an encoding nobody knows': `${post}transfer-encoding: xchunked\r\n\r\nabc`,
      'an encoding after chunked': `${post}transfer-encoding: chunked, identity\r\n\r\nabc`,
      'a chunk without a length': `${post}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
      'a chunk longer than numbers go': `${post}transfer-encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{}\r\n`,
      'bare line feeds': 'GET /healthz HTTP/1.1\nhost: x\n\n',
      'a folded header': `${health}x: a\r\n b\r\n\r\n`,
      'a NUL in a header': `${health}x: a\0b\r\n\r\n`,
      'a space before the colon': 'GET /healthz HTTP/1.1\r\nhost : x\r\n\r\n',
      'no host': 'GET /healthz HTTP/1.1\r\nconnection: close\r\n\r\n',
      'a version nobody speaks': 'GET /healthz HTTP/1.2\r\nhost: x\r\n\r\n',
      'HTTP/2 without asking': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      'TLS on a plain port': Buffer.concat([Buffer.from('160301020001000100fc0303', 'hex'), Buffer.alloc(600)]),
      noise: Buffer.from([0, 1, 2, 255, 13, 10]),
    }
    for (const [name, bytes] of Object.entries(doubtful)) {
      expect([name, statusesOf(await exchange(house.port, bytes))]).toEqual([name, [400]])
    }
  })

  it('of an older or a hopeful client are answered and nothing else', async () => {
    expect(statusesOf(await exchange(house.port, 'GET /api/content HTTP/1.0\r\n\r\n'))).toEqual([200])
    expect(statusesOf(await exchange(house.port, 'HEAD /api/live HTTP/1.0\r\n\r\n'))).toEqual([200])
    const upgrades = { connection: 'upgrade, close', upgrade: 'websocket', 'sec-websocket-key': 'x' }
    expect(statusesOf(await exchange(house.port, requestText('GET /healthz HTTP/1.1', upgrades)))).toEqual([200])
    const hopeful = requestText('POST /api/staff/session HTTP/1.1', { expect: '200-maybe', 'content-length': '10' })
    expect(statusesOf(await exchange(house.port, hopeful))).toEqual([417])
  })

  it('are answered in order when many come in one breath, and what is a body is never a request', async () => {
    const breath = `${health}\r\n`.repeat(200) + `${health}connection: close\r\n\r\n`
    expect(statusesOf(await exchange(house.port, breath))).toEqual(Array.from({ length: 201 }, () => 200))
    const inside = `${health}\r\n`
    const hidden = `${post}content-length: ${inside.length}\r\n\r\n${inside}${health}connection: close\r\n\r\n`
    // The one inside is no JSON; only the one behind it is asked.
    expect(statusesOf(await exchange(house.port, hidden))).toEqual([400, 200])
  })

  it('that are too many are refused before they are kept', async () => {
    expect(statusesOf(await exchange(house.port, `${health}x: ${'a'.repeat(20_000)}\r\n\r\n`))).toEqual([431])
    expect(statusesOf(await exchange(house.port, `${health}${'a: b\r\n'.repeat(10_000)}\r\n`))).toEqual([431])
    expect(statusesOf(await get(`/${'a'.repeat(20_000)}`))).toEqual([431])
  })
})

describe('all of this', () => {
  it('left the server well, its log silent and the folder as it was', async () => {
    expect((await house.ask('/healthz')).json()).toMatchObject({ status: 'ok', revision: 1 })
    expect(house.log.filter(({ level }) => level !== 'info')).toEqual([])
    expect(await readdir(house.contentDir)).not.toContain('package.json')
    expect(JSON.parse(await readFile(join(house.contentDir, 'notices.json'), 'utf8'))).toMatchObject({ items: [{ id: 'lift' }] })
  })
})
