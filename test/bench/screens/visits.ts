import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchPersistent } from '../../browser/chromium.ts'
import { until } from '../../browser/until.ts'
import type { Pair } from './pair.ts'
import { openThrottled, readPainted, screens } from './painted.ts'

/** Milliseconds to the first content in a profile that has never been here. */
export async function visitFirst({ browser, app }: Pair, address: string, throttling: number): Promise<number> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: screens[app].viewport })
  const page = await openThrottled(context, app, throttling)
  await page.goto(address)
  const painted = await readPainted(page)
  await context.close()
  return painted
}

export interface Profile {
  /** Milliseconds to the first content after a cold start of the browser. */
  visit(throttling: number): Promise<number>
  remove(): Promise<void>
}

/** Whether the worker trusts its build, as it does on a screen that has run before; one on trial keeps a tally at each start. */
async function isProved(): Promise<boolean> {
  const standing = await caches.match('/standing.json')
  return ((await standing?.json()) as { isProved?: boolean } | undefined)?.isProved === true
}

/** A profile that has been at the address until it needed no network any more. */
export async function makeProfile({ app }: Pair, address: string): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-profile-'))
  const options = { locale: 'de-DE', viewport: screens[app].viewport }
  const first = await launchPersistent(folder, options)
  const page = await first.newPage()
  await page.goto(address)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  // The product says that it has kept its content; the bare page keeps with its worker what the second visit fetches.
  if (address.endsWith(`/${app}/`))
    await page.waitForFunction((key) => localStorage.getItem(key) !== null, `rotes-sofa-${app}-kept`)
  await page.reload()
  await page.waitForSelector(screens[app].row, { state: 'attached' })
  if (address.endsWith(`/${app}/`)) await until('the build is proved', () => page.evaluate(isProved), 60_000)
  else await page.waitForTimeout(2_000)
  await first.close()
  return {
    async visit(throttling) {
      const context = await launchPersistent(folder, options)
      const cold = await openThrottled(context, app, throttling)
      await cold.goto(address)
      const painted = await readPainted(cold)
      await context.close()
      return painted
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
