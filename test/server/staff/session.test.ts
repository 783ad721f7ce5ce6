import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askHolder } from '../../../server/store/lock.ts'
import { listenTo } from '../event-stream.ts'
import { adminPassword, cookieOf, openHouse, tuesday, type House } from '../house.ts'

const minute = 60_000

describe('the set-up link', () => {
  let now: number
  let house: House
  beforeEach(async () => {
    now = tuesday
    house = await openHouse({ now: () => now })
  })
  afterEach(() => house.close())
  const setUp = (token: string | undefined, password = adminPassword) =>
    house.ask('/api/staff/setup', { method: 'POST', json: { token, name: 'Ada', password } })

  it('makes the first admin and signs in, once', async () => {
    const first = await setUp(house.setupToken)
    expect([first.status, first.json()]).toMatchObject([201, { account: { name: 'Ada', role: 'admin' }, insecureScreens: false }])
    expect((await house.ask('/api/staff/items/notices', { cookie: cookieOf(first) })).status).toBe(200)
    expect((await setUp(house.setupToken)).status).toBe(403)
  })

  it('is worth nothing once somebody has an account from the console', async () => {
    const input = { action: 'add', name: 'Grace', role: 'editor', password: adminPassword }
    expect(await askHolder(house.contentDir, 'staff', { input })).toContain('Grace can sign in')
    expect((await setUp(house.setupToken)).status).toBe(403)
  })

  it('is worth nothing after half an hour, or guessed', async () => {
    expect((await setUp('guessed')).status).toBe(403)
    now += 30 * minute
    expect((await setUp(house.setupToken)).status).toBe(403)
  })

  it('stays good while passwords are refused', async () => {
    for (const password of ['short', 'aaaaaaaaaaaaaaaa', 'passwort12345678', '1234567890123456', 'ada ada ada ada ada']) {
      const { status, json } = await setUp(house.setupToken, password)
      expect([password, status, json()]).toMatchObject([password, 400, { errors: [{ path: 'password' }] }])
    }
    expect((await setUp(house.setupToken)).status).toBe(201)
  })

  it('lets in only one of two at once', async () => {
    const answers = await Promise.all([setUp(house.setupToken), setUp(house.setupToken)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403])
  })

  it('is not made where somebody has an account', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-again-'))
    const first = await openHouse({ folder })
    await first.enterAs('admin')
    await first.close()
    const second = await openHouse({ folder })
    expect(second.setupToken).toBeUndefined()
    await second.close()
    await rm(folder, { recursive: true })
  })
})

describe('a session', () => {
  let now: number
  let house: House
  beforeEach(async () => {
    now = tuesday
    house = await openHouse({ now: () => now })
    await house.enterAs('admin')
  })
  afterEach(() => house.close())
  const enter = (headers: Record<string, string> = {}, password = adminPassword, name = 'Ada') =>
    house.ask('/api/staff/session', { method: 'POST', json: { name, password }, headers })
  const isIn = async (cookie: string) => (await house.ask('/api/staff/items/notices', { cookie })).status === 200

  it('is a cookie that scripts, other sites and other paths never see', async () => {
    const { status, headers } = await enter()
    expect(status).toBe(200)
    expect(headers['set-cookie']?.[0]).toMatch(/^session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('says who is there, and nothing about strangers', async () => {
    const cookie = cookieOf(await enter())
    expect((await house.ask('/api/staff/session', { cookie })).json()).toMatchObject({
      account: { name: 'Ada', role: 'admin' },
      until: tuesday + 12 * 60 * minute,
      insecureScreens: false,
      canSignIn: true,
    })
    expect((await house.ask('/api/staff/session')).json()).toEqual({ account: null, canSignIn: true })
    expect((await house.ask('/api/staff/session', { cookie: 'session=stolen' })).json()).toEqual({
      account: null,
      canSignIn: true,
    })
  })

  it('finds a name whatever its capitals', async () => {
    expect((await enter({}, adminPassword, ' ADA ')).status).toBe(200)
  })

  it('is not given for a wrong password or an unknown name, in the same words', async () => {
    const answers = [await enter({}, 'not the right password'), await enter({}, adminPassword, 'Bob')]
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
    expect(answers[0]?.json()).toEqual(answers[1]?.json())
    expect(answers[0]?.headers['set-cookie']).toBeUndefined()
  })

  it('ends by idling for an hour, and after twelve hours however busy', async () => {
    const cookie = cookieOf(await enter())
    now += 59 * minute
    expect(await isIn(cookie)).toBe(true)
    now += 60 * minute
    expect(await isIn(cookie)).toBe(false)
    const busy = cookieOf(await enter())
    for (let hour = 0; hour < 14; hour++) {
      now += 50 * minute
      expect(await isIn(busy)).toBe(true)
    }
    now += 20 * minute
    expect(await isIn(busy)).toBe(false)
  })

  it('ends when the clock turns out to have been far ahead; an hour back is no reason', async () => {
    const cookie = cookieOf(await enter())
    now -= 50 * minute
    expect(await isIn(cookie)).toBe(true)
    now -= 300 * 24 * 60 * minute
    expect(await isIn(cookie)).toBe(false)
  })

  it('is a new one at every sign-in; the one before ends', async () => {
    const first = cookieOf(await enter())
    const second = cookieOf(await enter({ cookie: first }))
    expect(second).not.toBe(first)
    expect([await isIn(first), await isIn(second)]).toEqual([false, true])
  })

  it('ends by signing out, on the server too', async () => {
    const cookie = cookieOf(await enter())
    const out = await house.ask('/api/staff/session', { method: 'DELETE', cookie })
    expect([out.status, out.headers['set-cookie']?.[0]]).toEqual([204, 'session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict'])
    expect(await isIn(cookie)).toBe(false)
  })

  it('is listed, and can be ended from another', async () => {
    const [here, there] = [cookieOf(await enter()), cookieOf(await enter())]
    const { sessions } = (await house.ask('/api/staff/sessions', { cookie: here })).json() as {
      sessions: { id: string; isThis: boolean }[]
    }
    expect(sessions.filter(({ isThis }) => isThis).length).toBe(1)
    for (const { id, isThis } of sessions)
      if (!isThis) await house.ask(`/api/staff/sessions/${id}`, { method: 'DELETE', cookie: here })
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
  })

  it('of others end with a new password', async () => {
    const [here, there] = [cookieOf(await enter()), cookieOf(await enter())]
    const change = (password: string, next: string) =>
      house.ask('/api/staff/password', { method: 'PUT', cookie: here, json: { password, next } })
    expect((await change('not the present one', 'an umbrella for everybody')).status).toBe(403)
    expect((await change(adminPassword, 'an umbrella for everybody')).status).toBe(204)
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    expect((await enter({}, 'an umbrella for everybody')).status).toBe(200)
  })

  it('and its password lie in private files, hashed', async () => {
    const cookie = cookieOf(await enter())
    for (const name of ['accounts.json', 'sessions.json']) {
      const path = join(house.contentDir, 'private', name)
      const text = await readFile(path, 'utf8')
      expect((await stat(path)).mode & 0o777).toBe(0o600)
      expect(text).not.toContain(adminPassword)
      expect(text).not.toContain(cookie.slice('session='.length))
    }
    expect(await readFile(join(house.contentDir, 'private/accounts.json'), 'utf8')).toContain('$argon2id$v=19$m=65536,t=3,p=1$')
  })

  it('is for names that look like nobody else and like nothing but a name', async () => {
    await house.enterAs('editor')
    const admin = await house.enterAs('admin')
    const add = (name: string) =>
      house.ask('/api/staff/accounts', {
        method: 'POST',
        cookie: admin,
        json: { name, role: 'editor', password: 'a slow train to Dannenberg' },
      })
    for (const name of ['EDI', 'Ｅｄｉ', 'E\u200bdi', 'Edi\u00ad']) expect([name, (await add(name)).status]).toEqual([name, 409])
    for (const name of ['Ida\u0000', 'Ida\nadmin', '\u202eadi']) expect([name, (await add(name)).status]).toEqual([name, 400])
    expect((await add('زهرا مى\u200cخواند')).status).toBe(201)
  })

  it('ends with its account', async () => {
    const editor = await house.enterAs('editor')
    const admin = await house.enterAs('admin')
    const { accounts } = (await house.ask('/api/staff/accounts', { cookie: admin })).json() as {
      accounts: { id: string; name: string }[]
    }
    const remove = (name: string) =>
      house.ask(`/api/staff/accounts/${accounts.find((each) => each.name === name)?.id}`, { method: 'DELETE', cookie: admin })
    expect((await remove('Edi')).status).toBe(204)
    expect(await isIn(editor)).toBe(false)
    expect((await remove('Ada')).status).toBe(409)
  })
})

describe('over plain http on a name that is not localhost', () => {
  let house: House
  beforeEach(async () => {
    house = await openHouse({ env: { TRUST_PROXY: '127.0.0.1' } })
    await house.enterAs('admin')
  })
  afterEach(() => house.close())
  const lan = { host: 'kiosk.lan:8080' }
  const credentials = { name: 'Ada', password: adminPassword }

  it('signing in says that it needs https, and how', async () => {
    for (const [path, json] of [
      ['/api/staff/session', credentials],
      ['/api/staff/setup', { token: 'x', ...credentials }],
    ] as const) {
      const { status, json: read } = await house.ask(path, { method: 'POST', headers: lan, json })
      expect([status, read()]).toMatchObject([
        403,
        { title: 'Needs https', needs: 'https', detail: expect.stringContaining('TLS_CERT') },
      ])
    }
    expect((await house.ask('/api/staff/session', { headers: lan })).json()).toEqual({ account: null, canSignIn: false })
  })

  it('a cookie counts for nothing', async () => {
    const cookie = await house.enterAs('admin')
    expect((await house.ask('/api/staff/items/notices', { cookie, headers: lan })).status).toBe(401)
  })

  it('screens work, live too, and staff are warned', async () => {
    expect((await house.ask('/api/content', { headers: lan })).status).toBe(200)
    expect((await house.ask('/kiosk/', { headers: lan })).status).toBe(200)
    const reader = await listenTo(house.port, '/api/live', lan)
    expect((await reader.next()).event).toBe('hello')
    reader.close()
    const cookie = await house.enterAs('admin')
    expect((await house.ask('/api/staff/session', { cookie })).json()).toMatchObject({ insecureScreens: true })
  })

  it('a proxy we trust that speaks https is as good as TLS, with a Secure cookie of this host alone', async () => {
    const viaProxy = { ...lan, 'x-forwarded-proto': 'https' }
    const { status, headers } = await house.ask('/api/staff/session', { method: 'POST', headers: viaProxy, json: credentials })
    expect(status).toBe(200)
    expect(headers['set-cookie']?.[0]).toMatch(
      /^__Host-session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/,
    )
    const cookie = headers['set-cookie']?.[0]?.split(';')[0]
    expect((await house.ask('/api/staff/items/notices', { cookie, headers: viaProxy })).status).toBe(200)
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
  })
})
