import { execFile } from 'node:child_process'
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Snapshot } from '../../../content/model/snapshot.ts'
import { build } from '../../content/builders.ts'
import { listenTo } from '../event-stream.ts'
import { adminPassword, cookieOf } from '../house.ts'
import { request } from '../http.ts'
import { makeTemporaryFolder } from '../store/folder.ts'
import { runConsole, startProcess, type ServerProcess } from './processes.ts'

let root: string
let data: string
beforeEach(async () => {
  root = await makeTemporaryFolder()
  data = join(root, 'data')
})

const send = (port: number, method: string, path: string, json: unknown, headers: Record<string, string> = {}) =>
  request(port, path, {
    method,
    body: JSON.stringify(json),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
  })

const enter = async ({ port, setupToken }: ServerProcess) =>
  cookieOf(await send(port, 'POST', '/api/staff/setup', { token: setupToken, name: 'Ada', password: adminPassword }))

const publish = (port: number, cookie: string, id: string) =>
  send(port, 'PUT', `/api/staff/items/notices/${id}`, build('notices', { id, title: { de: id }, until: '2199-12-31' }), {
    cookie,
    'if-none-match': '*',
  })

const noticeIds = async (port: number) =>
  ((await request(port, '/api/content')).json() as Snapshot).notices.map(({ id }) => id).filter((id) => id.startsWith('my-'))

const health = async (port: number) =>
  (await request(port, '/healthz')).json() as { store: string; revision: number; status: string }

const list = async (archive: string) => (await promisify(execFile)('tar', ['tzf', archive])).stdout.trim().split('\n')

describe('with the server running', { timeout: 240_000 }, () => {
  it('a backup is written beside the work, and a restore changes the content under the open door', async () => {
    const server = await startProcess(data)
    const cookie = await enter(server)
    await publish(server.port, cookie, 'my-first')
    const archive = join(root, 'one.tar.gz')
    const backed = await runConsole(data, 'backup', 'one.tar.gz')
    expect(backed).toMatchObject({ code: 0, err: '' })
    expect(backed.out).toContain(`${archive}: everything up to revision 2`)
    expect((await stat(archive)).mode & 0o777).toBe(0o600)
    const names = await list(archive)
    expect(names).toEqual(expect.arrayContaining(['notices.json', '.base/notices.json', '.store.json', 'private/accounts.json']))
    expect(names.filter((name) => name.includes('sessions') || name.startsWith('/') || name.includes('..'))).toEqual([])
    expect(names.filter((name) => name.startsWith('media/')).length).toBeGreaterThan(100)
    expect(names.at(-1)).toBe('manifest.json')

    await publish(server.port, cookie, 'my-second')
    await publish(server.port, cookie, 'my-third')
    const before = await health(server.port)
    const screen = await listenTo(server.port, '/api/live')
    await screen.next()
    const refused = await runConsole(data, 'restore', 'one.tar.gz')
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('Say --yes to go on.')])
    expect(await health(server.port)).toEqual({ ...before, screens: 1 })

    const restored = await runConsole(data, 'restore', 'one.tar.gz', '--yes')
    expect(restored).toMatchObject({ code: 0, err: '' })
    await screen.ended
    const after = await health(server.port)
    expect(after).toMatchObject({ status: 'ok', revision: 2 })
    expect(after.store).not.toBe(before.store)
    expect(await noticeIds(server.port)).toEqual(['my-first'])
    // A screen that comes back is told of another store, however much newer its own content is.
    const { state } = (await (await listenTo(server.port, `/api/live?from=${before.store}:4`)).next()).data as { state: string }
    expect(state.startsWith(after.store)).toBe(true)
    // Sessions have ended, accounts are those of the archive.
    const items = '/api/staff/items/notices'
    expect((await request(server.port, items, { headers: { cookie } })).status).toBe(401)
    const again = cookieOf(await send(server.port, 'POST', '/api/staff/session', { name: 'Ada', password: adminPassword }))
    expect((await request(server.port, items, { headers: { cookie: again } })).status).toBe(200)
    expect((await publish(server.port, again, 'my-fourth')).status).toBe(201)

    // What was there lies beside it, and nothing half done is left.
    const [kept = ''] = (await readdir(data)).filter((name) => name.startsWith('before-restore-'))
    expect(await readFile(join(data, kept, 'notices.json'), 'utf8')).toContain('my-third')
    expect(restored.out).toContain(join(data, kept))
    expect((await readdir(data)).filter((name) => /restor|unfinished/.test(name))).toEqual([kept])
    expect(await server.end()).toBe(0)
  })

  it('answers "in a moment" or nothing at all to those who ask in between, and never ends', async () => {
    const server = await startProcess(data)
    await runConsole(data, 'backup', 'one.tar.gz')
    let done = false
    const seen = new Set<number>()
    const ask = async () => {
      const { status } = await request(server.port, '/api/content').catch(() => ({ status: 0 }))
      seen.add(status)
    }
    const keepAsking = async () => {
      // oxlint-disable-next-line no-unmodified-loop-condition -- set below, while this waits
      while (!done) await ask()
    }
    const asking = keepAsking()
    for (let round = 0; round < 2; round++) expect((await runConsole(data, 'restore', 'one.tar.gz', '--yes')).code).toBe(0)
    done = true
    await asking
    expect([...seen].filter((status) => ![0, 200, 503].includes(status))).toEqual([])
    expect(server.lives()).toBe(true)
    expect((await request(server.port, '/api/content')).status).toBe(200)
  })
})

describe('without a server', { timeout: 240_000 }, () => {
  it('a backup of one machine becomes the content of another', async () => {
    const first = await startProcess(data)
    const cookie = await enter(first)
    await publish(first.port, cookie, 'my-first')
    const { store } = await health(first.port)
    await first.end()
    expect((await runConsole(data, 'backup', 'one.tar.gz')).out).toContain('revision 2')

    const elsewhere = join(root, 'elsewhere', 'data')
    await mkdir(join(root, 'elsewhere'))
    const restored = await runConsole(elsewhere, 'restore', join(root, 'one.tar.gz'))
    expect(restored).toMatchObject({ code: 0, err: '' })
    expect((await readdir(elsewhere)).filter((name) => name.includes('restor'))).toEqual([])
    expect((await stat(join(elsewhere, 'private', 'accounts.json'))).mode & 0o777).toBe(0o600)
    const second = await startProcess(elsewhere)
    expect(second.setupToken).toBeUndefined()
    expect(await noticeIds(second.port)).toEqual(['my-first'])
    expect((await health(second.port)).store).not.toBe(store)
    const { media } = (await request(second.port, '/api/content')).json() as Snapshot
    expect((await request(second.port, `/media/${media[0]?.variants[0]?.hash}.webp`)).status).toBe(200)
  })

  it('a name that is no archive, a folder without content and a file that is no backup are refused in a sentence', async () => {
    expect((await runConsole(data, 'backup')).err).toBe(
      `there is no content in ${data}: set CONTENT_DIR to the folder of the server`,
    )
    await mkdir(data)
    await writeFile(join(data, 'notices.json'), '{}')
    expect((await runConsole(data, 'backup', 'data/notices.json')).err).toContain('The name ends with .tar.gz.')
    expect((await runConsole(data, 'restore', 'none.tar.gz')).err).toBe(
      `${join(root, 'none.tar.gz')}: there is no such file. Nothing was changed.`,
    )
    await writeFile(join(root, 'photo.tar.gz'), 'not at all')
    expect((await runConsole(data, 'restore', 'photo.tar.gz', '--yes')).err).toContain('this is not a backup, or it is damaged')
    expect(await readdir(data)).toEqual(['notices.json'])
  })
})
