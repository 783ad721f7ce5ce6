import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kinds } from '../../../content/model/kinds.ts'
import { build } from '../../content/builders.ts'
import { adminPassword, cookieOf } from '../../server/house.ts'
import { request } from '../../server/http.ts'
import { makeTemporaryFolder } from '../../server/store/folder.ts'
import { openAt } from '../../server/store/open.ts'
import { copyLeft } from './copy-left.ts'
import { smallDisks } from './small-disk.ts'

test.each(smallDisks)(
  'full ($kind): refused with 507 and said on /healthz, nothing half written, people get in; with room again it works by itself',
  { timeout: 120_000 },
  async ({ start }) => {
    const disk = await start(await makeTemporaryFolder())
    const send = (method: string, path: string, json: unknown, headers: Record<string, string> = {}) =>
      request(disk.port, path, {
        method,
        body: JSON.stringify(json),
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
      })
    const enter = () => send('POST', '/api/staff/session', { name: 'Ada', password: adminPassword })
    await send('POST', '/api/staff/setup', { token: disk.setupToken, name: 'Ada', password: adminPassword })
    const cookie = cookieOf(await enter())
    const acknowledged: string[] = []
    let count = 0
    const put = async () => {
      const id = `n${count++}`
      const item = build('notices', { id, title: { de: 'Wasser '.repeat(20) } })
      const answer = await send('PUT', `/api/staff/items/notices/${id}`, item, { cookie, 'if-none-match': '*' })
      if (answer.status === 201) acknowledged.push(id)
      return answer
    }
    const health = async () => (await request(disk.port, '/healthz')).json()

    expect((await put()).status).toBe(201)
    await disk.fill()
    let answer = await put()
    while (answer.status === 201) answer = await put()
    expect([answer.status, answer.json()]).toMatchObject([507, { code: 'disk-full' }])
    expect((await put()).status).toBe(507)
    expect(await health()).toMatchObject({ status: 'read-only', writable: false, reason: 'disk-full' })

    // Screens and staff go on; a person who comes to make room gets in and is known.
    expect((await request(disk.port, '/api/content')).status).toBe(200)
    const entered = await enter()
    expect(entered.status).toBe(200)
    const late = { cookie: cookieOf(entered) }
    expect((await request(disk.port, '/api/staff/items/notices', { headers: late })).status).toBe(200)
    expect((await send('DELETE', '/api/staff/session', undefined, late)).status).toBe(204)
    expect((await request(disk.port, '/api/staff/items/notices', { headers: late })).status).toBe(401)

    for (const name of await readdir(join(disk.contentDir, 'history'))) {
      const text = await readFile(join(disk.contentDir, 'history', name), 'utf8')
      expect(text.endsWith('\n')).toBe(true)
      for (const line of text.trimEnd().split('\n')) JSON.parse(line)
    }
    for (const file of kinds.flatMap((kind) => [`${kind}.json`, `.base/${kind}.json`]))
      expect(JSON.parse(await readFile(join(disk.contentDir, file), 'utf8'))).toMatchObject({ format: 1 })
    // A copy of a folder in use is of many moments: one that the server wrote into meanwhile is made again.
    const keptInCopy = async () => [...(await openAt(await copyLeft(disk.contentDir))).content().notices.keys()].sort()
    await expect.poll(keptInCopy).toEqual(['lift', ...acknowledged].sort())

    await disk.makeRoom()
    await expect.poll(health, { timeout: 30_000, interval: 200 }).toMatchObject({ status: 'ok', writable: true })
    expect((await put()).status).toBe(201)
    const names = [...(await readdir(disk.contentDir)), ...(await readdir(join(disk.contentDir, '.base')))]
    expect(names.filter((name) => name.startsWith('.unfinished-'))).toEqual([])
    await expect.poll(keptInCopy).toEqual(['lift', ...acknowledged].sort())
  },
)
