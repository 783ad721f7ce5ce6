import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Builds the apps and the server once before the browser tests: they open what visitors open. */
export default async function build(): Promise<void> {
  // The test runner says NODE_ENV=test; what visitors get is built for production.
  const env = { ...process.env, NODE_ENV: 'production' }
  await run('npm', ['run', '--silent', 'build'], { cwd: new URL('../..', import.meta.url), env, maxBuffer: 10 ** 7 })
}
