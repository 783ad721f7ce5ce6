import { sha256 } from './sha256.ts'

/** One file of a build: its address below the scope and the SHA-256 of its bytes. */
export interface ShellFile {
  url: string
  hash: string
}

/** Where a generation keeps the list it was made from, so that an older one can still be checked. */
const listAddress = '/shell-list.json'

async function fetchWhole(url: string, hash: string): Promise<Response> {
  const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin' })
  if (response.status !== 200 || response.type !== 'basic' || response.redirected)
    throw new Error(`${url}: answered ${response.status}`)
  const bytes = await response.arrayBuffer()
  if ((await sha256(bytes)) !== hash) throw new Error(`${url}: is not the file of this build`)
  return new Response(bytes, { headers: response.headers })
}

/**
 * Fetches every file of a build into the cache `name`; a file that is not whole and exactly right refuses the whole
 * generation. Files an earlier generation holds rightly are copied instead of fetched.
 */
export async function fillGeneration(name: string, files: readonly ShellFile[]): Promise<void> {
  const cache = await caches.open(name)
  for (const { url, hash } of files) {
    const present = await readVerified(await caches.match(url, { ignoreSearch: true }), hash)
    await cache.put(url, present ?? (await fetchWhole(url, hash)))
  }
  await cache.put(listAddress, Response.json(files))
}

async function readVerified(response: Response | undefined, hash: string): Promise<Response | undefined> {
  if (!response || response.status !== 200) return undefined
  try {
    const bytes = await response.arrayBuffer()
    return (await sha256(bytes)) === hash ? new Response(bytes, { headers: response.headers }) : undefined
  } catch {
    // A damaged entry fails while it is read: the same as absent.
    return undefined
  }
}

/** A file of the generation `name` if it is there and its bytes are right. */
export async function matchVerified(name: string, url: string): Promise<Response | undefined> {
  try {
    const cache = await caches.open(name)
    const list = (await (await cache.match(listAddress))?.json()) as ShellFile[] | undefined
    const hash = list?.find((file) => file.url === url)?.hash
    return hash === undefined ? undefined : await readVerified(await cache.match(url), hash)
  } catch {
    return undefined
  }
}
