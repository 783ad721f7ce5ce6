import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { App } from './device.ts'
import type { Fault } from './front.ts'

const folder = join(import.meta.dirname, '../../../build')
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }

/**
 * Another build of an app, as the server would have it after an upgrade: made of the real one, told apart by a `<meta name="build">`.
 * With `entry`, that is what its first script does.
 */
export function makeBuild(app: App, name: string, entry?: string): Fault {
  const read = (file: string) => readFileSync(join(folder, app, file), 'utf8')
  const page = read('index.html')
  const script = /assets\/index-[\w-]+\.js/.exec(page)?.[0]
  if (!script) throw new Error('the page has no script')
  const ownScript = `assets/index-${name}.js`
  const files: Record<string, string> = {
    'index.html': page.replace('<head>', `<head><meta name="build" content="${name}">`),
    'sw.js': read('sw.js'),
  }
  const replace = (file: string, from: string, to: string) => {
    if (!files[file]?.includes(from)) throw new Error(`${file} has no ${from}`)
    files[file] = files[file].replaceAll(from, to)
  }
  if (entry !== undefined) {
    files[ownScript] = entry
    replace('index.html', script, ownScript)
    replace('sw.js', script, ownScript)
    replace('sw.js', hash(read(script)), hash(entry))
  }
  replace('sw.js', hash(page), hash(files['index.html'] ?? ''))
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const file = path === `/${app}/` ? 'index.html' : path.slice(`/${app}/`.length)
    const text = path.startsWith(`/${app}/`) ? files[file] : undefined
    if (text === undefined) return false
    response.writeHead(200, { 'content-type': types[extname(file)], 'cache-control': 'no-cache' }).end(text)
    return true
  }
}
