import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, onTestFinished } from 'vitest'
import { useHouse } from './house.ts'
import type { RunningServer } from './server.ts'
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
  const house = useHouse({ prepare })
  beforeAll(() => makeAccount(house.server))

  async function open(viewport: Viewport, locale?: string): Promise<BrowserContext> {
    const context = await openContext(house.browser, viewport, locale)
    onTestFinished(() => context.close())
    return context
  }
  return {
    get server() {
      return house.server
    },
    openContext: open,
    open: async (viewport, path = '', locale) => openSignedIn(await open(viewport, locale), house.server, path),
  }
}
