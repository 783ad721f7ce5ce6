import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { launchPersistent } from '../../browser/chromium.ts'
import { openKept } from '../../browser/kept.ts'
import { removeFolder } from '../../browser/server.ts'
import { until } from '../../browser/until.ts'

export type App = 'kiosk' | 'signage'

/** What stands on the screen only when content of the centre is drawn. */
const content = { kiosk: 'main h1', signage: '.layer.front > *' } as const

/** A screen with a browser of its own, which can be switched off and on. */
export interface Device {
  app: App
  /** The folder of the browser's profile, to be damaged while it is off. */
  profile: string
  /** What its pages have said on the console since it was made. */
  said: readonly string[]
  switchOn(): Promise<Page>
  /** The page of a device that is on. */
  page(): Promise<Page>
  /** The browser is closed in order, so that what it has written is on the disk. */
  switchOff(): Promise<void>
  /** Another device with the same past. Only while this one is off. */
  clone(): Promise<Device>
  remove(): Promise<void>
}

export async function createDevice(origin: string, app: App, profile?: string): Promise<Device> {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'rotes-sofa-profile-')))
  const said: string[] = []
  let context: BrowserContext | undefined
  const device: Device = {
    app,
    profile: folder,
    said,
    async switchOn() {
      context = await launchPersistent(folder, { viewport: { width: 1080, height: 1920 }, locale: 'de-DE' })
      const page = context.pages()[0] ?? (await context.newPage())
      page.on('console', (message) => said.push(message.text()))
      // The clock runs on as it is; tests may hurry it.
      await page.clock.install()
      await page
        .goto(`${origin}/${app}/?screen=${app === 'kiosk' ? 'kiosk-zukunftszentrum' : 'display-marktplatz'}`)
        .catch(() => undefined)
      return page
    },
    page: () => {
      const page = context?.pages()[0]
      return page ? Promise.resolve(page) : Promise.reject(new Error('the device is off'))
    },
    async switchOff() {
      await context?.close()
      context = undefined
    },
    async clone() {
      const copy = await mkdtemp(join(tmpdir(), 'rotes-sofa-profile-'))
      await cp(folder, copy, { recursive: true })
      return createDevice(origin, app, copy)
    },
    async remove() {
      await device.switchOff()
      await removeFolder(folder)
    },
  }
  return device
}

export const untilShown = (page: Page, app: App): Promise<void> =>
  page.locator(content[app]).filter({ visible: true }).first().waitFor({ timeout: 15_000 })

/** Lets the seconds pass after which a screen looks after itself: it beats, proves its build, and mends what it keeps. */
export async function letSettle(page: Page): Promise<void> {
  await page.clock.fastForward(6_000)
  await page.waitForFunction(() => document.documentElement.dataset.beat !== undefined, undefined, { timeout: 8_000 })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.clock.fastForward(6_000)
}

/** Everything the app keeps lies rightly in both storages, and its build has proved itself. */
export const untilProtected = (page: Page, app: App): Promise<void> =>
  until(`${app} is protected`, async () => {
    const shell = await openKept(page, `rotes-sofa-${app}-shell`)
    const content = await openKept(page, `rotes-sofa-${app}`)
    return page.evaluate(isProtected, { app, shell, content })
  })

/** Runs in the page, and so stands alone: whether every file and the snapshot lie in both storages with the right hash. */
async function isProtected(kept: {
  app: string
  shell: IDBDatabase | undefined
  content: IDBDatabase | undefined
}): Promise<boolean> {
  const hash = async (bytes: ArrayBuffer) =>
    Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
      '',
    )
  const read = (database: IDBDatabase, key: string) =>
    new Promise<unknown>((found) => {
      const request = database.transaction('values').objectStore('values').get(key)
      request.onsuccess = () => found(request.result)
      request.onerror = () => found(undefined)
    })
  const { app, shell, content } = kept
  try {
    const builds = (await caches.keys()).filter((name) => name.startsWith(`rotes-sofa-${app}-shell-`))
    if (builds.length !== 1 || !shell || !content) return false
    const build = builds[0]!.split('-').at(-1)!
    const files = await caches.open(builds[0]!)
    const standing = (await (await files.match('/standing.json'))?.json()) as { isProved?: boolean } | undefined
    const list = (await (await files.match('/shell-list.json'))?.json()) as { url: string; hash: string }[] | undefined
    if (standing?.isProved !== true || !list) return false
    for (const file of list) {
      const first = await (await files.match(file.url))?.arrayBuffer()
      const second = (await read(shell, `${build} ${file.url}`)) as { bytes: ArrayBuffer } | undefined
      if (!first || !second || (await hash(first)) !== file.hash || (await hash(second.bytes)) !== file.hash) return false
    }
    const snapshot = (await read(content, 'snapshot')) as { text: string; hash: string } | undefined
    if (!snapshot || typeof (await read(content, 'confirmed-at')) !== 'number') return false
    const copies = await caches.open(`rotes-sofa-${app}-content`)
    const copy = await (await copies.match(`/snapshot-${snapshot.hash}.json`))?.arrayBuffer()
    return copy !== undefined && (await hash(copy)) === snapshot.hash
  } finally {
    shell?.close()
    content?.close()
  }
}
