import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { kinds } from '../../../content/model/kinds.ts'
import { makeTemporaryFolder } from './folder.ts'
import { openAt } from './open.ts'

/** The lines a storm has acknowledged before it was killed, after `enough` of them. */
async function stormAndKill(folder: string, enough: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'storm.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    if (lines.push(line) === enough) child.kill('SIGKILL')
  }
  await exited
  return lines.slice(1)
}

test(
  'killed in a storm of edits, again and again: every acknowledged one is there, and every file is whole',
  { timeout: 120_000 },
  async () => {
    const folder = join(await makeTemporaryFolder(), 'data')
    for (const enough of [2, 40, 97, 300, 761]) {
      const acknowledged = await stormAndKill(folder, enough)
      for (const kind of kinds) {
        expect(JSON.parse(await readFile(join(folder, `${kind}.json`), 'utf8'))).toMatchObject({ format: 1 })
      }
      const store = await openAt(folder)
      const content = store.content()
      const last = new Map<string, number>()
      for (const line of acknowledged) {
        const [revision, round, edited = ''] = line.split(' ')
        expect(Number(revision)).toBeLessThanOrEqual(store.revision())
        for (const kind of edited.split(',')) last.set(kind, Number(round))
      }
      // The last acknowledged round of each collection is there, or one that was written and not yet told.
      const newest = (texts: (string | undefined)[]) => Math.max(...texts.map(Number).filter((round) => !Number.isNaN(round)))
      const stored = {
        notices: newest([...content.notices.values()].map(({ title }) => title.de)),
        offers: newest([...content.offers.values()].map(({ name }) => name.de)),
        pages: newest([...content.pages.values()].map(({ title }) => title.de)),
      }
      expect(acknowledged.length).toBeGreaterThan(0)
      for (const [kind, round] of last) expect(stored[kind as keyof typeof stored]).toBeGreaterThanOrEqual(round)
      // A change over two collections is whole or absent.
      expect(stored.offers).toBe(stored.pages)
      expect(store.problems()).toEqual([])
      await store.close()
    }
  },
)
