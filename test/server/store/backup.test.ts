import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Header } from 'tar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Manifest } from '../../../server/store/archive.ts'
import { diskFiles } from '../../../server/store/file-layer.ts'
import { openStore } from '../../../server/store/open-store.ts'
import { checkArchive, prepareRestore } from '../../../server/store/restore.ts'
import { decideSwap } from '../../../server/store/swap.ts'
import { writeArchive, type PackedFile } from '../../../server/store/write-archive.ts'
import type { Store } from '../../../server/store/store.ts'
import { build } from '../../content/builders.ts'
import { buildCollections } from './collections.ts'
import { makeTemporaryFolder } from './folder.ts'
import { ada, openAt, openSeeded, quick } from './open.ts'

const now = () => new Date('2026-01-06T10:00:00Z')
const save = (store: Store, kind: 'notices' | 'pages', id: string, title: string) =>
  store.change([{ kind, id, item: build(kind, { id, title: { de: title } }) }], ada)

/** What a restore of this archive into an empty folder opens. */
async function openRestored(archive: string): Promise<Store> {
  const folder = await makeTemporaryFolder()
  const prepared = await prepareRestore({ files: diskFiles, folder, archive, now }, await checkArchive(archive))
  await decideSwap(diskFiles, folder, prepared)
  return openAt(folder)
}

describe('a backup', () => {
  test('has every change up to the revision it names and none after it, though everybody saves meanwhile', async () => {
    const { store } = await openSeeded()
    let acknowledged = 1
    let done = false
    const isDone = () => done
    const keepSaving = async () => {
      for (let round = 2; !isDone(); round++) {
        const both = ['notices', 'pages'] as const
        const edits = both.map((kind) => ({ kind, id: 'round', item: build(kind, { id: 'round', title: { de: `${round}` } }) }))
        acknowledged = (await store.change(edits, ada))?.revision ?? acknowledged
      }
    }
    const saving = keepSaving()
    for (let taken = 0; taken < 4; taken++) {
      const before = acknowledged
      const { path, revision } = await store.backup()
      expect(revision).toBeGreaterThanOrEqual(before)
      const restored = await openRestored(path)
      expect(restored.revision()).toBe(revision)
      const { notices, pages } = restored.content()
      if (revision > 1)
        expect([notices.get('round')?.title.de, pages.get('round')?.title.de]).toEqual([`${revision}`, `${revision}`])
      expect(restored.problems()).toEqual([])
      expect((await restored.past({ limit: 500 })).changes.at(0)?.revision).toBe(revision)
    }
    done = true
    await saving
    expect(acknowledged).toBeGreaterThan(4)
  })

  test('does not hold up a save until it is written', async () => {
    const { store, folder } = await openSeeded()
    await mkdir(join(folder, 'media'))
    await writeFile(join(folder, 'media', `${'c'.repeat(64)}.webp`), Buffer.alloc(40_000_000, 7))
    const order: string[] = []
    const backup = store.backup().then(() => order.push('backup'))
    await save(store, 'notices', 'water', 'Wasser')
    order.push('save')
    await backup
    expect(order).toEqual(['save', 'backup'])
  })

  test('that finds no room, or a disk that refuses, leaves nothing behind', async () => {
    let refuse = false
    const files: typeof diskFiles = {
      ...diskFiles,
      async open(path, flags, mode) {
        const file = await diskFiles.open(path, flags, mode)
        const write = async () => {
          throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
        }
        return refuse && path.endsWith('.tar.gz') ? { ...file, write } : file
      },
    }
    const { store, folder } = await openSeeded({ files })
    refuse = true
    await expect(store.backup()).rejects.toThrow('ENOSPC')
    expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([])
    refuse = false
    expect((await store.backup()).revision).toBe(1)
  })

  test('that nobody fetched is swept away at the next start', async () => {
    const { store, folder } = await openSeeded()
    const { path } = await store.backup()
    expect((await readdir(folder)).map((name) => join(folder, name))).toContain(path)
    await store.close()
    await openAt(folder)
    expect((await readdir(folder)).map((name) => join(folder, name))).not.toContain(path)
  })
})

describe('an archive', () => {
  let good: string
  let text: Buffer
  let root: string
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'rotes-sofa-archive-'))
    const store = await openStore({ folder: root, seed: () => buildCollections() })
    await save(store, 'notices', 'water', 'Wasser')
    await store.settle()
    good = (await store.backup()).path
    text = gunzipSync(await readFile(good))
    await store.close()
  })
  afterAll(() => rm(root, { recursive: true }))

  const about: Omit<Manifest, 'files'> = {
    format: 1,
    app: 'rotes-sofa',
    version: '0',
    store: 'x',
    revision: 1,
    created: now().toISOString(),
  }
  const at = async (bytes: Uint8Array) => {
    const path = join(await makeTemporaryFolder(), 'archive.tar.gz')
    await writeFile(path, bytes)
    return path
  }
  const pack = async (files: [path: string, text: string][], more: Partial<Manifest> = {}) => {
    const parts: Uint8Array[] = []
    async function* list(): AsyncGenerator<PackedFile> {
      for (const [path, written] of files)
        yield { path, size: Buffer.byteLength(written), mode: 0o644, pieces: [Buffer.from(written)] }
    }
    await writeArchive(list(), { ...about, ...more }, async (bytes) => void parts.push(bytes))
    return at(Buffer.concat(parts))
  }
  /** A tar whose first entry is this one, unpacked. */
  const beginWith = (entry: { path: string; type: 'File' | 'SymbolicLink' | 'Link' | 'Directory'; linkpath?: string }) => {
    const header = new Header({ ...entry, size: 0, mode: 0o644, mtime: now(), uid: 0, gid: 0 })
    header.encode()
    return at(gzipSync(Buffer.concat([header.block ?? Buffer.alloc(0), text])))
  }
  const marker = JSON.stringify({ format: 1, id: 'a-store-id', kinds: ['centre', 'places', 'notices'] })
  const small = (['centre', 'places'] as const).map((kind): [string, string] => [
    `${kind}.json`,
    JSON.stringify({ format: 1, items: [build(kind)] }),
  ])

  test.each([
    ['cut off', async () => at(gzipSync(text.subarray(0, text.length / 2))), 'it ends too early'],
    ['cut off while compressed', async () => at(gzipSync(text).subarray(0, 900)), 'it ends too early'],
    ['something else', async () => at(Buffer.from('hello')), 'this is not a backup'],
    ['another gzip', async () => at(gzipSync(Buffer.alloc(2048, 'x'))), 'this is not a tar archive'],
    ['empty', async () => at(gzipSync(Buffer.alloc(1024))), 'it has no manifest.json'],
    ['with a way out', () => beginWith({ path: '../notices.json', type: 'File' }), '"../notices.json"'],
    ['with an absolute name', () => beginWith({ path: '/etc/passwd', type: 'File' }), '"/etc/passwd"'],
    ['with a link', () => beginWith({ path: 'notices.json', type: 'SymbolicLink', linkpath: '/etc/passwd' }), 'SymbolicLink'],
    ['with a hard link', () => beginWith({ path: 'notices.json', type: 'Link', linkpath: 'pages.json' }), '(Link)'],
    ['with sessions', () => beginWith({ path: 'private/sessions.json', type: 'File' }), '"private/sessions.json"'],
    ['with a file twice', () => beginWith({ path: 'notices.json', type: 'File' }), 'notices.json is in the archive twice'],
    ['of a newer format', () => pack([['.store.json', marker]], { format: 2 }), 'it was written by a newer version'],
    [
      'of another program',
      () => pack([['.store.json', marker]], { app: 'other' as 'rotes-sofa' }),
      'manifest.json cannot be read',
    ],
    ['without its mark', () => pack([['notices.json', '{}']]), '.store.json is missing'],
  ])('%s is refused in a sentence', async (_, make, sentence) => {
    await expect(checkArchive(await make())).rejects.toThrow(sentence)
  })

  test('in which a single byte is another is refused by the name of the file', async () => {
    const place = text.indexOf('Wasser')
    const other = Buffer.from(text)
    other[place] = 'w'.charCodeAt(0)
    await expect(checkArchive(await at(gzipSync(other)))).rejects.toThrow('notices.json is damaged')
  })

  test('larger than its room is refused before it fills the disk', async () => {
    const folder = await makeTemporaryFolder()
    const manifest = await checkArchive(good)
    // An archive that was exchanged after it was checked.
    const huge = await pack([
      ['.store.json', marker],
      ['media.json', 'x'.repeat(70_000_000)],
    ])
    await expect(prepareRestore({ files: diskFiles, folder, archive: huge, now }, manifest)).rejects.toThrow(
      'larger than there is room',
    )
    expect(await readdir(folder)).toEqual([])
  })

  test('of a version that knew fewer collections is restored, and the new ones are empty', async () => {
    const notices = JSON.stringify({ format: 1, items: [build('notices')] })
    const restored = await openRestored(await pack([['.store.json', marker], ...small, ['notices.json', notices]]))
    const { places, surveys } = restored.content()
    expect([places.size, surveys.size, restored.problems()]).toEqual([1, 0, []])
  })

  test('whose content cannot be opened is refused, and nothing is touched', async () => {
    const { store, folder } = await openSeeded()
    await store.close()
    const before = await readdir(folder)
    const newer = JSON.stringify({ format: 99, items: [] })
    const archive = await pack([['.store.json', marker], ...small, ['notices.json', newer]])
    const preparing = prepareRestore({ files: diskFiles, folder, archive, now }, await checkArchive(archive))
    await expect(preparing).rejects.toThrow('its content cannot be opened: notices.json: the file has format 99')
    expect(await readdir(folder)).toEqual(before)
  })
})

describe('a restore', () => {
  test('takes over the folder under a new id and keeps everything that was there, conflicts included', async () => {
    const { store, folder } = await openSeeded({ seed: () => buildCollections(), timing: quick })
    await save(store, 'notices', 'water', 'Wasser')
    const archive = join(await makeTemporaryFolder(), 'one.tar.gz')
    await rename((await store.backup()).path, archive)
    await save(store, 'notices', 'water', 'Später')
    await writeFile(join(folder, 'pages.conflict-2026.json'), '{}')
    await writeFile(join(folder, 'notes.txt'), 'mine')
    const prepared = await prepareRestore({ files: diskFiles, folder, archive, now }, await checkArchive(archive))
    const lock = await store.pass()
    const next = await openAt(folder, { lock, prepared })
    expect([next.id === store.id, next.revision(), next.content().notices.get('water')?.title.de]).toEqual([false, 2, 'Wasser'])
    const kept = join(folder, 'before-restore-2026-01-06T10-00-00-000Z')
    expect(await readFile(join(kept, 'notices.json'), 'utf8')).toContain('Später')
    expect(await readdir(kept)).toEqual(expect.arrayContaining(['.base', '.store.json', 'history', 'pages.conflict-2026.json']))
    // What never was content stays where it is.
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine')
    await save(next, 'notices', 'water', 'Weiter')
    expect(next.revision()).toBe(3)
  })

  test('that was prepared and never decided is swept away', async () => {
    const { store, folder } = await openSeeded()
    const archive = join(await makeTemporaryFolder(), 'one.tar.gz')
    await rename((await store.backup()).path, archive)
    const prepared = await prepareRestore({ files: diskFiles, folder, archive, now }, await checkArchive(archive))
    expect(await readdir(folder)).toContain(prepared)
    await store.close()
    const again = await openAt(folder)
    expect([again.id, (await readdir(folder)).filter((name) => name.startsWith('.rest'))]).toEqual([store.id, []])
  })
})
