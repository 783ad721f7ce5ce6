import { expect, onTestFinished, test } from 'vitest'
import type { Items, Kind } from '../../content/model/kinds.ts'
import { noticeForm } from '../../staff/forms/notices.ts'
import { createAsk } from '../../staff/api/request.ts'
import { createContent } from '../../staff/model/content.ts'
import { toDraft } from '../../staff/model/draft.ts'
import { createEditor } from '../../staff/model/editor.ts'
import { createKeptDrafts } from '../../staff/model/kept-drafts.ts'
import { build, shortHash } from '../content/builders.ts'
import { createMemoryStorage } from './memory-storage.ts'
import { createShelf } from './shelf.ts'

const centre = build('centre')

/** A desk with a server's shelf behind it; `open` opens the form of a notice. */
function setUp(items: { [K in Kind]?: Items[K][] } = {}) {
  const shelf = createShelf(items)
  const ask = createAsk(shelf.fetch, () => {})
  const content = createContent({ ask, openStream: () => new EventTarget() as EventSource, later: () => () => {} })
  const storage = createMemoryStorage()
  const drafts = createKeptDrafts(storage, 'karin')
  for (const [kind, list] of Object.entries(items) as [Kind, Items[Kind][]][]) {
    for (const { id } of list) content.keep(kind, id, shelf.get(kind, id) as never)
  }
  const open = (id?: string) => {
    const editor = createEditor({
      kind: 'notices',
      ...(id ? { id } : {}),
      fresh: () => noticeForm.fresh({ now: '2026-01-05T10:00', defaultPlace: 'hall' }),
      centre,
      content,
      ask,
      drafts,
      now: () => 1_000,
      today: () => '2026-01-05',
      random: () => 0.5,
    })
    onTestFinished(() => editor.close())
    return editor
  }
  return { shelf, content, drafts, storage, open }
}

const lift = build('notices', { title: { de: 'Aufzug steht', en: 'Lift out of order' } })

test('a new notice proposes a week and is sent under an id made of its title', async () => {
  const { shelf, open } = setUp()
  const editor = open()
  editor.set('title.de', ' Suppe für Groß & Klein ')
  await editor.save('published')

  expect(editor.outcome.value).toEqual({ at: 'done', made: 'published', revision: 2 })
  expect(shelf.sent[0]).toMatchObject({
    method: 'PUT',
    path: '/api/staff/items/notices/suppe-fuer-gross-klein-ssss',
    headers: { 'if-none-match': '*' },
  })
  expect(shelf.all('notices')).toEqual([
    {
      id: 'suppe-fuer-gross-klein-ssss',
      status: 'published',
      translations: {},
      title: { de: 'Suppe für Groß & Klein' },
      level: 'info',
      from: '2026-01-05T10:00',
      until: '2026-01-12T23:59',
      places: [],
      districts: [],
      on: ['kiosk', 'signage'],
    },
  ])
})

test('sending twice at once sends once', async () => {
  const { shelf, open } = setUp()
  const editor = open()
  editor.set('title.de', 'Suppe')
  await Promise.all([editor.save('published'), editor.save('published')])

  expect(shelf.sent).toHaveLength(1)
})

test('a lost answer and a second sending make one item', async () => {
  const { shelf, open } = setUp()
  const editor = open()
  editor.set('title.de', 'Suppe')
  shelf.answerNext('lost')
  await editor.save('published')
  expect(editor.outcome.value).toEqual({ at: 'unreachable', status: 'published' })
  await editor.save('published')

  expect(editor.outcome.value).toEqual({ at: 'done', made: 'published', revision: 3 })
  expect(shelf.all('notices')).toHaveLength(1)
})

test('what is not complete is not sent, and the faults name their fields until they are mended', async () => {
  const { shelf, open } = setUp()
  const editor = open()
  editor.set('until', '2026-01-04')
  await editor.save('published')
  expect(shelf.sent).toEqual([])
  expect(editor.faults.value.map(({ path }) => path)).toEqual(['title'])

  editor.set('title.de', 'Suppe')
  expect(editor.outcome.value).toEqual({ at: 'rest' })
  await editor.save('published')
  expect(editor.faults.value.map(({ path }) => path)).toEqual(['until'])
})

test('faults that only the server finds are shown at their fields', async () => {
  const { shelf, open } = setUp({ notices: [lift] })
  const editor = open('lift')
  editor.set('title.de', 'Aufzug fährt')
  const errors = [{ kind: 'notices', id: 'lift', path: 'title.de', message: 'not this one' }]
  shelf.answerNext(Response.json({ status: 400, title: 'Not valid', detail: '', errors }, { status: 400 }))
  await editor.save('published')

  expect(editor.outcome.value).toEqual({ at: 'invalid' })
  expect(editor.faults.value).toEqual(errors)
})

test('what is written is kept on the device until it is sent', async () => {
  const { drafts, open } = setUp({ notices: [lift] })
  const first = open('lift')
  first.set('title.de', 'Aufzug fährt')
  first.close()

  const second = open('lift')
  expect(second.draft.value.title).toEqual({ de: 'Aufzug fährt', en: 'Lift out of order' })
  expect(second.restoredFrom.value).toBe(1_000)
  await second.save('published')
  expect(drafts.list()).toEqual([])
})

test('discarding goes back to what is stored and forgets the rest', () => {
  const { drafts, open } = setUp({ notices: [lift] })
  const editor = open('lift')
  editor.set('title.de', 'Aufzug fährt')
  expect(drafts.list()).toEqual([{ kind: 'notices', id: 'lift', at: 1_000 }])
  editor.discard()

  expect(editor.draft.value).toEqual(toDraft(lift))
  expect(editor.isChanged.value).toBe(false)
  expect(drafts.list()).toEqual([])
})

test('each account has drafts of its own, and wiping takes only those', () => {
  const storage = createMemoryStorage()
  const [karin, samir] = [createKeptDrafts(storage, 'karin'), createKeptDrafts(storage, 'samir')]
  const draft = toDraft(lift)
  karin.write('notices', 'lift', { draft, checked: [], at: 1 })
  samir.write('notices', 'lift', { draft, checked: [], at: 2 })
  karin.clear()

  expect(karin.list()).toEqual([])
  expect(samir.list()).toEqual([{ kind: 'notices', id: 'lift', at: 2 }])
})

test('a full device is told, and the form goes on', () => {
  const drafts = createKeptDrafts(createMemoryStorage(10), 'karin')
  expect(drafts.write('notices', 'new', { draft: toDraft(lift), checked: [], at: 1 })).toBe(false)
})

test('a stale edit changes nothing and shows what is there; taking it over, the next sending holds', async () => {
  const { shelf, open } = setUp({ notices: [lift] })
  const editor = open('lift')
  editor.set('title.de', 'Von mir')
  shelf.put('notices', { ...lift, level: 'urgent' })
  await editor.save('published')

  expect(shelf.get('notices', 'lift')?.item).toMatchObject({ title: { de: 'Aufzug steht' }, level: 'urgent' })
  expect(editor.theirs.value).toMatchObject({ level: 'urgent' })
  expect(editor.draft.value).toMatchObject({ title: { de: 'Von mir' }, level: 'info' })

  editor.takeTheirs({ ...editor.draft.value, level: 'urgent' })
  await editor.save('published')
  expect(shelf.get('notices', 'lift')?.item).toMatchObject({ title: { de: 'Von mir' }, level: 'urgent' })
})

test('a change heard of while the form is open marks it and leaves it alone', () => {
  const { shelf, content, open } = setUp({ notices: [lift] })
  const editor = open('lift')
  expect(editor.theirs.value).toBeUndefined()
  content.keep('notices', 'lift', shelf.put('notices', { ...lift, level: 'important' }) as never)

  expect(editor.theirs.value).toMatchObject({ level: 'important' })
  expect(editor.draft.value.level).toBe('info')
  content.keep('notices', 'lift', undefined)
  expect(editor.theirs.value).toBeNull()
})

test('what others deleted can be sent anew', async () => {
  const { shelf, content, open } = setUp({ notices: [lift] })
  const editor = open('lift')
  editor.set('title.de', 'Doch noch')
  await shelf.fetch('/api/staff/items/notices/lift', {
    method: 'DELETE',
    headers: { 'if-match': `"${shelf.get('notices', 'lift')?.etag}"` },
  })
  content.keep('notices', 'lift', undefined)
  await editor.save('published')

  expect(shelf.get('notices', 'lift')?.item).toMatchObject({ title: { de: 'Doch noch' } })
})

test('a draft is deleted with the version that was seen', async () => {
  const { shelf, content, open } = setUp({ notices: [{ ...lift, status: 'draft' }] })
  const editor = open('lift')
  await editor.remove()

  expect(editor.outcome.value).toEqual({ at: 'done', made: 'deleted' })
  expect(shelf.get('notices', 'lift')).toBeUndefined()
  expect(content.find('notices', 'lift')).toBeUndefined()
})

test('translation states follow what is written, before it is sent', () => {
  const { open } = setUp({ notices: [lift] })
  const editor = open('lift')
  editor.set('title.de', 'Aufzug fährt wieder')
  expect(editor.states.value).toEqual({ en: 'current', ar: 'missing' })
})

test('a checked translation is sent with the hash of the text it was checked against', async () => {
  const old = build('notices', { title: { de: 'Neu', en: 'Old' }, translations: { en: { of: '0'.repeat(16), by: 'machine' } } })
  const { shelf, open } = setUp({ notices: [old] })
  const editor = open('lift')
  expect(editor.states.value.en).toBe('outdated')
  editor.markChecked('en')
  expect(editor.states.value.en).toBe('current')
  await editor.save('published')
  expect(shelf.get('notices', 'lift')?.item.translations).toEqual({
    en: { of: shortHash('[["title","Neu"]]'), by: 'machine', checked: '2026-01-05' },
  })
})

test('writing on in the original takes a mark back', () => {
  const old = build('notices', { title: { de: 'Neu', en: 'Old' }, translations: { en: { of: '0'.repeat(16), by: 'person' } } })
  const { open } = setUp({ notices: [old] })
  const editor = open('lift')
  editor.markChecked('en')
  editor.set('title.de', 'Noch neuer')
  expect(editor.states.value.en).toBe('outdated')
})

test('undone, a saving leaves the form as it was before it', async () => {
  const { shelf, content, open } = setUp({ notices: [lift] })
  const editor = open('lift')
  editor.set('title.de', 'Aufzug fährt')
  await editor.save('published')
  await editor.undo()

  expect(shelf.get('notices', 'lift')?.item).toEqual(lift)
  expect(content.find('notices', 'lift')?.item).toEqual(lift)
  expect(editor.draft.value).toMatchObject({ title: { de: 'Aufzug steht' } })
  expect([editor.outcome.value, editor.isChanged.value]).toEqual([{ at: 'done', made: 'undone' }, false])
})

test('undone, the saving that made an item removes it', async () => {
  const { shelf, open } = setUp()
  const editor = open()
  editor.set('title.de', 'Doch nicht')
  await editor.save('published')
  await editor.undo()

  expect(shelf.all('notices')).toEqual([])
  expect(editor.outcome.value).toEqual({ at: 'done', made: 'deleted' })
})

test('an undo that is refused keeps the form and names what came later', async () => {
  const { shelf, open } = setUp({ notices: [lift] })
  const editor = open('lift')
  editor.set('title.de', 'Aufzug fährt')
  await editor.save('published')
  const later = [{ revision: 3, at: '2026-01-05T09:00:00.000Z', by: 'Ada', kind: 'notices', id: 'lift' }]
  const problem = { status: 409, title: 'Changed since', detail: '', later }
  shelf.answerNext(
    new Response(JSON.stringify(problem), { status: 409, headers: { 'content-type': 'application/problem+json' } }),
  )
  await editor.undo()

  expect(editor.outcome.value).toEqual({ at: 'refused', problem })
  expect(editor.draft.value).toMatchObject({ title: { de: 'Aufzug fährt' } })
})

test('a picture is erased everywhere by its name, and again when the connection broke off', async () => {
  const { shelf, content, open } = setUp({ notices: [lift] })
  const editor = open('lift')
  shelf.answerNext('away')
  await editor.erase()
  expect(editor.outcome.value).toEqual({ at: 'unreachable', status: 'erased' })
  shelf.answerNext(new Response('{}', { headers: { 'content-type': 'application/json' } }))
  await editor.erase()

  expect(shelf.sent.map(({ method, path, body }) => [method, path, body])).toEqual(
    Array.from({ length: 2 }, () => ['POST', '/api/staff/erase', { media: 'lift' }]),
  )
  expect([content.find('notices', 'lift'), editor.outcome.value]).toEqual([undefined, { at: 'done', made: 'deleted' }])
})
