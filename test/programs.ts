import { join } from 'node:path'

/** Where `bundle-programs.ts` says that it has put them. */
export const programsVariable = 'ROTES_SOFA_TEST_PROGRAMS'

/** `server/staff/cli.ts` → `staff-cli` */
export const nameOfProgram = (path: string): string =>
  path
    .replace(/^server\//, '')
    .replace(/\.ts$/, '')
    .replaceAll('/', '-')

/**
 * What Node is given to start a program of the server: bundled as for everybody, which starts in half the time, where the test runner
 * has done so; else as it is written.
 */
export const program = (path: string): string[] => {
  const folder = process.env[programsVariable]
  return folder === undefined ? ['--import', 'tsx', path] : [join(folder, `${nameOfProgram(path)}.js`)]
}
