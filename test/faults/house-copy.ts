import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { promisify } from 'node:util'
import type { Protection } from './protections.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
const leftOut = new Set(['node_modules', 'build', 'data', '.git', '.cache'])

/** What one run of tests came to. */
export interface Verdict {
  passed: number
  /** By test, what it said. */
  failures: { test: string; message: string }[]
  /** Test files that could not even be read. */
  broken: string[]
}

/** A copy of this house in which something may be taken out. */
export interface HouseCopy {
  test(what: Pick<Protection, 'project' | 'tests' | 'only'>): Promise<Verdict>
  /** Runs `act` while the protection is off. Throws when its text does not stand there exactly once. */
  without<T>(protection: Protection, act: () => Promise<T>): Promise<T>
  remove(): Promise<void>
}

interface Report {
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

/** A run inside a run would think itself a part of it. */
const environment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST$|NODE_ENV$|DEV$|PROD$|SSR$|MODE$)/.test(name)),
  )

export async function copyHouse(): Promise<HouseCopy> {
  const copy = await mkdtemp(join(tmpdir(), 'rotes-sofa-copy-'))
  await cp(root, copy, { recursive: true, filter: (path) => !leftOut.has(basename(path)) || relative(root, path) === '' })
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))

  return {
    async test({ project, tests, only }) {
      const report = join(copy, 'report.json')
      const args = ['run', '--project', project, '--reporter=json', `--outputFile=${report}`, ...tests]
      if (only !== undefined) args.push('-t', only)
      await rm(report, { force: true })
      const command = join(copy, 'node_modules/vitest/vitest.mjs')
      const said = await run(process.execPath, [command, ...args], { cwd: copy, env: environment(), maxBuffer: 10 ** 8 }).then(
        ({ stderr }) => stderr,
        ({ stderr }: { stderr: string }) => stderr,
      )
      return readVerdict(await readFile(report, 'utf8').catch(() => Promise.reject(new Error(`no report was written: ${said}`))))
    },
    async without({ file, text, without }, act) {
      const path = join(copy, file)
      const whole = await readFile(path, 'utf8')
      const times = whole.split(text).length - 1
      if (times !== 1) throw new Error(`${file}: "${text}" stands there ${times} times, not once`)
      await writeFile(
        path,
        whole.replace(text, () => without),
      )
      try {
        return await act()
      } finally {
        await writeFile(path, whole)
      }
    },
    remove: () => rm(copy, { recursive: true, force: true }),
  }
}

const failedBefore = ({ status, assertionResults }: Report['testResults'][number]) =>
  status === 'failed' && assertionResults.length > 0 && assertionResults.every((each) => each.status !== 'failed')

function readVerdict(text: string): Verdict {
  const { testResults } = JSON.parse(text) as Report
  const all = testResults.flatMap(({ assertionResults }) => assertionResults)
  return {
    passed: all.filter(({ status }) => status === 'passed').length,
    failures: [
      ...all
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => ({ test: fullName, message: failureMessages.join('\n') })),
      // What a file sets up for its tests may fail as well: then none of them has run.
      ...testResults.filter(failedBefore).map(({ name, message }) => ({ test: name, message })),
    ],
    broken: testResults
      .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
      .map(({ name, message }) => `${name}: ${message}`),
  }
}
