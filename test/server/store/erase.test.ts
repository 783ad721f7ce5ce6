import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ChangeGone } from '../../../server/store/errors.ts'
import type { Store } from '../../../server/store/store.ts'
import { build } from '../../content/builders.ts'
import { failingFiles } from './failing-files.ts'
import { ada, editByHand, openAt, openSeeded } from './open.ts'

const name = 'Maria Muster'

/** Every file below the folder in which the text stands, whatever its capitals. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    if ((await readFile(path, 'utf8')).toLowerCase().includes(text.toLowerCase())) found.push(path.slice(folder.length + 1))
  }
  return found.sort()
}

const save = (store: Store, kind: 'notices' | 'places' | 'pages' | 'slides' | 'media', fields: Record<string, unknown>) =>
  store.change([{ kind, id: String(fields.id), item: build(kind, fields) }], ada)

describe('a text that is erased', () => {
  test('is gone from every item, draft or published, in one change, and stands as … where it was', async () => {
    const { store, folder } = await openSeeded()
    await save(store, 'notices', { id: 'reading', title: { de: 'MARIA  Muster liest', en: 'A reading' }, status: 'draft' })
    await save(store, 'pages', {
      id: 'team',
      title: { de: 'Team' },
      body: { de: 'Fragen Sie **Maria\nMuster**.\n\nMaria Muster!' },
    })
    const people = [{ id: 'p', name, role: { de: 'Leitung' }, mail: 'maria@muster.de' }]
    await save(store, 'places', { id: 'hall', people })
    const before = store.revision()
    const report = await store.erase({ text: name }, { by: 'bob' })
    const content = store.content()
    expect(content.notices.get('reading')?.title).toEqual({ de: '… liest', en: 'A reading' })
    expect(content.pages.get('team')?.body.de).toBe('Fragen Sie **…**.\n\n…!')
    expect(content.places.get('hall')?.people).toMatchObject([{ name: '…', mail: 'maria@muster.de' }])
    expect([report.revision, store.revision()]).toEqual([before + 1, before + 1])
    expect(report.items).toEqual([
      { kind: 'places', id: 'hall', paths: ['people.0.name'] },
      { kind: 'notices', id: 'reading', paths: ['title.de'] },
      { kind: 'pages', id: 'team', paths: ['body.de'] },
    ])
    expect(await filesWith(folder, name)).toEqual([])
  })

  test('takes a mail address or a telephone number of which it is part with it', async () => {
    const { store } = await openSeeded()
    const people = [{ id: 'p', name: 'M.', role: { de: 'Leitung' }, mail: 'maria@muster.de', phone: '05861 12345' }]
    await save(store, 'places', { id: 'hall', people })
    await store.erase({ text: 'maria@muster.de' }, { by: 'bob' })
    await store.erase({ text: '12345' }, { by: 'bob' })
    expect(store.content().places.get('hall')?.people[0]).toEqual({ id: 'p', name: 'M.', role: { de: 'Leitung' }, languages: [] })
  })

  test('leaves alone what only looks like it: ids, references, days and words of the schema', async () => {
    const { store } = await openSeeded()
    await save(store, 'notices', { id: 'published', title: { de: 'published hall 2026-01-05' }, places: ['hall'] })
    const before = store.content().notices.get('published')
    for (const text of ['published', 'hall', '2026-01-05']) await store.erase({ text }, { by: 'bob' })
    expect(store.content().notices.get('published')).toEqual({ ...before, title: { de: '… … …' } })
    expect((await store.findErasure({ text: 'Published!' })).ids).toEqual(['notices/published'])
  })

  test('is gone from the history too, which keeps its revisions, its times and its people, and can be read again', async () => {
    let now = new Date('2026-01-06T10:00:00Z')
    const { store, folder } = await openSeeded({ now: () => now })
    await save(store, 'notices', { id: 'reading', title: { de: `${name} liest` } })
    now = new Date('2026-02-06T10:00:00Z')
    await save(store, 'notices', { id: 'reading', title: { de: 'Es wird gelesen' } })
    await store.change([{ kind: 'pages', id: 'about', item: null }], ada)
    const past = (await store.past({ limit: 9 })).changes.map(({ revision, at, by, via }) => ({ revision, at, by, via }))
    const report = await store.erase({ text: name }, { by: 'bob' })
    expect([report.items, report.changes, report.revision, store.revision()]).toEqual([[], 2, null, 4])
    expect(await filesWith(folder, name)).toEqual([])
    const { changes } = await store.past({ limit: 9 })
    expect(changes.map(({ revision, at, by, via }) => ({ revision, at, by, via }))).toEqual(past)
    expect(changes.map(({ revision, undoable }) => [revision, undoable])).toEqual([
      [4, true],
      [3, false],
      [2, false],
      [1, false],
    ])
    await expect(store.undo(3, ada)).rejects.toThrow(ChangeGone)
    await store.undo(4, ada)
    await store.close()
    const again = await openAt(folder, { now: () => now })
    expect([again.revision(), again.problems(), again.content().notices.get('reading')?.title.de]).toEqual([
      5,
      [],
      'Es wird gelesen',
    ])
  })

  test('is gone from what was kept beside: conflicts, torn lines, refused hand edits, folders of earlier restores', async () => {
    const { store, folder } = await openSeeded()
    await store.settle()
    await writeFile(
      join(folder, 'notices.conflict-2026-01-06.json'),
      JSON.stringify({ format: 1, items: [{ id: 'a', title: name }] }),
    )
    await writeFile(join(folder, 'history', '2026-01.ndjson.torn-12'), `{"revision":3,"by":"ada","title":"Maria\\nMuster li`)
    const old = join(folder, 'before-restore-2026-01-01')
    await mkdir(join(old, 'history'), { recursive: true })
    await mkdir(join(old, '.base'))
    const items = [build('notices', { id: 'reading', title: { de: `${name} liest` } })]
    await writeFile(join(old, 'notices.json'), JSON.stringify({ format: 1, items }))
    await writeFile(join(old, '.base', 'notices.json'), JSON.stringify({ format: 1, revision: 3, removed: [], items }))
    await writeFile(
      join(old, 'history', '2026-01.ndjson'),
      `${JSON.stringify({ revision: 1, at: '', by: 'ada', via: 'staff', edits: [{ kind: 'notices', id: 'reading', before: null, after: items[0] }] })}\n`,
    )
    await editByHand(folder, 'pages', (pages) => [{ ...pages[0], title: { de: name }, slot: 'none' }])
    await store.settle()
    expect(store.problems().map(({ file }) => file)).toContain('pages.json')
    expect(await filesWith(folder, 'muster')).toHaveLength(6)
    const { files } = await store.erase({ text: name }, { by: 'bob' })
    expect(files.sort()).toEqual([
      'before-restore-2026-01-01/.base/notices.json',
      'before-restore-2026-01-01/history/2026-01.ndjson',
      'before-restore-2026-01-01/notices.json',
      'history/2026-01.ndjson.torn-12',
      'notices.conflict-2026-01-06.json',
      'pages.json',
    ])
    expect(await filesWith(folder, 'muster')).toEqual([])
    expect(JSON.parse(await readFile(join(folder, 'pages.json'), 'utf8'))).toMatchObject({
      items: [{ title: { de: '…' }, slot: 'none' }],
    })
  })

  test('leaves the translations as current as they were', async () => {
    const { store } = await openSeeded()
    await save(store, 'notices', { id: 'reading', title: { de: `${name} liest`, en: `${name} reads` } })
    const { translations } = store.content().notices.get('reading')!
    await store.erase({ text: name }, { by: 'bob' })
    const reading = store.content().notices.get('reading')!
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([['title', '… liest']]))
      .digest('hex')
      .slice(0, 16)
    expect(reading.translations).toEqual({ en: { ...translations.en, of: fingerprint } })
  })

  test('that stands nowhere changes nothing', async () => {
    const { store } = await openSeeded()
    expect(await store.erase({ text: name }, { by: 'bob' })).toEqual({
      items: [],
      changes: 0,
      files: [],
      ids: [],
      revision: null,
    })
    expect(store.revision()).toBe(1)
  })

  test('goes while others save, and none of their changes is lost', async () => {
    const { store, folder } = await openSeeded()
    await save(store, 'notices', { id: 'reading', title: { de: `${name} liest` } })
    let saved = 0
    let gone = false
    const isErased = () => gone
    const keepSaving = async () => {
      for (; saved < 20 || !isErased(); saved++) await save(store, 'pages', { id: `p${saved}`, title: { de: `${saved}` } })
    }
    const erasing = store.erase({ text: name }, { by: 'bob' }).then(() => (gone = true))
    await Promise.all([erasing, keepSaving()])
    await store.close()
    const again = await openAt(folder)
    expect([again.content().pages.size, again.revision(), again.problems()]).toEqual([saved + 1, saved + 3, []])
    expect((await again.past({ limit: 500 })).changes).toHaveLength(Math.min(500, saved + 3))
    expect(await filesWith(folder, name)).toEqual([])
  })
})

describe('a picture that is erased', () => {
  const hash = 'b'.repeat(64)
  const picture = (id: string) =>
    build('media', {
      id,
      name: 'Maria',
      alt: { de: name },
      variants: [{ hash, type: 'image/webp', size: 3, width: 4, height: 3 }],
    })
  const open = async () => {
    const opened = await openSeeded()
    await mkdir(join(opened.folder, 'media'))
    await writeFile(join(opened.folder, 'media', `${hash}.webp`), 'abc')
    await opened.store.change([{ kind: 'media', id: 'maria', item: picture('maria') }], ada)
    return opened
  }

  test('goes with its references, its file and what the history says it showed, in one change', async () => {
    const { store, folder } = await open()
    const kept = join(folder, 'before-restore-x', 'media')
    await mkdir(kept, { recursive: true })
    await writeFile(join(kept, `${hash}.webp`), 'abc')
    await save(store, 'notices', { id: 'reading', image: 'maria' })
    await save(store, 'places', {
      id: 'hall',
      image: 'maria',
      people: [{ id: 'p', name: 'M', role: { de: 'x' }, photo: 'maria' }],
    })
    await save(store, 'slides', { id: 'poster', template: 'image', image: 'maria' })
    const before = store.revision()
    const { items, files } = await store.erase({ media: 'maria' }, { by: 'bob' })
    const { notices, places, slides, media } = store.content()
    expect([notices.get('reading')?.image, places.get('hall')?.image, places.get('hall')?.people[0]?.photo]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    // A slide that was nothing but the picture waits for another one.
    expect([slides.get('poster')?.status, media.has('maria'), store.revision()]).toEqual(['draft', false, before + 1])
    expect(items.map(({ kind, id }) => `${kind}/${id}`)).toEqual([
      'places/hall',
      'notices/reading',
      'slides/poster',
      'media/maria',
    ])
    expect(files.sort()).toEqual([`before-restore-x/media/${hash}.webp`, `media/${hash}.webp`])
    await expect(stat(join(folder, 'media', `${hash}.webp`))).rejects.toThrow('ENOENT')
    expect(await filesWith(folder, name)).toEqual([])
    await expect(store.undo(before + 1, ada)).rejects.toThrow(ChangeGone)
  })

  test('goes also when its item was deleted long ago', async () => {
    const { store, folder } = await open()
    await store.change([{ kind: 'media', id: 'maria', item: null }], ada)
    expect((await store.findErasure({ media: 'maria' })).files).toEqual([`media/${hash}.webp`])
    expect(await store.erase({ media: 'maria' }, { by: 'bob' })).toMatchObject({
      items: [],
      changes: 2,
      files: [`media/${hash}.webp`],
    })
    expect(await filesWith(folder, name)).toEqual([])
  })

  test('leaves the file that another item shows as well', async () => {
    const { store, folder } = await open()
    await store.change(
      [{ kind: 'media', id: 'twin', item: { ...picture('twin'), name: 'Zwilling', alt: { de: 'Zwilling' } } }],
      ada,
    )
    await store.erase({ media: 'maria' }, { by: 'bob' })
    expect(await readFile(join(folder, 'media', `${hash}.webp`), 'utf8')).toBe('abc')
  })
})

describe('an erasure', () => {
  test('says first where everything stands, and changes nothing by that', async () => {
    const { store, folder } = await openSeeded()
    await save(store, 'notices', { id: 'maria-muster-liest', title: { de: `${name} liest` } })
    expect(await store.findErasure({ text: name })).toEqual({
      items: [{ kind: 'notices', id: 'maria-muster-liest', paths: ['title.de'] }],
      changes: 1,
      files: [],
      ids: ['notices/maria-muster-liest'],
      revision: null,
    })
    await store.settle()
    expect(await filesWith(folder, name)).toEqual(
      ['.base/notices.json', 'history/2026-11.ndjson', 'notices.json'].map((path) =>
        path.replace('2026-11', new Date().toISOString().slice(0, 7)),
      ),
    )
  })

  test('is told to whoever holds older content, and leaves none in memory', async () => {
    const { store } = await openSeeded()
    await save(store, 'notices', { id: 'reading', title: { de: `${name} liest` } })
    let heard = 0
    store.onErased(() => heard++)
    expect(store.history(1)).toHaveLength(1)
    await store.erase({ text: name }, { by: 'bob' })
    expect([heard, store.history(1)]).toEqual([1, undefined])
  })

  test('that the disk stops at any step goes on at the next start, until nothing is left', async () => {
    for (let stop = 1, steps = Infinity; stop <= steps; stop += 5) {
      const files = failingFiles((operation) => (armed && counted.has(operation) && ++count >= stop ? 'EIO' : undefined))
      let armed = false
      let count = 0
      const { store, folder } = await openSeeded({ files, timing: { follow: 5, still: 5, poll: 60_000, retry: 60_000 } })
      await save(store, 'notices', { id: 'reading', title: { de: `${name} liest` } })
      await store.settle()
      armed = true
      const done = await store.erase({ text: name }, { by: 'bob' }).then(
        () => true,
        () => false,
      )
      if (done) steps = 0
      await store.close().catch(() => {})
      const begun = (await readdir(join(folder, 'private')).catch((): string[] => [])).includes('erase.json')
      const again = await openAt(folder)
      expect([stop, again.problems()]).toEqual([stop, []])
      if (begun || done) expect([stop, await filesWith(folder, name)]).toEqual([stop, []])
      else expect([stop, again.content().notices.get('reading')?.title.de]).toEqual([stop, `${name} liest`])
      await again.close()
    }
  })
})

/** What changes the disk. */
const counted = new Set(['open', 'write', 'sync', 'rename', 'remove', 'syncFolder'])
