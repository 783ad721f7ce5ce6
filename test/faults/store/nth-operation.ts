import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { diskCode } from '../../../server/store/disk-error.ts'
import { NotWritable } from '../../../server/store/errors.ts'
import { openStore } from '../../../server/store/open-store.ts'
import type { Store } from '../../../server/store/store.ts'
import { buildCollections, buildJoined } from '../../server/store/collections.ts'
import { planFaults, type FaultPlan } from '../../server/store/failing-files.ts'
import { makeTemporaryFolder } from '../../server/store/folder.ts'
import { ada, editByHand, openSeeded, readItems, until } from '../../server/store/open.ts'
import { copyLeft } from './copy-left.ts'
import { reopen } from './every-cut.ts'

export type Fault = Omit<FaultPlan, 'at'>

const seed = () => buildCollections()
/** Looks at the folder only when told: so the operations of a save are the same each time. */
const timing = { follow: 5, still: 10, poll: 60_000, retry: 10 }

/** Both collections say the round in which they were changed last. */
const roundsOf = (store: Store) => [store.content().notices.get('lift')?.title.de, store.content().offers.get('advice')?.name.de]
const both = (text: string) => [
  { kind: 'notices' as const, id: 'lift', item: buildJoined('notices', { title: { de: text } }) },
  { kind: 'offers' as const, id: 'advice', item: buildJoined('offers', { name: { de: text } }) },
]

/** Well again: waits until everything that was put off is done. */
async function recover(store: Store): Promise<void> {
  await until(store, () => store.health().writable)
  await store.settle()
  await until(store, () => store.problems().length === 0)
  await store.settle()
}

/** Each operation of a save fails in turn. It is acknowledged and stays, or refused without a trace; then all goes on. */
export async function failEachOfSave({ code, lasting }: Fault): Promise<void> {
  const disk = planFaults()
  const { store, folder } = await openSeeded({ files: disk.files, timing })
  await store.change(both('0'), ada)
  await store.settle()
  let last = '0'
  let refused = 0
  for (let at = 0; ; at++) {
    const before = store.revision()
    disk.strike({ at, code, lasting })
    const tried = `${at}!`
    const outcome = await store.change(both(tried), ada).catch((error: unknown) => error)
    await store.settle()
    const struck = disk.struck()
    if (outcome instanceof Error) {
      expect(outcome, struck).toEqual(new NotWritable(diskCode({ code })))
      expect(store.revision(), struck).toBe(before)
      refused++
    } else last = tried
    expect(roundsOf(store), struck).toEqual([last, last])
    await reopen(await copyLeft(folder), (left) => {
      const there = roundsOf(left)
      // A disk that refuses everything cannot take back a line either: a kill now leaves the refused change, whole.
      const whole = lasting === 'once' || there[0] === last ? last : tried
      expect(there, struck).toEqual([whole, whole])
    })

    disk.mend()
    await recover(store)
    const titles = (await readItems(folder, 'notices')).map((item) => ('title' in item ? item.title?.de : ''))
    expect(titles, struck).toEqual([last])
    if (lasting === 'once') await expectTidy(folder)
    if (struck === undefined) break
  }
  expect(refused).toBeGreaterThan(1)
  await store.close()
  await reopen(folder, (again) => expect(roundsOf(again)).toEqual([last, last]))
}

async function expectTidy(folder: string): Promise<void> {
  for (const part of ['', '.base', 'history']) {
    const names = await readdir(join(folder, part))
    expect(names.filter((name) => name.startsWith('.unfinished-'))).toEqual([])
  }
}

/** Each operation of a first start fails in turn, or every `stride`-th: it starts or says why, and the next start has everything. */
export async function failEachOfFirstStart({ code, lasting }: Fault, stride = 1): Promise<void> {
  const disk = planFaults()
  let refused = 0
  for (let at = 0; ; at += stride) {
    const folder = join(await makeTemporaryFolder(), 'data')
    disk.strike({ at, code, lasting })
    const opened = await openStore({ folder, files: disk.files, seed, timing }).catch((error: unknown) => error as Error)
    const struck = disk.struck()
    disk.mend()
    if (opened instanceof Error) {
      expect(opened.message, struck).toMatch(/ENOSPC|EIO|EROFS|disk-full|disk-error|read-only/)
      refused++
    } else {
      expect(opened.revision(), struck).toBe(1)
      await opened.close()
    }
    const complete = (again: Store) => expect([again.revision(), again.content().places.size], struck).toEqual([1, 1])
    await reopen(folder, complete, { seed })
    if (struck === undefined) break
  }
  expect(refused).toBeGreaterThan(1)
}

/** Each operation of taking a hand edit over fails in turn: it is taken as soon as the disk allows. */
export async function failEachOfHandEdit({ code, lasting }: Fault): Promise<void> {
  const disk = planFaults()
  const { store, folder } = await openSeeded({ files: disk.files, timing })
  await store.settle()
  for (let at = 0; ; at++) {
    const title = `von Hand ${at}`
    await editByHand(folder, 'notices', ([lift]) => [{ ...lift, title: { de: title } }])
    disk.strike({ at, code, lasting })
    await store.settle()
    const struck = disk.struck()
    disk.mend()
    await until(store, () => store.health().writable)
    await store.settle()
    await recover(store)
    expect(store.content().notices.get('lift')?.title.de, struck).toBe(title)
    if (struck === undefined) break
  }
  const revision = store.revision()
  await store.close()
  await reopen(folder, (again) => expect(again.revision()).toBe(revision))
}
