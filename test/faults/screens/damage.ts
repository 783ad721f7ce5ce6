import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where Chromium keeps what, below the profile. */
export const places = {
  cacheStorage: 'Default/Service Worker/CacheStorage',
  scripts: 'Default/Service Worker/ScriptCache',
  registrations: 'Default/Service Worker/Database',
  indexedDb: 'Default/WebStorage',
} as const
export type Place = keyof typeof places

/** The files of a place whose path matches, except locks; throws when there are none, so that no damage is forgotten. */
async function filesIn(profile: string, place: Place, pattern: RegExp): Promise<string[]> {
  const folder = join(profile, places[place])
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => pattern.test(path.slice(folder.length)) && !path.endsWith('/LOCK'))
  if (files.length === 0) throw new Error(`nothing in ${folder} matches ${pattern}`)
  return files
}

export async function removePlace(profile: string, place: Place): Promise<void> {
  await filesIn(profile, place, /./)
  await rm(join(profile, places[place]), { recursive: true })
}

export async function removeFiles(profile: string, place: Place, pattern: RegExp): Promise<void> {
  for (const file of await filesIn(profile, place, pattern)) await rm(file)
}

/** Cuts each file to half its length. */
export async function halve(profile: string, place: Place, pattern: RegExp): Promise<void> {
  for (const file of await filesIn(profile, place, pattern)) await truncate(file, Math.floor((await readFile(file)).length / 2))
}

/** Inverts every 61st byte of each file. */
export async function flipBytes(profile: string, place: Place, pattern: RegExp): Promise<void> {
  for (const file of await filesIn(profile, place, pattern)) {
    const bytes = await readFile(file)
    for (let at = 0; at < bytes.length; at += 61) bytes[at] = 255 - (bytes[at] ?? 0)
    await writeFile(file, bytes)
  }
}
