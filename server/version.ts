import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPackageRoot } from './package-root.ts'

/** What package.json says of this program. */
export const readVersion = (): string => {
  const text = readFileSync(join(findPackageRoot(import.meta.url), 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
