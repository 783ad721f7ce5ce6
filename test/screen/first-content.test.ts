import { expect, test } from 'vitest'
import { createContent } from '../../screen/sync/content.ts'
import { showFirst } from '../../screen/sync/first-content.ts'
import { buildSnapshot } from './snapshot-builder.ts'

function promiseToKeep<T>() {
  let resolve: (value: T) => void = () => undefined
  let reject: (error: Error) => void = () => undefined
  const promise = new Promise<T>((keep, fail) => ([resolve, reject] = [keep, fail]))
  return { promise, resolve, reject }
}

/** A device and a server that answer when the test says so. */
function buildWorld({ expectsKept }: { expectsKept: boolean }) {
  const read = promiseToKeep<ReturnType<typeof buildSnapshot> | undefined>()
  const served = promiseToKeep<Response>()
  const waited = promiseToKeep<undefined>()
  const requests: string[] = []
  const reports: string[] = []
  const content = createContent({ now: () => 1_000, confirm: () => undefined })
  const first = showFirst({
    content,
    cache: {
      read: async () => {
        const snapshot = await read.promise
        return snapshot && { snapshot, confirmedAt: 500 }
      },
    },
    expectsKept,
    fetch: (address) => {
      requests.push(String(address))
      return served.promise
    },
    wait: () => waited.promise,
    report: (what) => reports.push(what),
  })
  const serve = (revision: number) => served.resolve(Response.json(buildSnapshot({ revision })))
  const runsOut = () => waited.resolve(undefined)
  return { content, first, runsOut, requests, reports, keeps: read.resolve, breaks: read.reject, serve, isGone: served.reject }
}

test('a device that keeps content shows it without asking anybody', async () => {
  const world = buildWorld({ expectsKept: true })
  world.keeps(buildSnapshot({ revision: 4 }))
  expect(await world.first).toBe('kept')
  expect([world.content.snapshot.value?.revision, world.content.confirmedAt.value]).toEqual([4, 500])
  expect(world.requests).toEqual([])
})

test('a new device asks the server before it has looked at what it keeps', async () => {
  const world = buildWorld({ expectsKept: false })
  expect(world.requests).toEqual(['/api/content'])
  world.serve(7)
  expect(await world.first).toBe('fetched')
  expect([world.content.snapshot.value?.revision, world.content.confirmedAt.value]).toEqual([7, 1_000])
})

test('a device that has forgotten that it keeps content still shows it when the server is gone', async () => {
  const world = buildWorld({ expectsKept: false })
  world.isGone(new Error('no network'))
  world.keeps(buildSnapshot({ revision: 4 }))
  expect(await world.first).toBe('kept')
  expect(world.content.snapshot.value?.revision).toBe(4)
})

test('a device that has forgotten that it keeps content shows it when the server does not answer', async () => {
  const world = buildWorld({ expectsKept: false })
  world.keeps(buildSnapshot({ revision: 4 }))
  world.runsOut()
  expect(await world.first).toBe('kept')
  expect(world.content.snapshot.value?.revision).toBe(4)
})

test('what the device keeps is not replaced by an answer that comes after it', async () => {
  const world = buildWorld({ expectsKept: false })
  world.keeps(buildSnapshot({ revision: 9 }))
  world.runsOut()
  await world.first
  world.serve(3)
  await new Promise((resolve) => setTimeout(resolve))
  expect(world.content.snapshot.value?.revision).toBe(9)
})

test('a device whose copy cannot be read asks the server', async () => {
  const world = buildWorld({ expectsKept: true })
  world.breaks(new Error('damaged'))
  world.serve(5)
  expect(await world.first).toBe('fetched')
  expect(world.content.snapshot.value?.revision).toBe(5)
  expect(world.reports).toEqual(['the kept content could not be read'])
})

test('with neither, nothing is shown and the screen goes on asking later', async () => {
  const world = buildWorld({ expectsKept: true })
  world.keeps(undefined)
  world.isGone(new Error('no network'))
  expect(await world.first).toBeUndefined()
  expect(world.content.snapshot.value).toBeUndefined()
})
