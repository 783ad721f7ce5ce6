import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Items, Kind } from '../../content/model/kinds.ts'
import type { Snapshot } from '../../content/model/snapshot.ts'
import type { RunningServer } from './server.ts'

export const name = 'Karin'
export const password = 'drei rote Sofas am Markt'

export const phone = { width: 360, height: 740 }
export const desk = { width: 1366, height: 768 }

/** Makes the first account with the link the server printed. */
export async function makeAccount(server: RunningServer): Promise<void> {
  const token = /#setup=([\w-]+)/.exec(server.output())?.[1]
  const answer = await fetch(`${server.origin}/api/staff/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ token, name, password }),
  })
  if (!answer.ok) throw new Error(`no account: ${answer.status} ${await answer.text()}`)
}

export const openContext = (
  browser: Browser,
  viewport: { width: number; height: number },
  locale = 'de-DE',
): Promise<BrowserContext> =>
  browser.newContext({
    viewport,
    hasTouch: viewport === phone,
    isMobile: viewport === phone,
    locale,
    timezoneId: 'Europe/Berlin',
  })

/** A page with somebody signed in. */
export async function openSignedIn(context: BrowserContext, server: Pick<RunningServer, 'origin'>, path = ''): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${server.origin}/staff/`)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel(/^(Passwort|Password)$/).fill(password)
  await page.getByRole('button', { name: /^(Anmelden|Sign in)$/ }).click()
  await page.getByRole('heading', { name: new RegExp(`^(Guten Tag|Hello), ${name}$`) }).waitFor()
  if (path) await page.goto(`${server.origin}/staff/${path}`)
  return page
}

/** The items of a kind as they are stored, drafts included. */
export const findStored = <K extends Kind>(page: Page, kind: K): Promise<Items[K][]> =>
  page.evaluate(async (path) => {
    const { items } = (await (await fetch(path)).json()) as { items: { item: never }[] }
    return items.map(({ item }) => item)
  }, `/api/staff/items/${kind}`)

/** What screens are sent. A change comes into it within moments, so tests poll. */
export const fetchPublic = async ({ origin }: RunningServer): Promise<Snapshot> => (await fetch(`${origin}/api/content`)).json()

const photos = fileURLToPath(new URL('../../build/photos', import.meta.url))

/** Photographs the steps of a walk, numbered. */
export async function createCamera(page: Page, walk: string): Promise<(step: string) => Promise<void>> {
  const folder = join(photos, walk)
  await mkdir(folder, { recursive: true })
  let count = 0
  return async (step) => {
    count += 1
    await page.screenshot({ path: join(folder, `${String(count).padStart(2, '0')}-${step}.png`) })
  }
}
