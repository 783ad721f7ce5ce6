import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type LaunchOptions } from 'playwright-core'

const run = promisify(execFile)

const project = join(import.meta.dirname, '../..')
const cache = join(project, 'node_modules/.cache/rotes-sofa-chromium')

/** Of the package's own flags none that loosens the web's rules (`--disable-web-security`): tests should meet them. */
const flags = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** Only the fonts of the package (Open Sans: no Arabic, no Hebrew), so that a page looks the same on every machine. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/** Path of the Chromium named by `CHROMIUM`, else of the one in @sparticuz/chromium, unpacked at the first call. */
export async function chromiumPath(): Promise<string> {
  return process.env.CHROMIUM || join(await unpackedFolder(), 'chromium')
}

/** A browser that forgets everything when closed. Serve it plain HTTP: only for TLS it needs the system's `libsqlite3.so.0`. */
export async function launchBrowser(extraFlags: readonly string[] = []): Promise<Browser> {
  const options = await launchOptions()
  return chromium.launch({ ...options, args: [...flags, ...extraFlags] })
}

/** A browser that keeps service workers, caches and storage in `profileFolder` for the next launch. One at a time per folder. */
export async function launchPersistent(profileFolder: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profileFolder, { ...options, ...(await launchOptions()) })
}

async function launchOptions(): Promise<LaunchOptions> {
  const executablePath = await chromiumPath()
  const env = process.env.CHROMIUM ? process.env : packedEnvironment(dirname(executablePath))
  return { executablePath, env, args: flags, headless: true }
}

function packedEnvironment(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  }
}

/** Several test workers may unpack at once; the first to rename wins, and no one ever sees half a browser. */
async function unpackedFolder(): Promise<string> {
  const target = join(cache, await packageVersion())
  if (existsSync(target)) return target
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The packed Chromium runs on Linux x64, not on ${process.platform} ${process.arch}. Name another: CHROMIUM=/path/to/chrome`,
    )
  }
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(`${target}-`)
  try {
    await unpackInto(draft)
    await rename(draft, target)
  } catch (error) {
    if (!existsSync(target)) throw error
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return target
}

async function packageVersion(): Promise<string> {
  const manifest = await readFile(join(project, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')
  return JSON.parse(manifest).version
}

/** The package unpacks into the temporary folder, its shared libraries only on AWS Lambda; a process of its own is told both. */
async function unpackInto(folder: string): Promise<void> {
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: project, env })
  await writeFile(join(folder, 'fonts.conf'), fontsConf)
}
