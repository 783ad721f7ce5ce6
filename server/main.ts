import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNodeTooOld } from './node-version.ts'
import { findPackageRoot } from './package-root.ts'

// Looked at before anything else is loaded: an older Node stumbles over the rest without a clear word, or, worse, runs it wrongly.
const text = readFileSync(join(findPackageRoot(import.meta.url), 'package.json'), 'utf8')
const { engines } = JSON.parse(text) as { engines: { node: string } }

if (isNodeTooOld(process.version, engines.node)) {
  process.stderr.write(
    `Rotes Sofa cannot start: Node ${process.version} is too old, ${engines.node} is needed: see https://nodejs.org\n`,
  )
  process.exitCode = 1
} else await import('./run.ts')
