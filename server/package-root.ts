import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder with package.json above `moduleUrl`: the same from server/main.ts and from build/server/main.js. */
export const findPackageRoot = (moduleUrl: string): string => {
  for (let folder = dirname(fileURLToPath(moduleUrl)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new Error(`no package.json above ${moduleUrl}`)
  }
}
