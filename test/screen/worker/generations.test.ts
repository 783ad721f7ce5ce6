import { setTimeout } from 'node:timers/promises'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { sha256 } from '../../../screen/cache/sha256.ts'
import { nameBuild } from '../../../screen/worker/build.ts'
import { createGenerations } from '../../../screen/worker/generations.ts'
import { createMemoryShelf } from './memory-shelf.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const index = '/kiosk/index.html'

/** What the server has, by address. */
let served: Record<string, string>
let fetched: string[]
let first: ReturnType<typeof createMemoryShelf>
let second: ReturnType<typeof createMemoryShelf>

beforeEach(() => {
  served = {}
  fetched = []
  first = createMemoryShelf()
  second = createMemoryShelf()
  vi.stubGlobal('fetch', (url: string) => {
    fetched.push(url)
    const text = served[url]
    if (text === undefined) return Promise.reject(new TypeError('Failed to fetch'))
    const response = new Response(text)
    // What a browser says of an answer of its own origin.
    Object.defineProperty(response, 'type', { value: 'basic' })
    return Promise.resolve(response)
  })
  return () => vi.unstubAllGlobals()
})

/** A build on the server and its worker. */
async function deploy(files: Record<string, string>) {
  served = { ...files }
  const list = await Promise.all(Object.entries(files).map(async ([url, text]) => ({ url, hash: await sha256(encode(text)) })))
  const build = await nameBuild(list)
  const generations = createGenerations(Promise.resolve(build), [first.shelf, second.shelf])
  return { ...generations, name: build.name, files: Object.keys(files).filter((url) => url !== index) }
}
const deployOld = () => deploy({ [index]: 'old page', '/kiosk/old.js': 'old script', '/kiosk/font': 'letters' })
const deployNew = () => deploy({ [index]: 'new page', '/kiosk/new.js': 'new script', '/kiosk/font': 'letters' })
const textOf = async (response: Promise<Response | undefined>) => (await response)?.text()

async function installProved() {
  const old = await deployOld()
  await old.install()
  expect(await textOf(old.page(index))).toBe('old page')
  expect(await old.hear('shown', old.files)).toBe(true)
  return old
}

describe('two copies', () => {
  test('a build is installed into both storages and served without the network', async () => {
    const old = await installProved()
    served = {}
    fetched = []
    expect(await textOf(old.page(index))).toBe('old page')
    expect(await textOf(old.file('/kiosk/old.js'))).toBe('old script')
    expect(fetched).toEqual([])
    expect(second.has(old.name, index)).toBe(true)
  })

  test('altered bytes of the first storage never leave it: the second answers', async () => {
    const old = await installProved()
    served = {}
    first.alter(old.name, index)
    first.alter(old.name, '/kiosk/old.js')
    expect(await textOf(old.page(index))).toBe('old page')
    expect(await textOf(old.file('/kiosk/old.js'))).toBe('old script')
  })

  test('altered in both, a file comes from the server if it is the same there, and from nowhere else', async () => {
    const old = await installProved()
    first.alter(old.name, '/kiosk/old.js')
    second.alter(old.name, '/kiosk/old.js')
    expect(await textOf(old.file('/kiosk/old.js'))).toBe('old script')
    served = { '/kiosk/old.js': '<h1>Sign in to the Wi-Fi</h1>' }
    expect(await old.file('/kiosk/old.js')).toBeUndefined()
  })

  test('mending brings back what is missing or wrong from the other storage, without the network', async () => {
    const old = await installProved()
    served = {}
    fetched = []
    first.empty()
    second.alter(old.name, '/kiosk/font')
    const done = await old.mend()
    expect(done.failures.map(({ what }) => what)).toEqual(['/kiosk/font could not be had'])
    expect(fetched).toEqual(['/kiosk/font'])
    served = { '/kiosk/font': 'letters' }
    expect(await old.mend()).toMatchObject({ mended: 2, failures: [], isWhole: true })
    second.empty()
    expect(await textOf(old.file('/kiosk/old.js'))).toBe('old script')
  })

  test('a storage that has lost something is left for a new place, and everything written there again', async () => {
    const old = await installProved()
    second.remove(old.name, '/kiosk/font')
    const { write } = second.shelf
    const written = vi.fn<typeof write>((...given) => write(...given))
    const renew = vi.fn<() => Promise<void>>(() => {
      // What lies behind a torn record is lost with the next start, however whole it looks now.
      expect(written).not.toHaveBeenCalled()
      return Promise.resolve(second.empty())
    })
    Object.assign(second.shelf, { renew, write: written })
    expect(await old.mend()).toMatchObject({ mended: 1, failures: [] })
    expect(renew).toHaveBeenCalledOnce()
    expect(second.has(old.name, '/kiosk/font')).toBe(true)
    first.empty()
    expect(await textOf(old.page(index))).toBe('old page')
    await old.mend()
    expect(renew).toHaveBeenCalledOnce()
  })

  test('a storage that has lost something is not left while the other lacks something too', async () => {
    const old = await installProved()
    served = {}
    second.remove(old.name, '/kiosk/old.js')
    first.remove(old.name, '/kiosk/font')
    first.limit(0)
    const renew = vi.fn<() => Promise<void>>(() => Promise.resolve(second.empty()))
    second.shelf.renew = renew
    expect((await old.mend()).failures.map(({ what }) => what)).toEqual(['/kiosk/font could not be kept'])
    expect(renew).not.toHaveBeenCalled()
    expect(second.has(old.name, '/kiosk/font')).toBe(true)
  })

  test('nothing is written where everything is right', async () => {
    const old = await installProved()
    expect(await old.mend()).toMatchObject({ mended: 0, failures: [], isWhole: true })
  })
})

describe('a new build', () => {
  test('copies what the old one has, and fetches only the rest', async () => {
    await installProved()
    const next = await deployNew()
    fetched = []
    await next.install()
    expect(fetched).toEqual([index, '/kiosk/new.js'])
  })

  test('is refused whole when one file is not what its list says, and the old one stays', async () => {
    const old = await installProved()
    const next = await deployNew()
    served['/kiosk/new.js'] = 'half of the scr'
    await expect(next.install()).rejects.toThrow('is not the file of this build')
    expect(await first.shelf.builds()).toEqual([old.name])
    expect(await textOf(old.page(index))).toBe('old page')
  })

  test('that has shown its content takes the place of the old one', async () => {
    const old = await installProved()
    const next = await deployNew()
    await next.install()
    await next.tidy()
    expect(await textOf(next.page(index))).toBe('new page')
    expect(first.has(old.name, index)).toBe(true)
    await next.hear('shown', next.files)
    expect(await first.shelf.builds()).toEqual([next.name])
    expect(await second.shelf.builds()).toEqual([next.name])
    for (let starts = 0; starts < 5; starts++) expect(await textOf(next.page(index))).toBe('new page')
  })

  test('throws the old one out whole, also while that is being mended', async () => {
    await installProved()
    const next = await deployNew()
    await next.install()
    const { read, drop } = second.shelf
    first.shelf.read = async () => (await setTimeout(1), undefined)
    second.shelf.read = async (...file) => (await setTimeout(1), read(...file))
    second.shelf.drop = async (build) => (await setTimeout(20), drop(build))
    const mending = next.mend()
    await setTimeout(5)
    await next.hear('shown', next.files)
    await mending
    expect(await first.shelf.builds()).toEqual([next.name])
    expect(await second.shelf.builds()).toEqual([next.name])
  })

  test('that never shows anything is given up after two starts, and the old one is shown', async () => {
    await installProved()
    const next = await deployNew()
    await next.install()
    await next.tidy()
    const shown: (string | undefined)[] = []
    for (let starts = 0; starts < 4; starts++) shown.push(await textOf(next.page(index)))
    expect(shown).toEqual(['new page', 'new page', 'old page', 'old page'])
    expect(await next.isOwnGivenUp()).toBe(true)
    expect(await textOf(next.file('/kiosk/old.js'))).toBe('old script')
  })

  test('is not given up for having no content to show', async () => {
    await installProved()
    const next = await deployNew()
    await next.install()
    for (let starts = 0; starts < 4; starts++) {
      expect(await textOf(next.page(index))).toBe('new page')
      await next.hear('waiting', next.files)
    }
    expect(await next.isOwnGivenUp()).toBe(false)
  })

  test('is not proved by a page of the old one', async () => {
    const old = await installProved()
    const next = await deployNew()
    await next.install()
    for (let starts = 0; starts < 2; starts++) await next.page(index)
    expect(await next.hear('shown', old.files)).toBe(false)
    expect(await textOf(next.page(index))).toBe('old page')
    expect(first.has(old.name, index)).toBe(true)
  })

  test('that was given up makes way for a later one, which has its own chances', async () => {
    const old = await installProved()
    const broken = await deployNew()
    await broken.install()
    for (let starts = 0; starts < 3; starts++) await broken.page(index)
    const later = await deploy({ [index]: 'later page', '/kiosk/later.js': 'later script' })
    await later.install()
    await later.tidy()
    expect((await first.shelf.builds()).toSorted()).toEqual([old.name, later.name].toSorted())
    expect(await textOf(later.page(index))).toBe('later page')
    await later.page(index)
    expect(await textOf(later.page(index))).toBe('old page')
  })

  test('without an old one to fall back on is started again and again', async () => {
    const only = await deployOld()
    await only.install()
    for (let starts = 0; starts < 5; starts++) expect(await textOf(only.page(index))).toBe('old page')
  })
})

describe('no room', () => {
  test('for the second copy: the build is installed, and mended when there is room again', async () => {
    const old = await deployOld()
    second.limit(1)
    await old.install()
    expect(await textOf(old.page(index))).toBe('old page')
    second.limit(Infinity)
    expect((await old.mend()).failures).toEqual([])
    first.empty()
    expect(await textOf(old.page(index))).toBe('old page')
  })

  test('for a new build: builds that nobody needs go, and it is tried again', async () => {
    const old = await installProved()
    const broken = await deployNew()
    await broken.install()
    for (let starts = 0; starts < 3; starts++) await broken.page(index)
    const later = await deploy({ [index]: 'later page', '/kiosk/later.js': 'later script' })
    first.limit(first.count() + 1)
    second.limit(second.count() + 1)
    await later.install()
    expect((await first.shelf.builds()).toSorted()).toEqual([old.name, later.name].toSorted())
  })

  test('even then: the new build is refused, leaves nothing behind, and the last good one stays', async () => {
    const old = await installProved()
    const next = await deployNew()
    first.limit(first.count() + 1)
    second.limit(second.count() + 1)
    await expect(next.install()).rejects.toThrow('no room')
    expect(await first.shelf.builds()).toEqual([old.name])
    expect(await second.shelf.builds()).toEqual([old.name])
    expect(await textOf(old.page(index))).toBe('old page')
  })
})
