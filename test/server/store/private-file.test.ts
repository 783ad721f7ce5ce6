import { chmod, readFile, readdir, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { NotWritable, StoreRefused } from '../../../server/store/errors.ts'
import { openPrivateFile } from '../../../server/store/private-file.ts'
import { failingFiles } from './failing-files.ts'
import { makeTemporaryFolder } from './folder.ts'

const schema = v.array(v.strictObject({ name: v.string() }))
type Names = v.InferOutput<typeof schema>
const empty: Names = []

async function openNames(files?: ReturnType<typeof failingFiles>) {
  const path = join(await makeTemporaryFolder(), 'private', 'names.json')
  return { path, file: await openPrivateFile({ path, schema, empty, files }) }
}
const adding = (name: string) => (names: Names) => [...names, { name }]

test('an update is on the disk, readable for its owner only, before it answers', async () => {
  const { path, file } = await openNames()
  expect(await file.update(adding('ada'))).toEqual([{ name: 'ada' }])
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ format: 1, value: [{ name: 'ada' }] })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700)
})

test('a file that came back from a backup readable for everybody is closed to them', async () => {
  const { path, file } = await openNames()
  await file.update(adding('ada'))
  await chmod(path, 0o644)
  await openPrivateFile({ path, schema, empty })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a value that is written piece by piece is read back as it was, and a piece that cannot be made leaves the old file', async () => {
  const path = join(await makeTemporaryFolder(), 'private', 'names.json')
  function* writeJson(names: Names) {
    yield '['
    for (const [index, { name }] of names.entries()) {
      if (name === 'nobody') throw new Error('no such name')
      yield `${index > 0 ? ',' : ''}${JSON.stringify({ name })}`
    }
    yield ']'
  }
  const file = await openPrivateFile({ path, schema, empty, writeJson })
  await file.update(adding('ada'))
  await file.update(adding('bob'))
  await expect(file.update(adding('nobody'))).rejects.toThrow()
  expect((await openPrivateFile({ path, schema, empty })).value()).toEqual([{ name: 'ada' }, { name: 'bob' }])
  expect(await readdir(join(path, '..'))).toEqual(['names.json'])
})

test('updates of the same moment all count', async () => {
  const { path, file } = await openNames()
  await Promise.all(['a', 'b', 'c'].map((name) => file.update(adding(name))))
  expect(file.value().map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  expect((await openPrivateFile({ path, schema, empty })).value()).toEqual(file.value())
})

test('an update that throws changes nothing and stops no other', async () => {
  const { file } = await openNames()
  const refuse = file.update(() => {
    throw new Error('no')
  })
  const added = file.update(adding('b'))
  await expect(refuse).rejects.toThrow('no')
  expect(await added).toEqual([{ name: 'b' }])
})

test('an update without a difference answers although nothing is written', async () => {
  const { file } = await openNames()
  expect(await file.update((names) => names)).toEqual([])
  expect(await file.update(adding('a'))).toEqual([{ name: 'a' }])
})

test('a full disk changes neither memory nor file, and leaves nothing lying about', async () => {
  let full = false
  const files = failingFiles((operation) => (full && operation === 'write' ? 'ENOSPC' : undefined))
  const { path, file } = await openNames(files)
  await file.update(adding('ada'))
  full = true
  await expect(file.update(adding('bob'))).rejects.toThrow(new NotWritable('disk-full'))
  expect(file.value()).toEqual([{ name: 'ada' }])
  expect(await readdir(join(path, '..'))).toEqual(['names.json'])
  full = false
  expect(await file.update(adding('cleo'))).toEqual([{ name: 'ada' }, { name: 'cleo' }])
})

test('a broken file is refused by name and place, and stays as it is', async () => {
  const { path, file } = await openNames()
  await file.update(adding('ada'))
  const broken = '{"format": 1, "value": [\n  {"name": 3}]}'
  await writeFile(path, broken)
  const opening = openPrivateFile({ path, schema, empty })
  await expect(opening).rejects.toThrow(StoreRefused)
  await expect(opening).rejects.toThrow(`${path}: value.0.name: Invalid type: Expected string but received 3 (line 2, column 4)`)
  expect(await readFile(path, 'utf8')).toBe(broken)
})

test('a newer format is refused by name', async () => {
  const { path } = await openNames()
  await writeFile(path, '{"format": 2, "value": []}')
  await expect(openPrivateFile({ path, schema, empty })).rejects.toThrow(`${path}: the file's format is 2, known is 1`)
})

test('an update that reached the file but was refused is not there after a restart', async () => {
  let sick = false
  const files = failingFiles((operation) => {
    if (!sick || operation !== 'syncFolder') return undefined
    sick = false
    return 'EIO'
  })
  const { path, file } = await openNames(files)
  await file.update(adding('ada'))
  sick = true
  await expect(file.update(adding('bob'))).rejects.toThrow(new NotWritable('disk-error'))
  expect((await openPrivateFile({ path, schema, empty })).value()).toEqual([{ name: 'ada' }])
})

test('a file that was deleted is written again when asked for, and only then', async () => {
  const { path, file } = await openNames()
  await file.ensure()
  expect(await readdir(join(path, '..'))).toEqual([])
  await file.update(adding('ada'))
  await unlink(path)
  await file.ensure()
  expect((await openPrivateFile({ path, schema, empty })).value()).toEqual([{ name: 'ada' }])
})
