import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kinds, type Items, type Kind } from '../../content/model/kinds.ts'
import type { Reach } from '../../server/feeds/reach.ts'
import { createLog } from '../../server/log.ts'
import { createMetrics } from '../../server/metrics/metrics.ts'
import { serve } from '../../server/serve.ts'
import { readSettings } from '../../server/settings.ts'
import { build } from '../content/builders.ts'
import { request, type Answered } from './http.ts'

/** Tuesday in the week the sample is written for. */
export const tuesday = Date.parse('2026-01-06T10:00:00+01:00')

export const adminPassword = 'three lions on a red sofa'
export const editorPassword = 'seven bicycles in the rain'

export interface AskOptions {
  method?: string
  headers?: Record<string, string>
  /** Sent as JSON. */
  json?: unknown
  body?: string | Buffer
  cookie?: string
}

export interface House {
  port: number
  contentDir: string
  setupToken: string | undefined
  log: Record<string, unknown>[]
  /** A request as a page of this house sends it. */
  ask(path: string, options?: AskOptions): Promise<Answered>
  /** The cookie of a person with this role. */
  enterAs(role: 'admin' | 'editor'): Promise<string>
  close(): Promise<void>
}

const sample: { [K in Kind]?: Items[K][] } = {
  centre: [build('centre')],
  places: [build('places')],
  offers: [build('offers')],
  notices: [build('notices')],
  slides: [build('slides')],
}

const writeSample = async (packageRoot: string) => {
  const folder = join(packageRoot, 'content/sample')
  await mkdir(join(folder, 'media'), { recursive: true })
  for (const kind of kinds)
    await writeFile(join(folder, `${kind}.json`), JSON.stringify({ format: 1, items: sample[kind] ?? [] }))
}

export const cookieOf = (answered: Answered): string => answered.headers['set-cookie']?.[0]?.split(';')[0] ?? ''

interface HouseOptions {
  /** As for main.ts. */
  env?: Record<string, string>
  now?: () => number
  folder?: string
  reach?: Reach
  /** With the apps as they were built. */
  apps?: boolean
}

/** A whole server on a free port, in a folder of its own, with a small sample. */
export const openHouse = async ({
  env = {},
  now = () => tuesday,
  folder,
  reach,
  apps = false,
}: HouseOptions = {}): Promise<House> => {
  const root = folder ?? (await mkdtemp(join(tmpdir(), 'rotes-sofa-house-')))
  await writeSample(root)
  if (apps) await symlink(join(import.meta.dirname, '../../build'), join(root, 'build'))
  const contentDir = join(root, 'data')
  const log: Record<string, unknown>[] = []
  const settings = readSettings({ HOST: '127.0.0.1', PORT: '0', CONTENT_DIR: contentDir, ...env })
  const world = {
    packageRoot: root,
    metrics: createMetrics({ version: '0.0.0', log: createLog((line) => log.push(JSON.parse(line) as Record<string, unknown>)) }),
    now,
    random: Math.random,
    reach,
  }
  const { port, setupToken, close } = await serve(settings, world)

  const ask: House['ask'] = (path, { method = 'GET', headers = {}, json, body, cookie } = {}) =>
    request(port, path, {
      method,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
        ...headers,
      },
      body: json === undefined ? body : JSON.stringify(json),
    })

  let admin: string | undefined
  const enterAsAdmin = async () =>
    (admin ??= cookieOf(
      await ask('/api/staff/setup', { method: 'POST', json: { token: setupToken, name: 'Ada', password: adminPassword } }),
    ))
  const enterAsEditor = async () => {
    await ask('/api/staff/accounts', {
      method: 'POST',
      cookie: await enterAsAdmin(),
      json: { name: 'Edi', role: 'editor', password: editorPassword },
    })
    return cookieOf(await ask('/api/staff/session', { method: 'POST', json: { name: 'Edi', password: editorPassword } }))
  }

  return {
    port,
    contentDir,
    setupToken,
    log,
    ask,
    enterAs: (role) => (role === 'admin' ? enterAsAdmin() : enterAsEditor()),
    async close() {
      await close()
      if (!folder) await rm(root, { recursive: true })
    },
  }
}
