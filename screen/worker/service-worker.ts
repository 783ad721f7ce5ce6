/// <reference lib="WebWorker" />
import { openDatabase } from '../cache/database.ts'
import { nameBuild, type ShellFile } from './build.ts'
import { createGenerations } from './generations.ts'
import { serveMedia } from './media.ts'
import { hintAtKept } from './page-link.ts'
import type { PageMessage, WorkerMessage } from '../worker-messages.ts'
import { createCacheShelf, createDatabaseShelf } from './shelf.ts'

declare const self: ServiceWorkerGlobalScope

/** A page of a build on trial that has not said a word after this long is loaded again, in milliseconds. */
const silence = 30_000

/**
 * The worker of a screen: answers every navigation in its scope with the kept page, its files from what is kept, media verified, and
 * leaves `/api/` alone.
 */
export function serveScreen(app: 'kiosk' | 'signage', manifest: { url: string; revision: string | null }[]): void {
  const scope = `/${app}/`
  const index = `${scope}index.html`
  // The plugin adds icons and the manifest once more, with a revision that is no SHA-256: they are in the list already.
  const files = manifest
    .filter(({ revision }) => revision?.length === 64)
    .map(({ url, revision }): ShellFile => ({ url: scope + url, hash: revision ?? '' }))
  const shelves = [createCacheShelf(app), createDatabaseShelf(openDatabase(`rotes-sofa-${app}-shell`))] as const
  const generations = createGenerations(nameBuild(files), [...shelves])
  /** The pages that are waited for, by their ids. */
  const watched = new Map<string, () => void>()

  const tell = (client: Client | undefined, what: string) => {
    const message: WorkerMessage = { type: 'report', what }
    client?.postMessage(message)
  }

  /** A new build that does not start cannot load itself again: the worker does, and gives it up after its second chance. */
  async function watchTrial(clientId: string): Promise<void> {
    const silent = new Promise<boolean>((resolve) => {
      // Not a moment longer than needed: a worker that waits holds up the next build.
      watched.set(clientId, () => resolve(false))
      setTimeout(() => resolve(true), silence)
    })
    const isSilent = await silent
    watched.delete(clientId)
    const client = isSilent ? await self.clients.get(clientId) : undefined
    if (client instanceof WindowClient && client.visibilityState === 'visible') await client.navigate(client.url)
  }

  async function hear(message: PageMessage, client: Client | undefined): Promise<void> {
    if (message.type === 'SKIP_WAITING') return self.skipWaiting()
    if (message.type === 'mend') {
      const { mended, failures } = await generations.mend()
      if (mended > 0) tell(client, `${mended} damaged or missing files of this app were mended`)
      for (const { what, error } of failures) tell(client, `${what}: ${String(error)}`)
      return
    }
    if (client) watched.get(client.id)?.()
    if (await generations.hear(message.type, message.files)) return
    if (await generations.isOwnGivenUp()) tell(client, 'the newest build of this app does not start; the one before is shown')
  }

  self.addEventListener('install', (event) => event.waitUntil(generations.install()))

  self.addEventListener('activate', (event) => {
    event.waitUntil(generations.tidy().then(() => self.clients.claim()))
  })

  self.addEventListener('message', (event) => {
    const message = event.data as PageMessage | null
    const client = event.source instanceof Client ? event.source : undefined
    if (message?.type) event.waitUntil(hear(message, client))
  })

  self.addEventListener('fetch', (event) => {
    const { request } = event
    const url = new URL(request.url)
    if (request.method !== 'GET' || url.origin !== self.location.origin) return
    if (request.mode === 'navigate') {
      const trial = generations.isOnTrial()
      event.respondWith(generations.page(index).then((kept) => (kept ? hintAtKept(kept, files) : fetch(request))))
      event.waitUntil(trial.then((isOnTrial) => (isOnTrial ? watchTrial(event.resultingClientId) : undefined)))
    } else if (url.pathname.startsWith('/media/')) event.respondWith(serveMedia(request))
    else if (url.pathname.startsWith(scope))
      event.respondWith(generations.file(url.pathname).then((kept) => kept ?? fetch(request)))
  })
}
