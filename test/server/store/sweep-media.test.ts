import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../content/builders.ts'
import { ada, openSeeded } from './open.ts'

const day = 86_400_000
const start = Date.parse('2026-01-06T10:00:00Z')

test('a picture goes 100 days after the last item or undoable change that names it, and not before', async () => {
  let now = start
  const { store, folder } = await openSeeded({ now: () => new Date(now) })
  const media = join(folder, 'media')
  await mkdir(media)
  const put = async (letter: string) => {
    const path = join(media, `${letter.repeat(64)}.webp`)
    await writeFile(path, letter)
    await utimes(path, new Date(start), new Date(start))
  }
  for (const letter of ['b', 'c', 'd']) await put(letter)
  await writeFile(join(media, 'notes.txt'), 'mine')
  const picture = (id: string, letter: string) => ({
    kind: 'media' as const,
    id,
    item: build('media', { id, variants: [{ hash: letter.repeat(64), type: 'image/webp', size: 1, width: 4, height: 3 }] }),
  })
  await store.change([picture('stays', 'b'), picture('goes', 'c')], ada)
  await store.change([{ kind: 'media', id: 'goes', item: null }], ada)
  const sweepOn = async (days: number) => {
    now = start + days * day
    return (await store.sweepMedia()).map((name) => name[0])
  }
  // Uploaded and never named.
  expect(await sweepOn(99)).toEqual([])
  expect(await sweepOn(101)).toEqual(['d'])
  // Deleted, but for 24 months that can be undone.
  expect(await sweepOn(730 + 99)).toEqual([])
  expect(await sweepOn(730 + 101)).toEqual(['c'])
  expect((await readdir(media)).map((name) => name.slice(0, 5))).toEqual(['bbbbb', 'notes'])
})
