import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { request as askTls } from 'node:https'
import { createServer, type AddressInfo } from 'node:net'
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Snapshot } from '../../content/model/snapshot.ts'
import { program } from '../programs.ts'
import { listenTo } from './event-stream.ts'
import { adminPassword, cookieOf } from './house.ts'
import { request } from './http.ts'

const root = join(import.meta.dirname, '../..')

interface Running {
  process: ChildProcess
  port: number
  /** All that was printed so far. */
  out(): string
  err(): string
  /** Ends it by a signal; answers its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

let folder: string
let running: Running[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-main-'))
  running = []
})
afterEach(async () => {
  for (const each of running) if (each.process.exitCode === null) await each.end('SIGKILL')
  await rm(folder, { recursive: true })
})

const environment = (more: Record<string, string>) => ({
  ...process.env,
  HOST: '127.0.0.1',
  PORT: '0',
  CONTENT_DIR: join(folder, 'data'),
  ...more,
})

const launch = (more: Record<string, string> = {}) => {
  const child = spawn(process.execPath, program('server/main.ts'), { cwd: root, env: environment(more) })
  const texts = { out: '', err: '' }
  child.stdout.on('data', (part: Buffer) => (texts.out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (texts.err += part.toString()))
  return { child, out: () => texts.out, err: () => texts.err }
}

/** Starts the server as a process of its own and waits until it says that it listens. */
const start = async (more: Record<string, string> = {}): Promise<Running> => {
  const { child, out, err } = launch(more)
  while (!out().includes('Staff ')) {
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => Promise.reject(new Error(err())))])
  }
  const port = Number(/"message":"started","port":(\d+)/.exec(err())?.[1])
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const exited = once(child, 'exit')
    child.kill(signal)
    return ((await exited) as [number | null])[0]
  }
  const server = { process: child, port, out, err, end }
  running.push(server)
  return server
}

/** Starts what cannot start; answers what it says. */
const fail = async (more: Record<string, string>) => {
  const { child, out, err } = launch(more)
  const [code] = (await once(child, 'exit')) as [number]
  return {
    code,
    said: err()
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('{')),
    out: out(),
  }
}

const staff = (args: string[], password: string) => {
  const child = promisify(execFile)(process.execPath, [...program('server/staff/cli.ts'), ...args], {
    cwd: root,
    env: environment({}),
  })
  child.child.stdin?.end(`${password}\n`)
  return child.then(
    ({ stdout }) => stdout.trim(),
    (error: { stderr: string }) => error.stderr.trim(),
  )
}

const post = (port: number, path: string, json: unknown) =>
  request(port, path, {
    method: 'POST',
    body: JSON.stringify(json),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  })

describe('the first start', () => {
  it('fills the folder, serves a lively centre, and tells the way in', async () => {
    const { port, out } = await start()
    expect(out()).toContain(`/kiosk/`)
    const token = /#setup=([\w-]{43})/.exec(out())?.[1]
    expect((await post(port, '/api/staff/setup', { token, name: 'Ada', password: adminPassword })).status).toBe(201)
    const snapshot = (await request(port, '/api/content')).json() as Snapshot
    expect(snapshot.offers.length).toBeGreaterThanOrEqual(25)
    expect(snapshot.events.length).toBeGreaterThanOrEqual(30)
    const pictures = snapshot.media.flatMap(({ variants }) => variants)
    expect(pictures.length).toBeGreaterThan(100)
    expect((await request(port, `/media/${pictures[0]?.hash}.webp`)).body.length).toBe(pictures[0]?.size)
  })

  it('logs one JSON object a line, without addresses or the secret', async () => {
    const { port, err, out, end } = await start()
    await request(port, '/api/content')
    await post(port, '/api/staff/session', { name: 'Ada', password: 'wrong wrong wrong' })
    await end()
    const lines = err().trim().split('\n')
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ time: expect.any(String), level: expect.any(String), message: expect.any(String) })
    expect(err()).not.toContain('127.0.0.1')
    expect(err()).not.toContain(/#setup=([\w-]{43})/.exec(out())?.[1] ?? 'no token')
  })
})

describe('an ending', () => {
  it('by SIGTERM ends the live streams, keeps everything, and is clean', async () => {
    const first = await start()
    const token = /#setup=([\w-]{43})/.exec(first.out())?.[1]
    const cookie = cookieOf(await post(first.port, '/api/staff/setup', { token, name: 'Ada', password: adminPassword }))
    const { store } = (await request(first.port, '/api/content')).json() as Snapshot
    const reader = await listenTo(first.port, '/api/live')
    await reader.next()
    expect(await first.end('SIGTERM')).toBe(0)
    await reader.ended
    expect(await readdir(join(folder, 'data'))).not.toContain('.lock')

    const second = await start()
    expect(second.out()).not.toContain('#setup=')
    expect(((await request(second.port, '/api/content')).json() as Snapshot).store).toBe(store)
    expect((await request(second.port, '/api/staff/items/notices', { headers: { cookie } })).status).toBe(200)
    const again = await listenTo(second.port, `/api/live?from=${store}:1`)
    expect((await again.next()).data).toMatchObject({ state: `${store}:1` })
  })
})

describe('what cannot start says why in one line', () => {
  it('a port in use', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const { code, said } = await fail({ PORT: String(port) })
    other.close()
    expect([code, said]).toEqual([
      1,
      [`Rotes Sofa cannot start: 127.0.0.1, port ${port}: already in use. Is Rotes Sofa running? Choose another with PORT=8081.`],
    ])
  })

  it('an address that is not of this machine', async () => {
    const { code, said } = await fail({ HOST: '192.0.2.1', PORT: '8080' })
    expect([code, said]).toEqual([
      1,
      [
        'Rotes Sofa cannot start: 192.0.2.1, port 8080: HOST is no address of this machine. Without HOST the server listens on all of them.',
      ],
    ])
  })

  it('a folder that is none', async () => {
    const { code, said } = await fail({ CONTENT_DIR: join(root, 'package.json') })
    expect([code, said.length]).toEqual([1, 1])
    expect(said[0]).toMatch(/^Rotes Sofa cannot start: .*package\.json.*: what should be a folder is none \(ENOTDIR\)$/)
  })

  it('a Node that is too old, before anything is loaded that it cannot run', async () => {
    const older = "data:text/javascript,Object.defineProperty(process,'version',{value:'v18.20.8'})"
    const { code, said, out } = await fail({ NODE_OPTIONS: `--import=${encodeURI(older)}` })
    expect([code, said, out]).toEqual([
      1,
      ['Rotes Sofa cannot start: Node v18.20.8 is too old, >=20.19.0 is needed: see https://nodejs.org'],
      '',
    ])
  })

  it('a folder in use', async () => {
    await start()
    const { code, said } = await fail({})
    expect([code, said.length]).toEqual([1, 1])
    expect(said[0]).toContain(join(folder, 'data'))
  })

  it('settings that make no sense', async () => {
    for (const [name, value] of [
      ['PORT', 'http'],
      ['PORT', ' '],
      ['PORT', '0x50'],
      ['PUBLIC_URL', 'centre.example'],
      ['TLS_CERT', 'cert.pem'],
      ['TRUST_PROXY', 'nginx'],
    ] as const) {
      const { code, said } = await fail({ [name]: value })
      expect([code, said.length, said[0]?.includes(name)]).toEqual([1, 1, true])
    }
  })
})

describe('a log that cannot be written', () => {
  it('does not end the server', async () => {
    const { port, process: child, end } = await start()
    child.stderr?.destroy()
    child.stdout?.destroy()
    await rename(join(folder, 'data'), join(folder, 'aside'))
    await expect
      .poll(async () => (await request(port, '/healthz')).json(), { timeout: 20_000 })
      .toMatchObject({ status: 'read-only' })
    await rename(join(folder, 'aside'), join(folder, 'data'))
    await expect.poll(async () => (await request(port, '/healthz')).json(), { timeout: 20_000 }).toMatchObject({ status: 'ok' })
    expect(await end()).toBe(0)
  })
})

describe('TLS', () => {
  it('files that are none are named', async () => {
    const keys = join(import.meta.dirname, 'tls')
    const { said: missing } = await fail({ TLS_CERT: join(folder, 'none.pem'), TLS_KEY: join(keys, 'key.pem') })
    expect(missing).toEqual([`Rotes Sofa cannot start: TLS_CERT: ${join(folder, 'none.pem')} cannot be read: ENOENT`])
    const { said: swapped } = await fail({ TLS_CERT: join(keys, 'key.pem'), TLS_KEY: join(keys, 'cert.pem') })
    expect(swapped[0]).toContain(`TLS_CERT, TLS_KEY: ${join(keys, 'key.pem')} and ${join(keys, 'cert.pem')} are not`)
  })

  it('is spoken by the server itself, and makes Secure cookies', async () => {
    const keys = join(import.meta.dirname, 'tls')
    const { port, out } = await start({ TLS_CERT: join(keys, 'cert.pem'), TLS_KEY: join(keys, 'key.pem') })
    expect(out()).toContain(`https://127.0.0.1:`)
    const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
      askTls({ port, host: '127.0.0.1', path: '/kiosk/', rejectUnauthorized: false, agent: false }, (response) => {
        response.resume()
        resolve(response.headers)
      })
        .on('error', reject)
        .end()
    })
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
  })
})

describe('npm run staff', () => {
  it('makes accounts with the server running and not', async () => {
    const { port, end } = await start()
    expect(await staff(['add', 'Grace', 'Hopper', '--role', 'admin'], 'seven bicycles in the rain')).toBe(
      'Grace Hopper can sign in now (admin)',
    )
    expect(
      (await post(port, '/api/staff/session', { name: 'Grace Hopper', password: 'seven bicycles in the rain' })).status,
    ).toBe(200)
    await end()
    expect(await staff(['add', 'Edi'], 'three lions on a red sofa')).toBe('Edi can sign in now (editor)')
    expect(await staff(['add', 'Edi'], 'three lions on a red sofa')).toBe('Somebody has an account with this name.')
    expect(await staff(['add', 'Bob'], 'short')).toContain('At least 15 characters')
    expect(await staff(['list'], '')).toBe('Grace Hopper (admin)\nEdi (editor)')
    expect(await staff([], '')).toContain('npm run staff -- add NAME')
  })
})
