import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { well, wrong, type Finding } from './finding.ts'

const sources = ['content', 'kiosk', 'screen', 'server', 'signage', 'staff']
const parts = ['kiosk', 'signage', 'staff', 'server']
const buildAgain = 'Run `npm run build` and start the server again.'

const newestSource = async (packageRoot: string): Promise<number> => {
  let newest = 0
  for (const folder of sources) {
    const entries = await readdir(join(packageRoot, folder), { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      if (entry.isFile()) newest = Math.max(newest, (await stat(join(entry.parentPath, entry.name))).mtimeMs)
    }
  }
  return newest
}

const versionOf = async (path: string): Promise<string | undefined> => {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as { version: string }).version
}

/** What was built, beside what package.json and the sources say. Also when it was built, in epoch milliseconds. */
export const checkBuild = async (packageRoot: string): Promise<{ findings: Finding[]; builtAt?: number }> => {
  const version = await versionOf(join(packageRoot, 'package.json'))
  const built = await Promise.all(parts.map((part) => versionOf(join(packageRoot, 'build', part, 'version.json'))))
  const missing = parts.filter((_, index) => built[index] === undefined)
  if (missing.length > 0) return { findings: [wrong(`Not built yet: ${missing.join(', ')}`, buildAgain)] }
  const builtAt = (await stat(join(packageRoot, 'build/server/version.json'))).mtimeMs
  const others = parts.filter((_, index) => built[index] !== version)
  if (others.length > 0)
    return { builtAt, findings: [wrong(`Built of another version than ${version}: ${others.join(', ')}`, buildAgain)] }
  if ((await newestSource(packageRoot)) > builtAt)
    return { builtAt, findings: [wrong('The sources are newer than what was built from them', buildAgain)] }
  return { builtAt, findings: [well(`Version ${version} is built`)] }
}
