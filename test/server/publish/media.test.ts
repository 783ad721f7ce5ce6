import { createHash } from 'node:crypto'
import { mkdtemp, rm, symlink, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCallerCheck, readProxies } from '../../../server/caller.ts'
import { headersFor } from '../../../server/headers.ts'
import { createMediaAnswer } from '../../../server/publish/media.ts'
import { request, serve } from '../http.ts'

const callerOf = createCallerCheck(readProxies(''))
const picture = Buffer.from('0123456789'.repeat(10_000))
const hash = createHash('sha256').update(picture).digest('hex')

describe('/media/', () => {
  let folder: string
  let port: number
  let close: () => Promise<void>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-media-'))
    await mkdir(join(folder, 'media'))
    await writeFile(join(folder, 'media', `${hash}.webp`), picture)
    await writeFile(join(folder, 'secret.webp'), 'secret')
    await symlink(join(folder, 'secret.webp'), join(folder, 'media', `${'b'.repeat(64)}.webp`))
    await mkdir(join(folder, 'media', `${'c'.repeat(64)}.webp`))
    const answer = createMediaAnswer(join(folder, 'media'))
    const serving = await serve((asked, response) =>
      answer(asked, response, callerOf(asked), (asked.url ?? '').slice('/media/'.length)),
    )
    port = serving.port
    close = serving.close
  })
  afterAll(async () => {
    await close()
    await rm(folder, { recursive: true })
  })
  const ask = (headers: Record<string, string> = {}, method = 'GET', name = `${hash}.webp`) =>
    request(port, `/media/${name}`, { headers, method })

  it('answers the whole file with the headers of the table', async () => {
    const { status, headers, body } = await ask()
    expect(status).toBe(200)
    expect(body.equals(picture)).toBe(true)
    expect(headers).toMatchObject({
      ...headersFor('media', false),
      'content-type': 'image/webp',
      etag: `"${hash}"`,
      'content-length': '100000',
    })
  })

  it('answers HEAD with the same headers and no body', async () => {
    const [get, head] = [await ask(), await ask({}, 'HEAD')]
    const { date: _, ...withoutDate } = get.headers
    expect(head.headers).toMatchObject(withoutDate)
    expect(head.body.length).toBe(0)
  })

  it('answers 304 to whoever has it', async () => {
    const { status, body, headers } = await ask({ 'if-none-match': `"${hash}"` })
    expect([status, body.length, headers.etag]).toEqual([304, 0, `"${hash}"`])
  })

  it('answers one range', async () => {
    const { status, headers, body } = await ask({ range: 'bytes=5-14' })
    expect([status, body.toString(), headers['content-range'], headers['content-length']]).toEqual([
      206,
      '5678901234',
      'bytes 5-14/100000',
      '10',
    ])
    expect((await ask({ range: 'bytes=-3' })).body.toString()).toBe('789')
    expect((await ask({ range: 'bytes=5-14', 'if-range': '"other"' })).status).toBe(200)
    expect((await ask({ range: 'bytes=0-1,5-6' })).status).toBe(200)
  })

  it('refuses a range behind the end and names the size', async () => {
    const { status, headers } = await ask({ range: 'bytes=100000-' })
    expect([status, headers['content-range']]).toEqual([416, 'bytes */100000'])
  })

  it('knows nothing but names of the hash form, in this folder', async () => {
    const names = [
      '../secret.webp',
      '..%2fsecret.webp',
      '%2e%2e/secret.webp',
      'secret.webp',
      '',
      hash,
      `${hash}.svg`,
      `${hash}.webp/`,
      `${hash.toUpperCase()}.webp`,
      `${hash}.webp%00.png`,
      `${'a'.repeat(64)}.webp`,
      `${'b'.repeat(64)}.webp`,
      `${'c'.repeat(64)}.webp`,
    ]
    for (const name of names) {
      const { status, headers } = await ask({}, 'GET', name)
      expect([name, status, headers['content-type']]).toEqual([name, 404, 'application/problem+json; charset=utf-8'])
    }
  })
})
