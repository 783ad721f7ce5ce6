import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { protections } from './protections.ts'

// protections.long.ts takes them out one by one; here they only have to be found, so that nobody moves one unnoticed.
test.each([...protections])('"$name" stands in one place', async ({ file, text, tests }) => {
  const root = join(import.meta.dirname, '../..')
  expect((await readFile(join(root, file), 'utf8')).split(text)).toHaveLength(2)
  for (const each of tests) expect(await readFile(join(root, each), 'utf8')).toMatch(/\btest\b/)
})
