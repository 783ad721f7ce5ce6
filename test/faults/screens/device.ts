import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { launchPersistent } from '../../browser/chromium.ts'
import { removeFolder } from '../../browser/server.ts'

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
export async function untilProtected(page: Page, app: App): Promise<void> {
  await page.waitForFunction(isProtected, app, { timeout: 30_000, polling: 200 })
}

/** Runs in the page, and so stands alone: whether every file and the snapshot lie in both storages with the right hash. */
async function isProtected(app: string): Promise<boolean> {
  const hash = async (bytes: ArrayBuffer) =>
    Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
      '',
    )
  type Ask = (key: string) => Promise<unknown>
  interface Buckets {
    open(name: string): Promise<{ indexedDB: IDBFactory }>
  }
  const openValues = async (name: string): Promise<Ask | undefined> => {
    const { storageBuckets } = navigator as Navigator & { storageBuckets?: Buckets }
    const isBroken = await indexedDB.databases().then(
      () => false,
      () => true,
    )
    const factory = isBroken ? (await storageBuckets?.open('rotes-sofa'))?.indexedDB : indexedDB
    if (!factory || !(await factory.databases()).some((each) => each.name === name)) return undefined
    return new Promise((resolve, reject) => {
      const opening = factory.open(name)
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () =>
        resolve(
          (key) =>
            new Promise((found) => {
              const request = opening.result.transaction('values').objectStore('values').get(key)
              request.onsuccess = () => found(request.result)
              request.onerror = () => found(undefined)
            }),
        )
    })
  }
  const shellName = (await caches.keys()).filter((name) => name.startsWith(`rotes-sofa-${app}-shell-`))
  if (shellName.length !== 1) return false
  const build = shellName[0]!.split('-').at(-1)!
  const shell = await caches.open(shellName[0]!)
  const standing = (await (await shell.match('/standing.json'))?.json()) as { isProved?: boolean } | undefined
  const files = (await (await shell.match('/shell-list.json'))?.json()) as { url: string; hash: string }[] | undefined
  const shellValues = await openValues(`rotes-sofa-${app}-shell`)
  const values = await openValues(`rotes-sofa-${app}`)
  if (standing?.isProved !== true || !files || !shellValues || !values) return false
  for (const file of files) {
    const first = await (await shell.match(file.url))?.arrayBuffer()
    const second = (await shellValues(`${build} ${file.url}`)) as { bytes: ArrayBuffer } | undefined
    if (!first || !second || (await hash(first)) !== file.hash || (await hash(second.bytes)) !== file.hash) return false
  }
  const snapshot = (await values('snapshot')) as { text: string; hash: string } | undefined
  if (!snapshot || typeof (await values('confirmed-at')) !== 'number') return false
  const contents = await caches.open(`rotes-sofa-${app}-content`)
  const copy = await (await contents.match(`/snapshot-${snapshot.hash}.json`))?.arrayBuffer()
  return copy !== undefined && (await hash(copy)) === snapshot.hash
}
