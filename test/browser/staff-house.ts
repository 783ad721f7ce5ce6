import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { makeContentFolder } from './own-content.ts'
import { removeFolder, type RunningServer, startServer } from './server.ts'
import { makeAccount, openContext, openSignedIn } from './staff-walk.ts'

type Viewport = { width: number; height: number }

/** A server with one account and a browser, for all tests of a file. */
export interface StaffHouse {
  readonly server: RunningServer
  /** Closed when the test ends. */
  openContext(viewport: Viewport, locale?: string): Promise<BrowserContext>
  /** A page with somebody signed in, in a context of its own. */
  open(viewport: Viewport, path?: string, locale?: string): Promise<Page>
}

/** `prepare` writes what the tests are about into the sample, before the server starts. */
export function useStaffHouse(prepare?: (folder: string) => Promise<void>): StaffHouse {
  let server: RunningServer
  let browser: Browser

  beforeAll(async () => {
    const own = prepare && (await makeContentFolder())
    if (own) await prepare(own.folder)
    server = await startServer(own ? { folder: own.folder } : {})
    await makeAccount(server)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    if (server) await removeFolder(server.folder)
  })

  async function open(viewport: Viewport, locale?: string): Promise<BrowserContext> {
    const context = await openContext(browser, viewport, locale)
    onTestFinished(() => context.close())
    return context
  }
  return {
    get server() {
      return server
    },
    openContext: open,
    open: async (viewport, path = '', locale) => openSignedIn(await open(viewport, locale), server, path),
  }
}
