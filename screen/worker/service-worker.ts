/// <reference lib="WebWorker" />
import { serveMedia } from './media.ts'
import { fillGeneration, matchVerified, type ShellFile } from './shell.ts'

declare const self: ServiceWorkerGlobalScope

/** A short name for a build: any file that differs makes another one. */
function nameBuild(files: readonly ShellFile[]): string {
  let sum = 5381
  for (const letter of files.map(({ url, hash }) => url + hash).join('\n'))
    sum = (Math.imul(sum, 33) ^ letter.charCodeAt(0)) >>> 0
  return sum.toString(36)
}

/**
 * The worker of a screen: answers every navigation in its scope with the cached page, its files from the cache, media
 * verified, and leaves `/api/` alone. The build before the newest stays as a second generation.
 */
export function serveScreen(app: 'kiosk' | 'signage', manifest: { url: string; revision: string | null }[]): void {
  const scope = `/${app}/`
  // The plugin adds icons and the manifest once more, with a revision that is no SHA-256: they are in the list already.
  const files = manifest
    .filter(({ revision }) => revision?.length === 64)
    .map(({ url, revision }): ShellFile => ({ url: scope + url, hash: revision ?? '' }))
  const prefix = `rotes-sofa-${app}-shell-`
  const current = prefix + nameBuild(files)

  const generations = async () => (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== current)

  async function serveShell(request: Request, address: string): Promise<Response> {
    const own = await matchVerified(current, address)
    if (own) return own
    const online = await fetch(request).catch(() => undefined)
    if (online?.ok) return online
    for (const name of (await generations()).reverse()) {
      const older = await matchVerified(name, address)
      if (older) return older
    }
    return online ?? Response.error()
  }

  self.addEventListener('install', (event) => {
    event.waitUntil(fillGeneration(current, files))
  })

  self.addEventListener('activate', (event) => {
    event.waitUntil(
      (async () => {
        // Caches are listed in the order of their making: the last of the others is the build before this one.
        for (const name of (await generations()).slice(0, -1)) await caches.delete(name)
        await self.clients.claim()
      })(),
    )
  })

  self.addEventListener('message', (event) => {
    if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
  })

  self.addEventListener('fetch', (event) => {
    const { request } = event
    const url = new URL(request.url)
    if (request.method !== 'GET' || url.origin !== self.location.origin) return
    if (request.mode === 'navigate') event.respondWith(serveShell(request, `${scope}index.html`))
    else if (url.pathname.startsWith('/media/')) event.respondWith(serveMedia(request))
    else if (url.pathname.startsWith(scope)) event.respondWith(serveShell(request, url.pathname))
  })
}
