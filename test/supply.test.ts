import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string; resolved?: string }> }

/** Older versions have known holes or faults that matter here. */
const floors = {
  hono: '4.13.0',
  '@hono/node-server': '2.0.10',
  vite: '8.0.16',
  sharp: '0.35.4',
  'rrule-temporal': '2.2.8',
}

const compare = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })

describe('what comes from others', () => {
  test.each(Object.entries(floors))('%s is at least %s, wherever it is installed', (name, floor) => {
    const installed = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
    expect(installed.length).toBeGreaterThan(0)
    for (const [, { version }] of installed) expect(compare(version ?? '0', floor)).toBeGreaterThanOrEqual(0)
  })

  test('the lock names no host', () => {
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.includes('://'))).toEqual([])
  })

  test('the README gives the reason for each', () => {
    const readme = read('README.md')
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      (name) => !name.startsWith('@types/'),
    )
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })
})
