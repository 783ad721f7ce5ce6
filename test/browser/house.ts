import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { makeContentFolder } from './own-content.ts'
import { removeFolder, type RunningServer, startServer } from './server.ts'

/** A server and a browser, there from the first test of a file to its last. */
export interface House {
  readonly server: RunningServer
  readonly browser: Browser
}

export interface HouseOptions {
  /** Writes what the tests are about into the sample, before the server starts. */
  prepare?: ((folder: string) => Promise<void>) | undefined
  /** As of a server. */
  from?: 'build' | 'source'
}

export function useHouse({ prepare, from = 'build' }: HouseOptions = {}): House {
  let server: RunningServer
  let browser: Browser

  beforeAll(async () => {
    const own = prepare && (await makeContentFolder())
    if (own) await prepare(own.folder)
    server = await startServer(own ? { from, folder: own.folder } : { from })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    if (server) await removeFolder(server.folder)
  })

  return {
    get server() {
      return server
    },
    get browser() {
      return browser
    },
  }
}
