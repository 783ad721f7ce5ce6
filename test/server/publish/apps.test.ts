import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCallerCheck, readProxies } from '../../../server/caller.ts'
import { openApp } from '../../../server/publish/apps.ts'
import { request, serve } from '../http.ts'

const callerOf = createCallerCheck(readProxies('loopback'))
const style = 'html{background:#FBF6EE}'
const page = `<!doctype html><html><head><style>${style}</style></head><body>${'Kiosk '.repeat(500)}</body></html>`
const files: Record<string, string> = {
  'kiosk/index.html': page,
  'kiosk/sw.js': 'self.oninstall = () => {}',
  'kiosk/manifest.webmanifest': '{"name":"Kiosk"}',
  'kiosk/assets/index-abc123.js': 'console.log(1)',
  'kiosk/assets/index-abc123.js.map': '{}',
  'staff/index.html': page,
}

describe('an app', () => {
  let build: string
  let port: number
  let close: () => Promise<void>
  beforeAll(async () => {
    build = await mkdtemp(join(tmpdir(), 'rotes-sofa-build-'))
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(build, name)), { recursive: true })
      await writeFile(join(build, name), text)
    }
    const apps = {
      kiosk: await openApp('kiosk', build),
      signage: await openApp('signage', build),
      staff: await openApp('staff', build),
    }
    const serving = await serve((asked, response) => {
      const [, app = '', rest = ''] = /^\/(\w+)\/([^?]*)/.exec(asked.url ?? '') ?? []
      apps[app as keyof typeof apps](asked, response, callerOf(asked), rest)
    })
    port = serving.port
    close = serving.close
  })
  afterAll(async () => {
    await close()
    await rm(build, { recursive: true })
  })
  const ask = (path: string, headers: Record<string, string> = {}) => request(port, path, { headers })

  it('sends the content along with the page of a screen, and with nothing else', async () => {
    const content = '</api/content>; rel=preload; as=fetch; crossorigin'
    for (const [path, link] of [
      ['/kiosk/', content],
      ['/kiosk/angebote/deutschkurs', content],
      ['/kiosk/sw.js', undefined],
      ['/kiosk/assets/index-abc123.js', undefined],
      ['/staff/', undefined],
    ])
      expect([path, (await ask(path!)).headers.link]).toEqual([path, link])
  })

  it('keeps the staff pages out of the windows of others', async () => {
    expect((await ask('/staff/')).headers['cross-origin-opener-policy']).toBe('same-origin')
  })

  it('sets a screen apart from nothing, which would cost it a process', async () => {
    expect((await ask('/kiosk/')).headers['cross-origin-opener-policy']).toBeUndefined()
  })

  it('answers its page at its address, at deep links and with queries', async () => {
    for (const path of ['/kiosk/', '/kiosk/angebote/deutschkurs', '/kiosk/?screen=a', '/kiosk/index.html']) {
      const { status, body, headers } = await ask(path)
      expect([path, status, body.toString(), headers['content-type'], headers['cache-control']]).toEqual([
        path,
        200,
        page,
        'text/html; charset=utf-8',
        'no-cache',
      ])
    }
  })

  it('sends what is already compressed to whoever takes it, each under its own ETag', async () => {
    const answers = await Promise.all(
      ['identity', 'gzip', 'gzip, br'].map((taken) => ask('/kiosk/', { 'accept-encoding': taken })),
    )
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip', 'br'])
    expect(gunzipSync(answers[1]!.body).toString()).toBe(page)
    expect(brotliDecompressSync(answers[2]!.body).toString()).toBe(page)
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3)
    expect(new Set(answers.map(({ headers }) => headers.vary))).toEqual(new Set(['accept-encoding']))
  })

  it('keeps what is named by its hash for ever, and asks again for everything else', async () => {
    const cacheOf = async (path: string) => (await ask(path)).headers['cache-control']
    expect(await cacheOf('/kiosk/assets/index-abc123.js')).toBe('public, max-age=31536000, immutable')
    for (const path of ['/kiosk/', '/kiosk/sw.js', '/kiosk/manifest.webmanifest'])
      expect([path, await cacheOf(path)]).toEqual([path, 'no-cache'])
    expect((await ask('/kiosk/sw.js')).headers['content-type']).toBe('text/javascript; charset=utf-8')
  })

  it('answers 304 to whoever has it', async () => {
    const first = await ask('/kiosk/sw.js')
    const second = await ask('/kiosk/sw.js', { 'if-none-match': first.headers.etag ?? '' })
    expect([second.status, second.body.length]).toEqual([304, 0])
  })

  it('answers 404 for a file that is not there, never the page', async () => {
    for (const path of [
      '/kiosk/assets/old.js',
      '/kiosk/missing.png',
      '/kiosk/assets/index-abc123.js.map',
      '/kiosk/../staff/index.html',
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404])
    }
  })

  it('allows its one inline style by hash and nothing else inline', async () => {
    const policy = (await ask('/kiosk/')).headers['content-security-policy']
    expect(policy).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'sha256-${createHash('sha256').update(style).digest('base64')}'; ` +
        "img-src 'self' blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    )
  })

  it('of the staff shows the others in frames and is shown in none', async () => {
    const policy = (await ask('/staff/')).headers['content-security-policy']
    expect(policy).toContain("frame-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
  })

  it('asks for TLS from then on only where it was there', async () => {
    expect((await ask('/kiosk/')).headers['strict-transport-security']).toBeUndefined()
    expect((await ask('/kiosk/', { 'x-forwarded-proto': 'https' })).headers['strict-transport-security']).toBe('max-age=31536000')
  })

  it('that is not built says so and how', async () => {
    const { status, body } = await ask('/signage/')
    expect(status).toBe(200)
    expect(body.toString()).toContain('npm run build')
  })
})
