import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { openStore } from '../../../server/store/open-store.ts'
import { openPrivateFile } from '../../../server/store/private-file.ts'
import { buildCollections, buildJoined } from '../../server/store/collections.ts'
import { makeTemporaryFolder } from '../../server/store/folder.ts'
import { ada, editByHand } from '../../server/store/open.ts'
import { cutEverywhere, recordStore, reopen } from './every-cut.ts'
import { cutFirstStart } from './first-start.ts'
import { hastyFiles, recordDisk, type Loss } from './power-cut.ts'

// Dozens of disks a test, each opened as a store: patience for a machine that has other things to do.
vi.setConfig({ testTimeout: 180_000 })

const seed = () => buildCollections()
const titled = (title: string) => ({
  kind: 'notices' as const,
  id: 'lift',
  item: buildJoined('notices', { title: { de: title } }),
})
const named = (name: string) => ({ kind: 'offers' as const, id: 'advice', item: buildJoined('offers', { name: { de: name } }) })
const inside = (root: string) => join(root, 'centre', 'data')

// All eight ways, some hundred disks, are looked at in power-cut.long.ts.
test.each<Loss>([
  { names: 'kept', bytes: 'half' },
  { names: 'lost', bytes: 'lost' },
])(
  'the power goes during the first start (names $names, bytes $bytes): the next one is a first start or has everything, under the same id',
  async (loss) => {
    expect(await cutFirstStart([loss])).toBeGreaterThan(30)
  },
)

test('the power goes during a save over two collections: it is whole or absent, and whole once it was acknowledged', async () => {
  const recording = await recordStore({ seed })
  const { store, tell, disk } = recording
  const from = disk.steps()
  await store.change([titled('neu'), named('neu')], ada)
  tell('saved')
  await store.settle()
  const until = disk.steps()
  await recording.close()
  const cuts = await cutEverywhere({
    recording,
    from,
    until,
    look: (root, promised) =>
      reopen(inside(root), (left) => {
        const texts = [left.content().notices.get('lift')?.title.de, left.content().offers.get('advice')?.name.de]
        if (promised.length > 0 || left.revision() === 2) expect([left.revision(), ...texts]).toEqual([2, 'neu', 'neu'])
        else expect([left.revision(), ...texts]).toEqual([1, 'Aufzug steht', 'Beratung'])
      }),
  })
  // The journal's line alone has more than this many states; the files that follow have the rest.
  expect(cuts).toBeGreaterThan(20)
})

test('the power goes while changes chase each other: nothing acknowledged is missing, nothing else is there', async () => {
  const recording = await recordStore({ seed })
  const { store, tell, disk } = recording
  const from = disk.steps()
  const save = async (what: string, edits: Parameters<typeof store.change>[0]) => {
    await store.change(edits, ada)
    tell(what)
  }
  await Promise.all([save('2', [titled('zwei')]), save('3', [named('drei')])])
  await save('4', [{ kind: 'surveys', id: [...store.content().surveys.keys()][0] ?? '', item: null }])
  await store.settle()
  await save('5', [titled('fünf')])
  await store.settle()
  const until = disk.steps()
  await recording.close()
  const notices = ['', 'Aufzug steht', 'zwei', 'zwei', 'zwei', 'fünf']
  await cutEverywhere({
    recording,
    from,
    until,
    look: (root, promised) =>
      reopen(inside(root), (left) => {
        const revision = left.revision()
        expect(revision).toBeGreaterThanOrEqual(Math.max(1, ...promised.map(Number)))
        expect(left.content().notices.get('lift')?.title.de).toBe(notices[revision])
        expect(left.content().offers.get('advice')?.name.de).toBe(revision >= 3 ? 'drei' : 'Beratung')
        expect(left.content().surveys.size).toBe(revision >= 4 ? 0 : 1)
      }),
  })
})

test('the power goes while a hand edit is taken over: the edit stays, and so does what was acknowledged beside it', async () => {
  const recording = await recordStore({ seed })
  const { store, tell, disk, folder } = recording
  await store.change([named('neu')], ada)
  tell('saved')
  await editByHand(folder, 'notices', ([lift]) => [lift, { ...lift, id: 'water', title: { de: 'Wasser' } }])
  await disk.written(join(folder, 'notices.json'))
  const from = disk.steps()
  await store.settle()
  expect(store.content().notices.has('water')).toBe(true)
  const until = disk.steps()
  await recording.close()
  await cutEverywhere({
    recording,
    from,
    until,
    look: (root) =>
      reopen(inside(root), (left) => {
        expect([...left.content().notices.keys()]).toEqual(['lift', 'water'])
        expect(left.content().offers.get('advice')?.name.de).toBe('neu')
        expect(left.revision()).toBe(3)
      }),
  })
})

test('the power goes while a hand edit meets a saved change: the saved one stays, the text of the other is never lost', async () => {
  const recording = await recordStore({ seed, timing: { follow: 60_000, still: 10, poll: 60_000, retry: 20 } })
  const { store, tell, disk, folder } = recording
  await store.change([titled('gespeichert')], ada)
  tell('saved')
  await editByHand(folder, 'notices', ([lift]) => [{ ...lift, title: { de: 'von Hand' } }])
  await disk.written(join(folder, 'notices.json'))
  const from = disk.steps()
  await store.settle()
  const until = disk.steps()
  await recording.close()
  const reported = async (root: string) => {
    const folder = inside(root)
    const left = await openStore({ folder, files: hastyFiles, timing: { follow: 60_000, poll: 60_000 } })
    await left.settle()
    expect(left.content().notices.get('lift')?.title.de).toBe('gespeichert')
    expect(left.problems()).toMatchObject([{ about: 'conflict' }])
    const kept = (await readdir(folder)).filter((name) => name.includes('.conflict-'))
    expect(await readFile(join(folder, kept[0] ?? ''), 'utf8')).toContain('von Hand')
    await left.close()
  }
  expect(await cutEverywhere({ recording, from, until, look: reported })).toBeGreaterThan(5)
})

test('the power goes when the history begins a new month: both months are read', async () => {
  let today = '2026-01-31T23:00:00Z'
  const recording = await recordStore({ seed, now: () => new Date(today) })
  const { store, tell, disk } = recording
  today = '2026-02-01T07:00:00Z'
  const from = disk.steps()
  await store.change([titled('Februar')], ada)
  tell('saved')
  const until = disk.steps()
  await recording.close()
  await cutEverywhere({
    recording,
    from,
    until,
    look: (root, promised) =>
      reopen(inside(root), (left) => {
        expect(left.revision()).toBeGreaterThanOrEqual(1 + promised.length)
        expect(left.content().notices.get('lift')?.title.de).toBe(left.revision() === 2 ? 'Februar' : 'Aufzug steht')
      }),
  })
})

test('the power goes while a private file is written: it holds the old value or the new one, the new one once it was told', async () => {
  const root = await makeTemporaryFolder()
  const disk = recordDisk(root)
  const told: { step: number; what: string }[] = []
  const options = { schema: v.array(v.string()), empty: [] as string[] }
  const file = await openPrivateFile({ path: join(root, 'private', 'names.json'), files: disk.files, ...options })
  for (const name of ['ada', 'bob', 'cleo']) {
    await file.update((names) => [...names, name])
    told.push({ step: disk.steps(), what: name })
  }
  await file.close()
  await cutEverywhere({
    recording: { disk, told },
    async look(left, promised) {
      const again = await openPrivateFile({ path: join(left, 'private', 'names.json'), files: hastyFiles, ...options })
      expect(['ada', 'bob', 'cleo'].slice(0, again.value().length)).toEqual(again.value())
      expect(again.value().length).toBeGreaterThanOrEqual(promised.length)
      await again.close()
    },
  })
})
