import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { nameOfProgram, programsVariable } from './programs.ts'

const root = join(import.meta.dirname, '..')

/** Started by tests again and again, as processes of their own. */
const programs = [
  'server/main.ts',
  'server/publish/picture-process.ts',
  'server/feeds/calendar-process.ts',
  'server/staff/cli.ts',
  'server/doctor/cli.ts',
  'server/console/backup.ts',
  'server/console/restore.ts',
  'server/console/erase.ts',
]
/** The server looks for these beside itself, under their own names. */
const readers = /^.*\/((?:picture|calendar)-process)\.ts$/

/** Once for all tests: a second, for a minute that the same programs would take to be read from source. */
export default async function bundlePrograms(): Promise<() => Promise<void>> {
  // Inside the package, as the server's own build is: it finds what belongs to it from there.
  const above = join(root, '.cache')
  await mkdir(above, { recursive: true })
  const outDir = await mkdtemp(join(above, 'programs-'))
  const input = Object.fromEntries(programs.map((path) => [readers.exec(path)?.[1] ?? nameOfProgram(path), join(root, path)]))
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    mode: 'server',
    logLevel: 'warn',
    build: { outDir, rollupOptions: { input } },
  })
  process.env[programsVariable] = outDir
  return () => rm(outDir, { recursive: true, force: true })
}
