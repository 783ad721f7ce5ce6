import { parseArgs } from 'node:util'
import { findPackageRoot } from '../package-root.ts'
import { readSettings } from '../settings.ts'
import { examine } from './doctor.ts'
import { isWrong } from './finding.ts'
import { writeSection, writeSum } from './report.ts'

/**
 * npm run doctor
 * npm run doctor -- --url https://kiosk.example
 * Says in plain words what is well, what is wrong and what to do. Ends with 1 when something is wrong. Changes nothing.
 */
const readUrl = (): string | undefined => {
  const { url } = parseArgs({ options: { url: { type: 'string' } } }).values
  if (url === undefined) return undefined
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new Error(`--url: "${url}" is not an address like https://kiosk.example`)
  return new URL(url).origin
}

try {
  const url = readUrl()
  const settings = readSettings(process.env)
  let wrong = 0
  for await (const section of examine({ packageRoot: findPackageRoot(import.meta.url), settings, url, now: Date.now })) {
    process.stdout.write(writeSection(section))
    wrong += section.findings.filter(isWrong).length
  }
  process.stdout.write(writeSum(wrong))
  process.exitCode = wrong > 0 ? 1 : 0
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
