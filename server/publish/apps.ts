import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type AnswerKind, contentSecurityPolicy, headersFor, type AppName } from '../headers.ts'
import { notFound } from '../problem.ts'
import { chooseEncoding, isUnchanged, type Encoding } from './conditional.ts'
import { flatten, sendProblem, type DirectAnswer } from './direct.ts'

/** One file of an app, as it goes out: read, hashed and compressed once at the start. */
interface AppFile {
  type: string
  etag: string
  bodies: Partial<Record<Encoding, Buffer>>
  /** Named by its hash: it may be kept for ever. */
  isForever: boolean
}
/** By path below the app's folder, `assets/index-a1b2.js`. */
type AppFiles = ReadonlyMap<string, AppFile>

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = /^(text|application|image\/svg)/

const compress = async (body: Buffer): Promise<AppFile['bodies']> => {
  const [small, smaller] = await Promise.all([
    promisify(gzip)(body, { level: 9 }),
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  ])
  return { identity: body, gzip: small, br: smaller }
}

const readAppFile = async (path: string, name: string): Promise<AppFile | undefined> => {
  const type = types[extname(name)]
  if (!type) return undefined
  const body = await readFile(path)
  return {
    type,
    etag: createHash('sha256').update(body).digest('hex').slice(0, 32),
    bodies: compressible.test(type) ? await compress(body) : { identity: body },
    isForever: name.startsWith('assets/'),
  }
}

/** Undefined: the app was not built. */
const readAppFiles = async (folder: string): Promise<AppFiles | undefined> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = new Map<string, AppFile>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).split(sep).join('/')
    const file = await readAppFile(path, name)
    if (file) files.set(name, file)
  }
  return files.has('index.html') ? files : undefined
}

const notBuilt = (app: AppName): AppFiles => {
  const page =
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Not built</title>` +
    `<p>The ${app} app is not built yet: run <code>npm run build</code> and start the server again.</p></html>`
  const file: AppFile = {
    type: types['.html'] ?? '',
    etag: 'not-built',
    bodies: { identity: Buffer.from(page) },
    isForever: false,
  }
  return new Map([['index.html', file]])
}

/** A deep link gets the page, which knows its own addresses; a name with a dot is a file that is there or not. */
const findFile = (files: AppFiles, rest: string) =>
  files.get(rest === '' ? 'index.html' : rest) ?? (/^assets\/|\.[^/]*$/.test(rest) ? undefined : files.get('index.html'))

const kindOf = (app: AppName, name: string, { isForever }: AppFile): AnswerKind => {
  if (isForever) return 'asset'
  return name === 'index.html' && app !== 'staff' ? 'screen' : 'file'
}

type PreparedAnswer = { ok: string[]; unchanged: string[]; body: Buffer }

const createSender = (app: AppName, files: AppFiles) => {
  const policy = contentSecurityPolicy(app, files.get('index.html')?.bodies.identity?.toString() ?? '')
  const prepared = new Map<string, PreparedAnswer>()
  const prepare = (name: string, file: AppFile, encoding: Encoding, body: Buffer, secure: boolean): PreparedAnswer => {
    const headers = {
      ...headersFor(kindOf(app, name, file), secure),
      'content-security-policy': policy,
      etag: `"${file.etag}-${encoding}"`,
    }
    const described = {
      ...headers,
      'content-type': file.type,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      'content-length': String(body.length),
    }
    return { ok: flatten(described), unchanged: flatten(headers), body }
  }
  return (name: string, file: AppFile, wanted: Encoding, secure: boolean): PreparedAnswer & { etag: string } => {
    const body = file.bodies[wanted] ?? file.bodies.identity ?? Buffer.alloc(0)
    const encoding = file.bodies[wanted] ? wanted : 'identity'
    const key = `${name} ${encoding} ${secure}`
    const known = prepared.get(key) ?? prepare(name, file, encoding, body, secure)
    prepared.set(key, known)
    return { ...known, etag: `"${file.etag}-${encoding}"` }
  }
}

/** Answers `/<app>/*` from `build/<app>/`: everything is in memory, compressed, with its headers. */
export const openApp = async (app: AppName, buildFolder: string): Promise<DirectAnswer> => {
  const files = (await readAppFiles(join(buildFolder, app))) ?? notBuilt(app)
  const send = createSender(app, files)
  return (request, response, caller, rest) => {
    const file = findFile(files, rest)
    if (!file) return sendProblem(request, response, caller, notFound('such file'))
    const name = files.get(rest) === file ? rest : 'index.html'
    const { ok, unchanged, body, etag } = send(name, file, chooseEncoding(request.headers['accept-encoding']), caller.secure)
    if (isUnchanged(request.headers['if-none-match'], etag)) {
      response.writeHead(304, unchanged).end()
      return
    }
    response.writeHead(200, ok)
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}
