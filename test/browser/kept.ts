import type { JSHandle, Page } from 'playwright-core'
import { until } from './until.ts'

/** The database `name` of a screen as its next start will open it, or undefined where there is none yet. Whoever asks closes it. */
export const openKept = (page: Page, name: string): Promise<JSHandle<IDBDatabase | undefined>> =>
  page.evaluateHandle(openNewest, name)

/** Runs in the page, and so stands alone. */
async function openNewest(name: string): Promise<IDBDatabase | undefined> {
  interface Buckets {
    keys(): Promise<string[]>
    open(name: string): Promise<{ indexedDB: IDBFactory }>
  }
  const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets }
  const numbers = (await storageBuckets.keys())
    .filter((key) => key.startsWith(`${name}-`))
    .map((key) => Number(key.slice(name.length + 1)))
    .filter(Number.isInteger)
  if (numbers.length === 0) return undefined
  const bucket = await storageBuckets.open(`${name}-${Math.max(...numbers)}`)
  const { indexedDB } = bucket
  if (!(await indexedDB.databases()).some((each) => each.name === name)) return undefined
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    // Where a bucket is let go, nothing asked of its databases is answered.
    opening.onsuccess = () => resolve(Object.assign(opening.result, { bucket }))
    opening.onerror = () => reject(opening.error)
  })
}

/** The content of a screen app lies in its database, confirmed. */
export const untilKept = (page: Page, app: string): Promise<void> =>
  until(`${app} has kept its content`, async () => page.evaluate(isConfirmed, await openKept(page, `rotes-sofa-${app}`)), 60_000)

/** Runs in the page. */
function isConfirmed(database: IDBDatabase | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const request = database?.transaction('values').objectStore('values').get('confirmed-at')
    database?.close()
    if (!request) return resolve(false)
    request.onsuccess = () => resolve(typeof request.result === 'number')
    request.onerror = () => resolve(false)
  })
}
